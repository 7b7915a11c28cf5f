package vn.vanthu.extraction.ocr;

import java.util.List;
import java.util.stream.Collectors;
import vn.vanthu.extraction.ocr.PageReader.Rect;

/** Compares two readings of the same figure. */
final class Digits {
  private static final double DISAGREE = 0.3;
  private static final double ALONE = 0.7;
  private static final String LETTERS = "OoQDlIiíìị|!ILTSsBZzgqAb";
  private static final String LOOK_LIKE = "000011111111117558229946".substring(0, 24);

  private Digits() {}

  /**
   * The figures of a text, one after the other; letters that stand for digits are taken as such.
   */
  static String of(List<OcrWord> words) {
    return words.stream()
        .map(OcrWord::text)
        .map(Digits::digits)
        .filter(digits -> !digits.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String digits(String word) {
    boolean figure = word.chars().anyMatch(Character::isDigit) && word.length() <= 6;
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

  /** 0 to 1: how sure the figure is of which these are two readings. */
  static double certainty(List<OcrWord> first, List<OcrWord> second) {
    double one = least(first);
    double two = least(second);
    if (of(second).isEmpty()) {
      return one * ALONE;
    }
    if (of(first).isEmpty()) {
      return two * ALONE;
    }
    return of(first).equals(of(second))
        ? Math.max(one, two)
        : Math.min(DISAGREE, Math.max(one, two));
  }

  private static double least(List<OcrWord> words) {
    return words.stream().filter(OcrWord::hasDigit).mapToDouble(OcrWord::certainty).min().orElse(0);
  }

  /** The reading whose figures are written in digits alone; else the first. */
  static List<OcrWord> better(List<OcrWord> first, List<OcrWord> second, Rect cell) {
    if (!second.isEmpty() && (first.isEmpty() || (!clean(first) && clean(second)))) {
      return second.stream()
          .map(
              w ->
                  new OcrWord(
                      w.text(),
                      cell.left(),
                      cell.right(),
                      cell.top(),
                      cell.bottom(),
                      w.certainty(),
                      ""))
          .toList();
    }
    return first;
  }

  private static boolean clean(List<OcrWord> words) {
    return words.stream().anyMatch(OcrWord::hasDigit)
        && words.stream()
            .filter(OcrWord::hasDigit)
            .allMatch(word -> word.text().matches("[(]?\\d+([.,/-]\\d+)*[).,;:%]?"));
  }
}
