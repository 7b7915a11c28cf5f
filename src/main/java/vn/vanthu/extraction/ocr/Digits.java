package vn.vanthu.extraction.ocr;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares readings of the same figure from different pictures of it. */
final class Digits {
  private static final double SURE = 0.8;
  private static final double SURE_OF_TWINS = 0.85;
  private static final double CLEAR = 0.9;
  private static final double DISAGREE = 0.3;

  /** 1 and 7, 0 and 6, 3 and 8 look alike. */
  private static final Pattern TWINS = Pattern.compile("[017368]");

  private static final String LETTERS = "OoQDlIiíìị|!LTSsBZzgqGb";
  private static final String LOOK_LIKE = "00001111111111155822966";

  private Digits() {}

  /**
   * The figures of a text, one after the other; letters that stand for digits are taken as such.
   */
  static String of(List<OcrWord> words) {
    return words.stream().map(word -> of(word.text())).collect(Collectors.joining());
  }

  static String of(String word) {
    boolean figure = word.chars().anyMatch(c -> c >= '0' && c <= '9') && word.length() <= 6;
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      int at = figure ? LETTERS.indexOf(c) : -1;
      if (c >= '0' && c <= '9') {
        out.append(c);
      } else if (at >= 0) {
        out.append(LOOK_LIKE.charAt(at));
      }
    }
    return out.toString();
  }

  /** Whether both say the same figures, or both say none. */
  static boolean agree(List<OcrWord> first, List<OcrWord> second) {
    return of(first).equals(of(second));
  }

  /**
   * Whether two readings agree on digits that look like others, neither of them quite sure: a third
   * has to agree.
   */
  static boolean mayErrAlike(List<OcrWord> first, List<OcrWord> second) {
    return agree(first, second)
        && TWINS.matcher(of(first)).find()
        && Math.max(least(first), least(second)) < CLEAR;
  }

  /** How sure a figure is that two readings agree on; half-sure readers may err alike. */
  static double certainty(List<OcrWord> first, List<OcrWord> second) {
    double most = Math.max(least(first), least(second));
    double enough = TWINS.matcher(of(first)).find() ? SURE_OF_TWINS : SURE;
    return agree(first, second) && most >= enough ? most : Math.min(DISAGREE, most);
  }

  private static double least(List<OcrWord> words) {
    return words.stream().filter(OcrWord::hasDigit).mapToDouble(OcrWord::certainty).min().orElse(0);
  }

  /** The word among {@code words} that writes the figure of {@code word} in digits alone. */
  static Optional<OcrWord> plain(OcrWord word, List<OcrWord> words) {
    String digits = of(word.text());
    return words.stream().filter(w -> isPlain(w) && of(w.text()).equals(digits)).findFirst();
  }

  static boolean isPlain(OcrWord word) {
    return word.text().matches("[(]?\\d+([.,/-]\\d+)*[).,;:%]?");
  }
}
