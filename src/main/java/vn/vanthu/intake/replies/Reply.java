package vn.vanthu.intake.replies;

import java.util.List;
import java.util.Map;
import vn.vanthu.forms.StatedValue;

/**
 * What a reply says.
 *
 * @param values figures that it states, in the order of the form; those we had sent and that stand
 *     unchanged in the quotation are not in it
 * @param labelled how many of them stand behind our own lines or questions
 * @param unclear its words that mean some figure, but not which
 * @param confirms whether it says that everything is right
 * @param thanks whether it says nothing but thanks
 * @param receipt what it says about having received the letter
 * @param own its own lines, without greeting, signature and what it quotes
 */
public record Reply(
    Map<String, StatedValue> values,
    int labelled,
    List<String> unclear,
    List<Intent> intents,
    boolean confirms,
    boolean thanks,
    Receipt receipt,
    List<String> own) {
  public Reply {
    unclear = List.copyOf(unclear);
    intents = List.copyOf(intents);
    own = List.copyOf(own);
  }
}
