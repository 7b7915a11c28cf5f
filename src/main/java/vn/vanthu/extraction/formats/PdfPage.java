package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetMatrix;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;
import vn.vanthu.extraction.text.Legibility;

/**
 * Whether a page's text layer is its text, or whether the page has to be read from its picture.
 *
 * @param covered share of the page under its largest picture, 0 to 1
 * @param dpi resolution of that picture
 * @param jpeg2000 whether it is one that is not decoded here
 */
record PdfPage(double covered, double dpi, boolean jpeg2000, int drawn) {
  private static final int FEW_LETTERS = 40;
  private static final int SOME_SHAPES = 10;
  private static final double PICTURE = 0.3;
  private static final double WHOLE = 0.75;
  private static final int MUCH_DRAWN = 4_000;

  static PdfPage of(PDPage page) throws IOException {
    Pictures engine = new Pictures(page.getMediaBox());
    engine.processPage(page);
    int drawn = 0;
    try (java.io.InputStream in = page.getContents()) {
      drawn = in.readNBytes(MUCH_DRAWN + 1).length;
    }
    return new PdfPage(engine.covered, engine.dpi, engine.jpeg2000, drawn);
  }

  /**
   * Whether the words of its text layer are to be read.
   *
   * @param invisible how many of them are not drawn: an earlier OCR laid them under the picture
   * @param unnamed shapes that are drawn in fonts which do not say what letters they are
   */
  Layer layer(List<PageWord> words, int invisible, int unnamed) {
    String text = words.stream().map(PageWord::text).collect(Collectors.joining(" "));
    long letters = text.chars().filter(Character::isLetter).count();
    boolean garbage = Legibility.of(text) == Legibility.GARBAGE;
    boolean most = unnamed > SOME_SHAPES && unnamed > letters;
    if (letters < FEW_LETTERS) {
      return covered > PICTURE || drawn > MUCH_DRAWN || most ? Layer.NONE : Layer.TEXT;
    }
    if (garbage || most) {
      return Layer.GARBAGE;
    }
    return covered > WHOLE && invisible * 2 > words.size() ? Layer.EARLIER_OCR : Layer.TEXT;
  }

  /** What a text layer is worth. */
  enum Layer {
    /** The page's text. */
    TEXT,
    /** No text, but something drawn. */
    NONE,
    /** Characters that make no words. */
    GARBAGE,
    /** What another program read from the picture. */
    EARLIER_OCR
  }

  /** Finds the largest picture. */
  private static final class Pictures extends PDFStreamEngine {
    private final PDRectangle box;
    private double covered;
    private double dpi;
    private boolean jpeg2000;

    Pictures(PDRectangle box) {
      this.box = box;
      addOperator(new Concatenate(this));
      addOperator(new Save(this));
      addOperator(new Restore(this));
      addOperator(new SetMatrix(this));
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      boolean draws = operator.getName().equals(OperatorName.DRAW_OBJECT);
      if (!draws || operands.isEmpty() || !(operands.get(0) instanceof COSName name)) {
        super.processOperator(operator, operands);
        return;
      }
      PDXObject object = getResources().getXObject(name);
      if (object instanceof PDFormXObject form) {
        showForm(form);
      } else if (object instanceof PDImageXObject image) {
        picture(image);
      }
    }

    private void picture(PDImageXObject image) {
      Matrix at = getGraphicsState().getCurrentTransformationMatrix();
      double width = at.getScalingFactorX();
      double height = at.getScalingFactorY();
      double share = width * height / (box.getWidth() * (double) box.getHeight());
      if (share > covered) {
        covered = Math.min(1, share);
        dpi = width > 0 ? image.getWidth() * 72.0 / width : 0;
        jpeg2000 = image.getStream().getFilters().contains(COSName.JPX_DECODE);
      }
    }
  }
}
