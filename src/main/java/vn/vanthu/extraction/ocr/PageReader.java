package vn.vanthu.extraction.ocr;

import boofcv.struct.image.GrayU8;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.vanthu.extraction.formats.PageText;
import vn.vanthu.extraction.formats.PageWord;
import vn.vanthu.extraction.formats.RuledTable;
import vn.vanthu.extraction.formats.RuledTable.Box;
import vn.vanthu.extraction.formats.RuledTable.Ruling;
import vn.vanthu.extraction.text.Legibility;

/** Reads the picture of one page: text by its lines, ruled tables cell by cell. */
final class PageReader {
  private static final double PAGE_WIDTH = 595;
  private static final int DPI = 250;
  private static final double LEAST_INK = 0.0002;
  private static final double READ_WELL = 0.7;
  private static final int FEW_WORDS = 4;

  /** Upside down first: whether lines run across has been looked at before. */
  private static final int[] OTHER_WAYS = {2, 1, 3};

  private final Tesseract tesseract;

  PageReader(Tesseract tesseract) {
    this.tesseract = tesseract;
  }

  /**
   * What stands on the page; nothing on one that is blank.
   *
   * @throws IOException if the program that reads failed
   */
  PageText read(BufferedImage picture) throws IOException {
    CleanPage page = CleanPage.of(picture);
    if (page.inkShare() < LEAST_INK) {
      return PageText.BLANK;
    }
    PageText best = read(page);
    for (int quarters : OTHER_WAYS) {
      boolean nothing = best != PageText.BLANK && best.words().size() < FEW_WORDS;
      if (quality(best) >= READ_WELL || nothing) {
        break;
      }
      PageText other = read(page.turned(quarters));
      best = quality(other) > quality(best) ? other : best;
    }
    return best;
  }

  /** How well it was read: how sure the reader is, and whether it is Vietnamese. */
  private static double quality(PageText text) {
    List<PageWord> words = text.words().stream().filter(w -> w.text().length() > 1).toList();
    double sure = words.stream().mapToDouble(PageWord::certainty).average().orElse(0);
    String all = words.stream().map(PageWord::text).collect(Collectors.joining(" "));
    return Legibility.of(all) == Legibility.GARBAGE ? sure / 2 : sure;
  }

  private PageText read(CleanPage page) throws IOException {
    double point = PAGE_WIDTH / Math.min(page.grey().width, page.grey().height);
    List<RuledTable> tables = RuledTable.of(rulings(page.lines(), point));
    GrayU8 text = page.withoutLines();
    for (RuledTable table : tables) {
      CleanPage.blank(text, Rect.of(table.box(), 1 / point));
    }
    List<OcrWord> words = new ArrayList<>();
    words.addAll(tesseract.read(List.of(text), Tesseract.PAGE, DPI).get(0));
    if (backwards(words)) {
      return PageText.BLANK;
    }
    words = new DigitCheck(tesseract, page).checked(words);
    for (RuledTable table : tables) {
      List<Rect> cells = new ArrayList<>();
      for (Box box : table.cells()) {
        cells.add(Rect.of(box, 1 / point));
      }
      words.addAll(new CellReader(tesseract, page).read(cells));
    }
    return new PageText(
        OcrWord.aligned(words).stream().map(word -> pageWord(word, point)).toList(), tables);
  }

  /**
   * Whether lines run from right to left, as they do where the reader made sense of a page upside
   * down.
   */
  private static boolean backwards(List<OcrWord> words) {
    int on = 0;
    int back = 0;
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i).line().equals(words.get(i - 1).line())) {
        boolean goesOn = words.get(i).left() > words.get(i - 1).left();
        on += goesOn ? 1 : 0;
        back += goesOn ? 0 : 1;
      }
    }
    return back > on;
  }

  private static PageWord pageWord(OcrWord word, double point) {
    OcrWord w = word.scaled(point);
    return new PageWord(w.text(), w.left(), w.right(), w.top(), w.bottom(), w.certainty());
  }

  private static List<Ruling> rulings(Lines lines, double point) {
    List<Ruling> rulings = new ArrayList<>();
    for (Lines.Line line : lines.across()) {
      rulings.add(new Ruling(true, line.middle() * point, line.from() * point, line.to() * point));
    }
    for (Lines.Line line : lines.down()) {
      rulings.add(new Ruling(false, line.middle() * point, line.from() * point, line.to() * point));
    }
    return rulings;
  }

  /** A box in pixels. */
  record Rect(int left, int top, int right, int bottom) {
    static Rect of(Box box, double scale) {
      return new Rect(
          (int) Math.round(box.left() * scale),
          (int) Math.round(box.top() * scale),
          (int) Math.round(box.right() * scale),
          (int) Math.round(box.bottom() * scale));
    }

    Rect within(GrayU8 page) {
      return new Rect(
          Math.max(0, left),
          Math.max(0, top),
          Math.min(page.width, right),
          Math.min(page.height, bottom));
    }

    int width() {
      return right - left;
    }

    int height() {
      return bottom - top;
    }
  }
}
