package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.text.Numbers;
import vn.vanthu.forms.text.Words;

/** Numbers of a sentence that may count something. */
final class CountingNumbers {
  private final Form form;
  private final Joints joints;

  CountingNumbers(Form form, Joints joints) {
    this.form = form;
    this.joints = joints;
  }

  /**
   * All numbers in figures, lists of months as their sums, and of those in words the ones that
   * count things, in order.
   *
   * @param told the masked sentence without words that only look like joints
   */
  List<Numbers.At> in(Cleaned sentence, String told) {
    List<Numbers.At> all = new ArrayList<>(Numbers.in(sentence.text(), sentence.masked()));
    all.addAll(sentence.months());
    all.sort(Comparator.comparingInt(Numbers.At::start));
    return all.stream().filter(n -> !n.inWords() || counts(n, sentence, told)).toList();
  }

  /** Numbers in words are often none: "một phần", "Năm học". */
  private boolean counts(Numbers.At n, Cleaned sentence, String told) {
    Words behind = new Words(sentence.masked(), sentence.text()).from(n.end());
    boolean labelled = isAnnounced(told.substring(0, n.start()));
    return labelled && behind.folded().matches("(?s)\\s*([,;.].*)?")
        || form.wordings().values().stream()
            .anyMatch(
                w ->
                    CountWords.longestAtStart(w.units(), behind) > 0
                        || CountWords.longestAtStart(w.labels(), behind) > 0);
  }

  /** A colon, "là", "được" or a verb of the form stands before: "trả lời một". */
  private boolean isAnnounced(String before) {
    Matcher m = joints.matcher(before);
    int end = -1;
    while (m.find()) {
      end = m.end();
    }
    return before.matches("(?s).*(:|\\bla|\\bduoc|\\bca)\\s*$")
        || end >= 0 && before.substring(end).isBlank();
  }
}
