package vn.vanthu.extraction.formats;

import java.util.List;
import java.util.stream.Collectors;
import vn.vanthu.forms.Certainty;

/**
 * A word of a page with its box, in points; y grows downwards.
 *
 * @param certainty 0 to 1; 1 where it was not read from a picture
 */
public record PageWord(
    String text, double left, double right, double top, double bottom, double certainty) {

  PageWord(String text, double left, double right, double top, double bottom) {
    this(text, left, right, top, bottom, 1);
  }

  double middle() {
    return (top + bottom) / 2;
  }

  double centre() {
    return (left + right) / 2;
  }

  static String joined(List<PageWord> words) {
    return words.stream().map(PageWord::text).collect(Collectors.joining(" "));
  }

  static Certainty certaintyOf(List<PageWord> words) {
    Certainty all = Certainty.FULL;
    for (PageWord word : words) {
      all = word.certainty < 1 ? all.with(word.text, word.certainty) : all;
    }
    return all;
  }
}
