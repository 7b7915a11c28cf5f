package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * PDF with a text layer: words by their place, tables by their ruled lines, the rest as lines
 * joined into paragraphs.
 */
public final class PdfReader {
  private static final int MOST_PAGES = 600;

  private final PageLayout layout;

  private PdfReader(Passages out) {
    this.layout = new PageLayout(out);
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
      reader.layout.end();
    }
  }

  private void page(PDDocument document, int number) throws IOException {
    List<PageWord> words = new WordStripper(number).words(document);
    layout.page(number, words, RuledTable.on(document.getPage(number - 1)));
  }

  /** Takes the words of one page with their boxes. */
  private static final class WordStripper extends PDFTextStripper {
    private final List<PageWord> words = new ArrayList<>();

    WordStripper(int page) {
      setSortByPosition(true);
      setStartPage(page);
      setEndPage(page);
    }

    List<PageWord> words(PDDocument document) throws IOException {
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
      words.add(new PageWord(text.toString(), first.getXDirAdj(), right, top, first.getYDirAdj()));
      word.clear();
    }
  }
}
