package vn.vanthu.forms.figures;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.text.Numbers;
import vn.vanthu.forms.text.Words;

/** What the brackets of a sentence belong to: a number, or the words before them. */
final class Brackets {
  private static final int NEAR = 60;
  private static final Pattern LISTED = Pattern.compile("[:;]");
  private static final Pattern PARTED = Pattern.compile("[,;:()…]|\\.\\s|(?<![a-z])va(?![a-z])");

  private final Cleaned sentence;
  private final List<Numbers.At> numbers;

  Brackets(Cleaned sentence, List<Numbers.At> numbers) {
    this.sentence = sentence;
    this.numbers = numbers;
  }

  /** A bracket behind a number holds its parts, its people, or says it again. */
  int owner(List<Mention> before, int start) {
    int open = sentence.folded().lastIndexOf('(', start);
    if (open < 0 || sentence.folded().substring(open, start).indexOf(')') >= 0) {
      return -1;
    }
    for (int j = before.size() - 1; j >= 0; j--) {
      int end = before.get(j).end();
      boolean inClosed = end <= open && sentence.folded().substring(end, open).indexOf(')') >= 0;
      if (end <= open && !(inClosed && inside(before.get(j).start()))) {
        String between = sentence.folded().substring(end, open);
        boolean near = between.length() < NEAR && !LISTED.matcher(between).find();
        return near ? j : -1;
      }
    }
    return -1;
  }

  /**
   * "Hội nghị (02 cuộc, 140 lượt), họp tổ (10 cuộc)": the words that the bracket around a place
   * belongs to, back to what parts them from others. None outside of a bracket, and none where they
   * hold a number, which is what the bracket belongs to.
   */
  Words head(int at) {
    int open = sentence.masked().lastIndexOf('(', at);
    if (open < 0 || sentence.masked().substring(open, at).indexOf(')') >= 0) {
      return Words.NONE;
    }
    Matcher parted = PARTED.matcher(sentence.masked()).region(0, open);
    int from = 0;
    while (parted.find()) {
      from = parted.end();
    }
    int start = from;
    boolean counted = numbers.stream().anyMatch(n -> n.start() >= start && n.end() <= open);
    return counted ? Words.NONE : words(start, open).strip();
  }

  private Words words(int start, int end) {
    return new Words(
        sentence.masked().substring(start, end), sentence.text().substring(start, end));
  }

  private boolean inside(int at) {
    int open = sentence.folded().lastIndexOf('(', at);
    return open >= 0 && sentence.folded().substring(open, at).indexOf(')') < 0;
  }
}
