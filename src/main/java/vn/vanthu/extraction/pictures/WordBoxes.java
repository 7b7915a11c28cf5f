package vn.vanthu.extraction.pictures;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import vn.vanthu.extraction.PagePicture.Word;

/** The words of one page's text layer with their boxes. */
final class WordBoxes extends PDFTextStripper {
  private static final int MOST = 5_000;

  private final PDDocument document;
  private final List<Word> words = new ArrayList<>();

  WordBoxes(PDDocument document, int page) {
    this.document = document;
    setSortByPosition(true);
    setStartPage(page);
    setEndPage(page);
  }

  List<Word> words() throws IOException {
    getText(document);
    return words;
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    List<TextPosition> word = new ArrayList<>();
    for (TextPosition position : positions) {
      if (position.getUnicode() == null || position.getUnicode().isBlank()) {
        flush(word);
      } else {
        word.add(position);
      }
    }
    flush(word);
  }

  private void flush(List<TextPosition> word) {
    if (word.isEmpty() || words.size() >= MOST) {
      word.clear();
      return;
    }
    StringBuilder text = new StringBuilder();
    double right = 0;
    double top = Double.MAX_VALUE;
    double bottom = 0;
    for (TextPosition p : word) {
      text.append(p.getUnicode());
      right = Math.max(right, p.getXDirAdj() + p.getWidthDirAdj());
      top = Math.min(top, p.getYDirAdj() - Math.max(p.getHeightDir(), p.getFontSizeInPt() * 0.72));
      bottom = Math.max(bottom, p.getYDirAdj() + p.getFontSizeInPt() * 0.2);
    }
    TextPosition first = word.get(0);
    double width = first.getPageWidth();
    double height = first.getPageHeight();
    words.add(
        new Word(
            text.toString(),
            share(first.getXDirAdj(), width),
            share(top, height),
            share(right, width),
            share(bottom, height)));
    word.clear();
  }

  private static double share(double at, double whole) {
    return Math.max(0, Math.min(1, at / whole));
  }
}
