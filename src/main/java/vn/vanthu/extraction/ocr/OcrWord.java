package vn.vanthu.extraction.ocr;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A word read from a picture, with its box; y grows downwards.
 *
 * @param certainty 0 to 1, as the reader itself puts it
 * @param line the line of text it stands on, as a word that is equal for words of one line
 */
record OcrWord(
    String text,
    double left,
    double right,
    double top,
    double bottom,
    double certainty,
    String line) {

  OcrWord moved(double dx, double dy) {
    return new OcrWord(text, left + dx, right + dx, top + dy, bottom + dy, certainty, line);
  }

  OcrWord scaled(double by) {
    return new OcrWord(text, left * by, right * by, top * by, bottom * by, certainty, line);
  }

  OcrWord sure(double newCertainty) {
    return new OcrWord(text, left, right, top, bottom, newCertainty, line);
  }

  OcrWord reading(String otherText) {
    return new OcrWord(otherText, left, right, top, bottom, certainty, line);
  }

  OcrWord onLine(String otherLine) {
    return new OcrWord(text, left, right, top, bottom, certainty, otherLine);
  }

  /**
   * The same words, those of one line at one height: marks above and below letters move the boxes
   * of words, not their line.
   */
  static List<OcrWord> aligned(List<OcrWord> words) {
    Map<String, List<OcrWord>> lines = words.stream().collect(Collectors.groupingBy(OcrWord::line));
    return words.stream()
        .map(
            word -> {
              List<OcrWord> line = lines.getOrDefault(word.line, List.of(word));
              double top = median(line, OcrWord::top);
              double bottom = median(line, OcrWord::bottom);
              return new OcrWord(
                  word.text, word.left, word.right, top, bottom, word.certainty, word.line);
            })
        .toList();
  }

  private static double median(List<OcrWord> words, ToDoubleFunction<OcrWord> of) {
    return words.stream().mapToDouble(of).sorted().skip(words.size() / 2).findFirst().orElse(0);
  }

  boolean hasDigit() {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  double height() {
    return bottom - top;
  }
}
