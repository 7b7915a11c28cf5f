package vn.vanthu.extraction.ocr;

import boofcv.struct.image.GrayU8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.vanthu.extraction.ocr.PageReader.Rect;

/**
 * Reads every figure of running text a second time, with its neighbours, from a harder picture of
 * the page.
 */
final class DigitCheck {
  private static final int MARGIN = 10;
  private static final int DPI = 250;

  private final Tesseract tesseract;
  private final CleanPage page;

  DigitCheck(Tesseract tesseract, CleanPage page) {
    this.tesseract = tesseract;
    this.page = page;
  }

  /** The same words, those with digits as sure as both readings together make them. */
  List<OcrWord> checked(List<OcrWord> words) throws IOException {
    List<Integer> places = new ArrayList<>();
    List<GrayU8> pictures = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).hasDigit()) {
        places.add(i);
        pictures.add(page.cut(page.hard(), around(words, i), MARGIN));
      }
    }
    List<List<OcrWord>> again = tesseract.read(pictures, Tesseract.LINE, DPI);
    List<OcrWord> checked = new ArrayList<>(words);
    for (int p = 0; p < places.size(); p++) {
      int i = places.get(p);
      checked.set(i, compared(words, i, again.get(p)));
    }
    return checked;
  }

  /** The figure with the words beside it on its line, so that the reader sees a context. */
  private static Rect around(List<OcrWord> words, int i) {
    OcrWord word = words.get(i);
    OcrWord before = i > 0 && sameLine(words.get(i - 1), word) ? words.get(i - 1) : word;
    OcrWord after =
        i + 1 < words.size() && sameLine(words.get(i + 1), word) ? words.get(i + 1) : word;
    return new Rect(
        (int) before.left(),
        (int) Math.min(word.top(), Math.min(before.top(), after.top())),
        (int) after.right(),
        (int) Math.max(word.bottom(), Math.max(before.bottom(), after.bottom())));
  }

  private static boolean sameLine(OcrWord a, OcrWord b) {
    return a.line().equals(b.line());
  }

  private static OcrWord compared(List<OcrWord> words, int i, List<OcrWord> again) {
    OcrWord word = words.get(i);
    List<OcrWord> context = new ArrayList<>();
    for (int n = Math.max(0, i - 1); n <= Math.min(words.size() - 1, i + 1); n++) {
      if (sameLine(words.get(n), word)) {
        context.add(words.get(n));
      }
    }
    return word.sure(Digits.certainty(context, again));
  }
}
