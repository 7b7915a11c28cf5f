package vn.vanthu.forms.figures;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.text.Folded;
import vn.vanthu.forms.text.Numbers;

/**
 * A sentence for reading, each form of it letter for letter.
 *
 * @param text as it stands in the document
 * @param folded lower case without accents
 * @param times the folded text for telling the time, without words that only look like "tăng" or
 *     "giảm"
 * @param masked the folded text with what is never a figure as blanks
 * @param months lists of months that it holds, which are blanks in {@code masked}
 */
record Cleaned(String text, String folded, String times, String masked, List<Numbers.At> months) {
  private static final Pattern ENUMERATOR =
      Pattern.compile(
          "^\\s*([-+*•–·]\\s*)*(\\(?\\d{1,2}(\\.\\d{1,2})+\\.?\\s|\\(?\\d{1,2}(\\.\\d{1,2})*[.)/](?!\\d)|[IVXivx]{1,4}[.)]|[a-zđ][.)])?\\s*([-+*•–·]\\s*)*");

  /** The comma of "tin, bài", which are counted together. */
  private static final Pattern ONE_THING = Pattern.compile("(?<=\\btin)\\s*[,/](?=\\s*bai\\b)");

  /** Syllables that tell of another time or a change, unless their accents say otherwise. */
  private static final Map<String, String> TIMES =
      Map.of("tang", "tăng", "giam", "giảm", "se", "sẽ", "gap", "gấp", "vuot", "vượt");

  private static final Pattern SYLLABLE = Pattern.compile("[a-z]+");

  /** "Số hội nghị - 5", "CNVCLĐ = 37": as good as a colon. */
  private static final Pattern LABEL_MARK = Pattern.compile("=|(?<=[a-z)]\\s)[-–](?=\\s\\d)");

  /** The number of a table's row whose lines were not seen: "12 Ý kiến …" */
  private static final Pattern SERIAL =
      Pattern.compile("^\\s*\\d{1,2}(\\s+|\\s*[|¦]\\s*)(?=\\p{Lu})");

  /**
   * @param fromPicture whether it was read from a picture, where a table's lines may not be seen
   */
  static Cleaned of(String text, boolean fromPicture) {
    String folded = Folded.of(text);
    List<Numbers.At> months = Months.in(folded);
    StringBuilder open = new StringBuilder(Masks.over(folded, text));
    Matcher enumerator = ENUMERATOR.matcher(text);
    blank(open, 0, enumerator.find() ? enumerator.end() : 0);
    Matcher serial = SERIAL.matcher(text);
    if (fromPicture && serial.find()) {
      blank(open, 0, serial.end());
    }
    Matcher pair = ONE_THING.matcher(folded);
    while (pair.find()) {
      blank(open, pair.start(), pair.end());
    }
    months.forEach(m -> blank(open, m.start(), m.end()));
    String masked = LABEL_MARK.matcher(open).replaceAll(":");
    return new Cleaned(text, folded, times(folded, text), masked, months);
  }

  private static String times(String folded, String text) {
    StringBuilder times = new StringBuilder(folded);
    Matcher syllable = SYLLABLE.matcher(folded);
    while (syllable.find()) {
      String written = text.substring(syllable.start(), syllable.end()).toLowerCase(Locale.ROOT);
      String meant = TIMES.getOrDefault(syllable.group(), written);
      if (!written.equals(meant) && !written.equals(syllable.group())) {
        blank(times, syllable.start(), syllable.end());
      }
    }
    return times.toString();
  }

  static void blank(StringBuilder text, int from, int to) {
    for (int i = from; i < to; i++) {
      text.setCharAt(i, ' ');
    }
  }
}
