package vn.vanthu.extraction.ocr;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import vn.vanthu.extraction.formats.PageLayout;
import vn.vanthu.extraction.formats.PageText;
import vn.vanthu.extraction.formats.Passages;

/** A file that is a picture of a page, or of several, as fax files are. */
public final class PictureFile {
  private static final long ENOUGH_PIXELS = 14_000_000;

  /** Points of a picture in the colours of printing, which is decoded whole. */
  public static final long MOST_PRINTED = 50_000_000;

  private PictureFile() {}

  /**
   * Reads its pages into {@code out}.
   *
   * @param type as it was detected
   * @throws Passages.OverLimit if it has more pixels than are opened
   * @throws UnknownKind if it is no picture of a kind that is read
   * @throws IOException if it is damaged
   */
  public static void read(Path file, String type, Passages out, Ocr ocr) throws IOException {
    if (type.startsWith("image/hei")) {
      new Heic(ocr.settings()).asJpeg(file, jpeg -> read(jpeg, 1, out, ocr));
    } else {
      read(file, orientation(file), out, ocr);
    }
  }

  private static void read(Path file, int orientation, Passages out, Ocr ocr) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new UnknownKind("No reader for this kind of picture");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        pages(reader, new Picture(file, orientation), out, ocr);
      } finally {
        reader.dispose();
      }
    }
  }

  private static void pages(ImageReader reader, Picture file, Passages out, Ocr ocr)
      throws IOException {
    int count = reader.getNumImages(true);
    PageLayout layout = new PageLayout(out);
    int failedBefore = ocr.failures();
    for (int page = 0; page < Math.min(count, ocr.pages()); page++) {
      BufferedImage decoded = decoded(reader, page, file.path(), ocr.megapixels());
      BufferedImage picture = upright(decoded, file.orientation());
      PageText text = PageText.of(ocr.read(picture));
      layout.page(page + 1, text.words(), text.tables());
    }
    layout.end();
    if (ocr.failures() > failedBefore) {
      out.finding("pages-not-read");
    }
    if (count > ocr.pages()) {
      out.finding("pages-over-limit");
    }
  }

  /** Decoded to no more pixels than reading needs, whatever it has. */
  private static BufferedImage decoded(ImageReader reader, int page, Path file, int megapixels)
      throws IOException {
    long pixels = (long) reader.getWidth(page) * reader.getHeight(page);
    if (pixels > megapixels * 1_000_000L) {
      throw new Passages.OverLimit("pixels");
    }
    ImageReadParam param = reader.getDefaultReadParam();
    int step = (int) Math.max(1, Math.round(Math.sqrt((double) pixels / ENOUGH_PIXELS)));
    param.setSourceSubsampling(step, step, 0, 0);
    try {
      return reader.read(page, param);
    } catch (IIOException e) {
      if (pixels > MOST_PRINTED || !reader.getFormatName().equalsIgnoreCase("jpeg")) {
        throw e;
      }
      return printed(file);
    }
  }

  /**
   * A JPEG in the colours of printing, as scanners of print shops make them.
   *
   * @throws IOException if it is none, or damaged
   */
  public static BufferedImage printed(Path file) throws IOException {
    try (PDDocument document = new PDDocument();
        InputStream in = Files.newInputStream(file)) {
      return JPEGFactory.createFromStream(document, in).getImage();
    }
  }

  /** The camera's own word on which way is up: 1 to 8, 1 for upright. Source: Exif 2.32, 4.6.4. */
  private static int orientation(Path file) throws IOException {
    try {
      Metadata metadata = ImageMetadataReader.readMetadata(file.toFile());
      ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
      Integer value = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      return value == null ? 1 : value;
    } catch (ImageProcessingException e) {
      return 1;
    }
  }

  private static BufferedImage upright(BufferedImage picture, int orientation) {
    double w = picture.getWidth();
    double h = picture.getHeight();
    AffineTransform turn =
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
          case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
          default -> new AffineTransform();
        };
    if (turn.isIdentity()) {
      return picture;
    }
    boolean sideways = orientation > 4;
    BufferedImage out =
        new BufferedImage(
            sideways ? picture.getHeight() : picture.getWidth(),
            sideways ? picture.getWidth() : picture.getHeight(),
            BufferedImage.TYPE_3BYTE_BGR);
    java.awt.Graphics2D graphics = out.createGraphics();
    graphics.drawImage(
        picture, new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR), 0, 0);
    graphics.dispose();
    return out;
  }

  /**
   * A file with what its camera says of it.
   *
   * @param orientation which way is up, 1 to 8
   */
  private record Picture(Path path, int orientation) {}

  /** It is a picture of a kind that nothing here reads. */
  public static final class UnknownKind extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownKind(String message) {
      super(message);
    }
  }
}
