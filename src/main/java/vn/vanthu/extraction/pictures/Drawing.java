package vn.vanthu.extraction.pictures;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import vn.vanthu.extraction.PagePicture;
import vn.vanthu.extraction.ocr.Heic;
import vn.vanthu.extraction.ocr.PictureFile;

/** Draws one page of a file, whose sides are never longer than {@link #LONGEST} points. */
final class Drawing {
  private static final int LONGEST = 1500;
  private static final long MOST_PIXELS = 200_000_000;

  private final Heic heic;

  Drawing(Heic heic) {
    this.heic = heic;
  }

  /** Empty if the file is neither PDF nor a picture, or has no such page. */
  Optional<PagePicture> of(Path file, int page) throws IOException {
    byte[] start = start(file);
    if (new String(start, StandardCharsets.ISO_8859_1).contains("%PDF-")) {
      return ofPdf(file, page);
    }
    return isTelephones(start) ? ofTelephone(file, page) : ofPicture(file, orientation(file), page);
  }

  /** Turned by its converter the way the camera was held. */
  private Optional<PagePicture> ofTelephone(Path file, int page) throws IOException {
    List<PagePicture> drawn = new ArrayList<>();
    heic.asJpeg(file, jpeg -> ofPicture(jpeg, 1, page).ifPresent(drawn::add));
    return drawn.stream().findFirst();
  }

  private static Optional<PagePicture> ofPdf(Path file, int page) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      int pages = document.getNumberOfPages();
      if (page < 1 || page > pages) {
        return Optional.empty();
      }
      PDRectangle box = document.getPage(page - 1).getCropBox();
      float scale = Math.min(2.2f, LONGEST / Math.max(box.getWidth(), box.getHeight()));
      PDFRenderer renderer = new PDFRenderer(document);
      renderer.setSubsamplingAllowed(true);
      BufferedImage image = renderer.renderImage(page - 1, scale, ImageType.RGB);
      return Optional.of(picture(image, page, pages, new WordBoxes(document, page).words()));
    }
  }

  private static Optional<PagePicture> ofPicture(Path file, int orientation, int page)
      throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      reader.setInput(in);
      int pages = reader.getNumImages(true);
      if (page < 1 || page > pages) {
        return Optional.empty();
      }
      BufferedImage upright = upright(read(reader, page - 1, file), orientation);
      return Optional.of(picture(upright, page, pages, List.of()));
    }
  }

  /** Reads every n-th point of a picture that is larger than shown. */
  private static BufferedImage read(ImageReader reader, int index, Path file) throws IOException {
    long width = reader.getWidth(index);
    long height = reader.getHeight(index);
    if (width * height > MOST_PIXELS) {
      throw new IOException("A picture of " + width + " by " + height);
    }
    int step = (int) Math.max(1, Math.max(width, height) / LONGEST);
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(step, step, 0, 0);
    try {
      return reader.read(index, param);
    } catch (IIOException e) {
      if (width * height > PictureFile.MOST_PRINTED
          || !reader.getFormatName().equalsIgnoreCase("jpeg")) {
        throw e;
      }
      return smaller(PictureFile.printed(file), step);
    }
  }

  private static BufferedImage smaller(BufferedImage image, int step) {
    int width = Math.max(1, image.getWidth() / step);
    int height = Math.max(1, image.getHeight() / step);
    BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = smaller.createGraphics();
    g.drawImage(image, 0, 0, width, height, null);
    g.dispose();
    return smaller;
  }

  /** Turns a photograph the way its camera was held (EXIF orientation 1 to 8). */
  private static BufferedImage upright(BufferedImage image, int orientation) {
    boolean sideways = orientation >= 5;
    int w = image.getWidth();
    int h = image.getHeight();
    BufferedImage turned =
        new BufferedImage(sideways ? h : w, sideways ? w : h, BufferedImage.TYPE_INT_RGB);
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
    Graphics2D g = turned.createGraphics();
    g.setColor(java.awt.Color.WHITE);
    g.fillRect(0, 0, turned.getWidth(), turned.getHeight());
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(image, turn, null);
    g.dispose();
    return turned;
  }

  private static int orientation(Path file) throws IOException {
    try {
      ExifIFD0Directory exif =
          ImageMetadataReader.readMetadata(file.toFile())
              .getFirstDirectoryOfType(ExifIFD0Directory.class);
      return exif == null ? 1 : exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
    } catch (ImageProcessingException | MetadataException e) {
      return 1;
    }
  }

  private static PagePicture picture(
      BufferedImage image, int page, int pages, List<PagePicture.Word> words) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(0.8f);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(jpeg)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return new PagePicture(
        jpeg.toByteArray(), image.getWidth(), image.getHeight(), page, pages, words);
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(1024);
    }
  }

  /** A HEIF file begins with a box of the kind "ftyp". Source: ISO/IEC 14496-12, 4.3. */
  private static boolean isTelephones(byte[] start) {
    return start.length > 12 && new String(start, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp");
  }
}
