package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * PDF with a text layer: words by their place, tables by their ruled lines, the rest as lines
 * joined into paragraphs.
 */
public final class PdfReader {
  private static final int MOST_PAGES = 600;
  private static final double LONGEST_SIDE = 5000;

  private final PDDocument document;
  private final Passages out;
  private final PictureReader pictures;
  private final PDFRenderer renderer;
  private final List<Future<PageText>> pages = new ArrayList<>();

  /**
   * Pages whose main picture is of a kind that is not decoded: what else is on them may be read.
   */
  private final Set<Integer> notDecoded = new HashSet<>();

  private int fromPictures;
  private int unread;

  private PdfReader(PDDocument document, Passages out, PictureReader pictures) {
    this.document = document;
    this.out = out;
    this.pictures = pictures;
    this.renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
  }

  /**
   * Reads the document; pages without usable text from their pictures, as far as {@code pictures}
   * goes.
   */
  public static void read(Path file, Passages out, PictureReader pictures) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      new PdfReader(document, out, pictures).read();
    }
  }

  private void read() throws IOException {
    int failedBefore = pictures.failures();
    int last = Math.min(document.getNumberOfPages(), MOST_PAGES);
    for (int page = 1; page <= last; page++) {
      pages.add(page(page));
    }
    PageLayout layout = new PageLayout(out);
    boolean undecoded = false;
    for (int page = 1; page <= last; page++) {
      PageText text = PageText.of(pages.get(page - 1));
      undecoded |= notDecoded.contains(page) && text.words().isEmpty();
      layout.page(page, text.words(), text.tables());
    }
    layout.end();
    if (undecoded) {
      out.finding("picture-not-decoded");
    }
    if (undecoded || pictures.failures() > failedBefore) {
      out.finding("pages-not-read");
    }
    if (unread > 0) {
      out.finding(pictures.pages() == 0 ? "pages-not-read" : "pages-over-limit");
    }
    if (last < document.getNumberOfPages()) {
      out.finding("pages-over-limit");
    }
  }

  private Future<PageText> page(int number) throws IOException {
    PDPage page = document.getPage(number - 1);
    WordStripper stripper = new WordStripper(number);
    List<PageWord> words = stripper.words(document);
    PdfPage kind = PdfPage.of(page);
    PdfPage.Layer layer = kind.layer(words, stripper.invisible, stripper.shown - stripper.known);
    if (layer == PdfPage.Layer.TEXT || (layer == PdfPage.Layer.EARLIER_OCR && !canRead())) {
      return CompletableFuture.completedFuture(new PageText(words, RuledTable.on(page)));
    }
    if (!canRead()) {
      unread++;
      return CompletableFuture.completedFuture(PageText.BLANK);
    }
    if (kind.jpeg2000()) {
      notDecoded.add(number);
    }
    fromPictures++;
    return pictures.read(renderer.renderImageWithDPI(number - 1, dpi(page, kind), ImageType.RGB));
  }

  private boolean canRead() {
    return fromPictures < pictures.pages();
  }

  /** The picture's own resolution within reason, and never more pixels than a page needs. */
  private static float dpi(PDPage page, PdfPage kind) {
    double wanted = kind.covered() > 0.3 ? Math.max(100, Math.min(300, kind.dpi())) : 220;
    double inches = Math.max(page.getCropBox().getWidth(), page.getCropBox().getHeight()) / 72;
    return (float) Math.max(10, Math.min(wanted, LONGEST_SIDE / Math.max(0.1, inches)));
  }

  /** Takes the words of one page with their boxes. */
  private static final class WordStripper extends PDFTextStripper {
    private final List<PageWord> words = new ArrayList<>();
    private final Set<TextPosition> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
    private int invisible;
    private int shown;
    private int known;

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
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
        throws IOException {
      shown++;
      super.showGlyph(matrix, font, code, displacement);
    }

    @Override
    protected void processTextPosition(TextPosition position) {
      if (getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER) {
        hidden.add(position);
      }
      known++;
      super.processTextPosition(position);
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
      invisible += hidden.contains(first) ? 1 : 0;
      words.add(new PageWord(text.toString(), first.getXDirAdj(), right, top, first.getYDirAdj()));
      word.clear();
    }
  }
}
