package vn.vanthu.extraction.ocr;

import boofcv.struct.image.GrayU8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.vanthu.extraction.ocr.PageReader.Rect;

/**
 * Reads every figure of running text again, with its neighbours, from a larger picture of it, and
 * where the two differ, from a smaller one.
 */
final class DigitCheck {
  private static final int MARGIN = 10;
  private static final int DPI = 250;

  private final Tesseract tesseract;
  private final CleanPage page;
  private final GrayU8 grey;

  DigitCheck(Tesseract tesseract, CleanPage page) {
    this.tesseract = tesseract;
    this.page = page;
    this.grey = page.withoutLines();
  }

  /** The same words, those with digits as sure as the readings together make them. */
  List<OcrWord> checked(List<OcrWord> words) throws IOException {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).hasDigit()) {
        places.add(i);
      }
    }
    List<OcrWord> checked = new ArrayList<>(words);
    List<Integer> open = new ArrayList<>();
    List<List<OcrWord>> larger = again(words, places, CleanPage.LARGER);
    for (int p = 0; p < places.size(); p++) {
      int i = places.get(p);
      checked.set(i, compared(words, i, larger.get(p)));
      List<OcrWord> first = context(words, i);
      if (!Digits.agree(first, larger.get(p)) || Digits.mayErrAlike(first, larger.get(p))) {
        open.add(i);
      }
    }
    List<List<OcrWord>> smaller = again(words, open, CleanPage.SMALLER);
    for (int p = 0; p < open.size(); p++) {
      checked.set(open.get(p), compared(words, open.get(p), smaller.get(p)));
    }
    return checked;
  }

  private List<List<OcrWord>> again(List<OcrWord> words, List<Integer> places, double scale)
      throws IOException {
    List<GrayU8> pictures =
        places.stream()
            .map(i -> Grey.scaled(page.cut(grey, around(words, i), MARGIN), scale))
            .toList();
    return tesseract.read(pictures, Tesseract.LINE, DPI);
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
    double certainty = Digits.certainty(context(words, i), again);
    OcrWord written =
        Digits.isPlain(word)
            ? word
            : Digits.plain(word, again).map(plain -> word.reading(plain.text())).orElse(word);
    return written.sure(certainty);
  }

  private static List<OcrWord> context(List<OcrWord> words, int i) {
    List<OcrWord> context = new ArrayList<>();
    for (int n = Math.max(0, i - 1); n <= Math.min(words.size() - 1, i + 1); n++) {
      if (sameLine(words.get(n), words.get(i))) {
        context.add(words.get(n));
      }
    }
    return context;
  }
}
