package vn.vanthu.extraction.ocr;

import boofcv.struct.image.GrayU8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.vanthu.extraction.ocr.PageReader.Rect;
import vn.vanthu.forms.Certainty;

/**
 * Reads the cells of a table one by one: a page reader takes a lonely figure between lines for
 * dirt. A cell that may hold a figure is read a second time from a harder picture of it.
 */
final class CellReader {
  private static final int MARGIN = 12;
  private static final int DPI = 250;

  private final Tesseract tesseract;
  private final CleanPage page;
  private final GrayU8 grey;

  CellReader(Tesseract tesseract, CleanPage page) {
    this.tesseract = tesseract;
    this.page = page;
    this.grey = page.withoutLines();
  }

  /** The words of those cells, in the page's pixels. */
  List<OcrWord> read(List<Rect> cells) throws IOException {
    Map<Rect, List<OcrWord>> found = new LinkedHashMap<>();
    List<Rect> lines = new ArrayList<>();
    List<Rect> blocks = new ArrayList<>();
    for (Rect cell : cells) {
      Optional<Rect> written = page.written(cell);
      written.ifPresent(w -> (w.height() < 1.8 * CleanPage.unit(grey) ? lines : blocks).add(w));
    }
    read(lines, Tesseract.LINE, found);
    read(blocks, Tesseract.BLOCK, found);
    checkFigures(lines, found);
    return found.values().stream().flatMap(List::stream).collect(Collectors.toList());
  }

  private void read(List<Rect> cells, int layout, Map<Rect, List<OcrWord>> found)
      throws IOException {
    List<GrayU8> pictures = cells.stream().map(c -> page.cut(grey, c, MARGIN)).toList();
    List<List<OcrWord>> words = tesseract.read(pictures, layout, DPI);
    for (int i = 0; i < cells.size(); i++) {
      Rect cell = cells.get(i);
      String place = cell.left() + "." + cell.top() + ".";
      found.put(
          cell,
          words.get(i).stream()
              .map(w -> w.moved(cell.left() - MARGIN, cell.top() - MARGIN).onLine(place + w.line()))
              .toList());
    }
  }

  private void checkFigures(List<Rect> lines, Map<Rect, List<OcrWord>> found) throws IOException {
    List<Rect> doubtful =
        lines.stream()
            .filter(cell -> mayBeFigure(cell, found.getOrDefault(cell, List.of())))
            .toList();
    List<GrayU8> pictures =
        doubtful.stream().map(cell -> page.cut(page.hard(), cell, MARGIN)).toList();
    List<List<OcrWord>> again = tesseract.read(pictures, Tesseract.LINE, DPI);
    for (int i = 0; i < doubtful.size(); i++) {
      Rect cell = doubtful.get(i);
      found.put(cell, agreed(cell, found.getOrDefault(cell, List.of()), again.get(i)));
    }
  }

  private static boolean mayBeFigure(Rect cell, List<OcrWord> words) {
    String text = words.stream().map(OcrWord::text).collect(Collectors.joining());
    return words.stream().anyMatch(OcrWord::hasDigit)
        || text.length() <= 2
        || cell.width() < 2 * cell.height();
  }

  /** What both readings say; where they differ, the figure is unsure. */
  private static List<OcrWord> agreed(Rect cell, List<OcrWord> first, List<OcrWord> second) {
    if (first.isEmpty() && second.isEmpty()) {
      return List.of(
          new OcrWord(
              Certainty.UNREADABLE, cell.left(), cell.right(), cell.top(), cell.bottom(), 0, ""));
    }
    List<OcrWord> best = Digits.better(first, second, cell);
    double certainty = Digits.certainty(first, second);
    return best.stream().map(word -> word.hasDigit() ? word.sure(certainty) : word).toList();
  }
}
