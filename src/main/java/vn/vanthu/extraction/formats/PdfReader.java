package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import vn.vanthu.forms.Table.Cell;

/**
 * PDF with a text layer: words by their place, tables by their ruled lines, the rest as lines
 * joined into paragraphs.
 */
public final class PdfReader {
  private static final int MOST_PAGES = 600;

  private final Passages out;
  private List<List<Cell>> openTable = new ArrayList<>();

  private PdfReader(Passages out) {
    this.out = out;
  }

  /** How many letters the pages hold; few on a page with pictures means a scan. */
  public static void read(Path file, Passages out) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      PdfReader reader = new PdfReader(out);
      int pages = document.getNumberOfPages();
      if (pages > MOST_PAGES) {
        throw new Passages.OverLimit("pages");
      }
      for (int page = 1; page <= pages; page++) {
        reader.page(document, page);
      }
      reader.closeTable();
    }
  }

  private void page(PDDocument document, int number) throws IOException {
    List<Word> words = new WordStripper(number).words(document);
    List<RuledTable> tables = RuledTable.on(document.getPage(number - 1));
    out.page(openTable.isEmpty() ? number : number - 1);
    List<Word> free = new ArrayList<>(words);
    List<Block> blocks = new ArrayList<>();
    for (RuledTable table : tables) {
      List<Word> inside = free.stream().filter(table::holds).toList();
      if (!inside.isEmpty()) {
        free.removeAll(inside);
        blocks.add(new Block(table.top(), table.grid(inside)));
      }
    }
    List<Block> all = new ArrayList<>(blocks);
    all.addAll(PdfLines.of(free, blocks.stream().map(Block::top).toList()));
    all.sort(Comparator.comparingDouble(Block::top));
    for (Block block : all) {
      add(block, number);
    }
  }

  private void add(Block block, int page) {
    if (block.rows().isEmpty()) {
      closeTable();
      out.page(page);
      out.paragraph(block.text(), false);
    } else if (sameShape(block.rows())) {
      List<List<Cell>> rows = block.rows();
      boolean repeatsHeading = rows.get(0).equals(openTable.get(0));
      openTable.addAll(repeatsHeading ? rows.subList(1, rows.size()) : rows);
    } else {
      closeTable();
      out.page(page);
      openTable = new ArrayList<>(block.rows());
    }
  }

  private boolean sameShape(List<List<Cell>> rows) {
    return !openTable.isEmpty() && openTable.get(0).size() == rows.get(0).size();
  }

  private void closeTable() {
    if (!openTable.isEmpty()) {
      out.table(openTable);
      openTable = new ArrayList<>();
    }
  }

  /** A word with its box; y grows downwards. */
  record Word(String text, double left, double right, double top, double bottom) {
    double middle() {
      return (top + bottom) / 2;
    }

    double centre() {
      return (left + right) / 2;
    }
  }

  /** A piece of a page: a table if it has rows, else text. */
  record Block(double top, String text, List<List<Cell>> rows) {
    Block(double top, List<List<Cell>> rows) {
      this(top, "", rows);
    }

    Block(double top, String text) {
      this(top, text, List.of());
    }
  }

  /** Takes the words of one page with their boxes. */
  private static final class WordStripper extends PDFTextStripper {
    private final List<Word> words = new ArrayList<>();

    WordStripper(int page) {
      setSortByPosition(true);
      setStartPage(page);
      setEndPage(page);
    }

    List<Word> words(PDDocument document) throws IOException {
      getText(document);
      return words;
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
      List<TextPosition> word = new ArrayList<>();
      for (TextPosition position : positions) {
        boolean blank = position.getUnicode() == null || position.getUnicode().isBlank();
        if (blank || gap(word, position)) {
          flush(word);
        }
        if (!blank) {
          word.add(position);
        }
      }
      flush(word);
    }

    private static boolean gap(List<TextPosition> word, TextPosition next) {
      if (word.isEmpty()) {
        return false;
      }
      TextPosition last = word.get(word.size() - 1);
      return next.getXDirAdj() - (last.getXDirAdj() + last.getWidthDirAdj())
              > 0.25 * last.getFontSizeInPt()
          || Math.abs(next.getYDirAdj() - last.getYDirAdj()) > 0.5 * last.getHeightDir() + 3;
    }

    private void flush(List<TextPosition> word) {
      if (word.isEmpty()) {
        return;
      }
      StringBuilder text = new StringBuilder();
      double right = 0;
      double top = Double.MAX_VALUE;
      for (TextPosition p : word) {
        text.append(p.getUnicode());
        right = Math.max(right, p.getXDirAdj() + p.getWidthDirAdj());
        top = Math.min(top, p.getYDirAdj() - p.getHeightDir());
      }
      TextPosition first = word.get(0);
      words.add(new Word(text.toString(), first.getXDirAdj(), right, top, first.getYDirAdj()));
      word.clear();
    }
  }
}
