package vn.vanthu.forms.figures;

import java.util.Optional;
import vn.vanthu.forms.text.Words;

/**
 * A number of a sentence with the words that belong to it.
 *
 * @param start where it begins in the sentence
 * @param end behind it, with what says it again: "05 (năm)", "02/02"
 * @param value the number, or the sum of a list of months
 * @param of the second number of "02/03"
 * @param about whether the words say it is not exact
 * @param inWords whether it is written in letters
 * @param open whether it is a range or a rate, and so no number to record
 * @param label folded words before the colon that it stands behind, empty without one
 * @param lead folded words before it, back to what belongs to the number before
 * @param noun folded words behind it, up to what belongs to the next
 * @param clause all folded words up to the semicolons or full stops around it, other brackets left
 *     out, numbers as {@code #}
 * @param head folded words before the bracket that it stands in, where no number is before them:
 *     "hội nghị (02 cuộc, 140 lượt)"; empty outside of such a bracket
 * @param owner the number whose bracket it stands in, as its index; -1 outside
 */
record Mention(
    int start,
    int end,
    long value,
    Optional<Long> of,
    boolean about,
    boolean inWords,
    Optional<Open> open,
    Words label,
    Words lead,
    Words noun,
    Words clause,
    Words head,
    int owner) {

  /** Why a number cannot be recorded as it stands; the name of its doubt. */
  enum Open {
    RANGE("range-not-a-number"),
    RATE("per-month"),
    /** Numbers of a table's columns, side by side in a picture where no table was seen. */
    COLUMNS("column-unclear");

    private final String code;

    Open(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /** No number: words that end there say that there was none. */
  static Mention none(int end) {
    return new Mention(
        end,
        end,
        0,
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        Words.NONE,
        Words.NONE,
        Words.NONE,
        Words.NONE,
        Words.NONE,
        -1);
  }

  private static final Words NUMBER = new Words("#", "#");

  /** Its own words, the number as {@code #}. */
  Words own() {
    return lead.strip().and(NUMBER).and(noun.strip());
  }

  /** The same with the words of an earlier number before its own. */
  Mention behind(Mention earlier) {
    Words before = earlier.lead().and(earlier.noun()).and(lead);
    return new Mention(
        start, end, value, of, about, inWords, open, label, before, noun, clause, head, owner);
  }

  /** Whether it stands in a bracket behind another number. */
  boolean inBracket() {
    return owner >= 0;
  }

  /** Whether both stand in brackets, behind the same words. */
  boolean besideInBracket(Mention other) {
    return !head.isBlank() && head.folded().equals(other.head.folded());
  }

  /** Whether both stand in brackets, behind different words. */
  boolean inOtherBracket(Mention other) {
    return !head.isBlank() && !other.head.isBlank() && !besideInBracket(other);
  }
}
