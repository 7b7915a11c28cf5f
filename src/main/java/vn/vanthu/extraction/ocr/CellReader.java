package vn.vanthu.extraction.ocr;

import boofcv.struct.image.GrayU8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.vanthu.extraction.ocr.PageReader.Rect;
import vn.vanthu.forms.Certainty;

/**
 * Reads the cells of a table one by one: a page reader takes a lonely figure between lines for
 * dirt. A cell that may hold a figure is read again from a larger picture of it, and where the two
 * differ, from a smaller one.
 */
final class CellReader {
  private static final int MARGIN = 12;
  private static final int DPI = 250;

  /** A stroke or a ring alone in a cell: a figure, and nobody knows which. */
  private static final Pattern ONE_PERHAPS = Pattern.compile("[lI|!iìíOoQ]{1,2}[.,]?");

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
    List<Rect> figures =
        lines.stream()
            .filter(cell -> mayBeFigure(cell, found.getOrDefault(cell, List.of())))
            .toList();
    List<List<OcrWord>> larger = again(figures, CleanPage.LARGER);
    List<Rect> open = new ArrayList<>();
    List<List<OcrWord>> second = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      List<OcrWord> first = found.getOrDefault(figures.get(i), List.of());
      boolean nothing = first.isEmpty() && larger.get(i).isEmpty();
      boolean agree = Digits.agree(first, larger.get(i));
      if (!agree || nothing || Digits.mayErrAlike(first, larger.get(i))) {
        open.add(figures.get(i));
        second.add(larger.get(i));
      } else {
        found.put(figures.get(i), sure(first, first, larger.get(i)));
      }
    }
    List<List<OcrWord>> smaller = again(open, CleanPage.SMALLER);
    for (int i = 0; i < open.size(); i++) {
      Rect cell = open.get(i);
      List<OcrWord> first = found.getOrDefault(cell, List.of());
      found.put(cell, decided(cell, first, second.get(i), smaller.get(i)));
    }
  }

  private List<List<OcrWord>> again(List<Rect> cells, double scale) throws IOException {
    List<GrayU8> pictures =
        cells.stream().map(c -> Grey.scaled(page.cut(grey, c, MARGIN), scale)).toList();
    return tesseract.read(pictures, Tesseract.LINE, DPI);
  }

  /** Two of three readings decide; all different is no figure. */
  private static List<OcrWord> decided(
      Rect cell, List<OcrWord> first, List<OcrWord> second, List<OcrWord> third) {
    if (first.isEmpty() && second.isEmpty() && third.isEmpty()) {
      return List.of(spread(cell, new OcrWord(Certainty.UNREADABLE, 0, 0, 0, 0, 0, "")));
    }
    if (!second.isEmpty() && Digits.agree(second, third)) {
      List<OcrWord> there = second.stream().map(word -> spread(cell, word)).toList();
      return sure(there, second, third);
    }
    List<OcrWord> best =
        first.isEmpty()
            ? (second.isEmpty() ? third : second).stream().map(w -> spread(cell, w)).toList()
            : first;
    return sure(best, first, third);
  }

  private static OcrWord spread(Rect cell, OcrWord word) {
    return new OcrWord(
        word.text(),
        cell.left(),
        cell.right(),
        cell.top(),
        cell.bottom(),
        word.certainty(),
        cell.left() + "." + cell.top());
  }

  private static List<OcrWord> sure(List<OcrWord> words, List<OcrWord> one, List<OcrWord> other) {
    double certainty = Digits.certainty(one, other);
    if (words.size() == 1 && ONE_PERHAPS.matcher(words.get(0).text()).matches()) {
      return List.of(words.get(0).reading(Certainty.UNREADABLE));
    }
    return words.stream().map(word -> word.hasDigit() ? word.sure(certainty) : word).toList();
  }

  private static boolean mayBeFigure(Rect cell, List<OcrWord> words) {
    String text = words.stream().map(OcrWord::text).collect(Collectors.joining());
    return words.stream().anyMatch(OcrWord::hasDigit)
        || text.length() <= 2
        || cell.width() < 2 * cell.height();
  }
}
