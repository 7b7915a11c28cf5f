package vn.vanthu.extraction;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import vn.vanthu.extraction.Extraction.PartOutcome;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Passage;
import vn.vanthu.mailbox.MimeReader;

/** Reads pictures with OCR in one real child process; has a page of a report to make them of. */
final class PictureReader implements AutoCloseable {
  static final OcrSettings FEW_PAGES =
      new OcrSettings(
          true,
          "tesseract",
          "vie",
          OcrSettings.defaults().heicCommand(),
          2,
          200,
          OcrSettings.defaults().pageDeadline(),
          OcrSettings.defaults().deadline(),
          OcrSettings.defaults().heap(),
          1);

  final BufferedImage page;
  private final WorkerTextExtractor extractor;

  /** Where tesseract is not installed the test is skipped. */
  PictureReader() throws IOException {
    assumeTrue(OcrSettings.defaults().ifInstalled().enabled(), "tesseract is not installed");
    page = photographed();
    extractor = new WorkerTextExtractor(ReadingLimits.defaults(), FEW_PAGES, 1);
  }

  private static BufferedImage photographed() throws IOException {
    Path mail = Path.of("src/main/resources/demo/mail/18-photo-jpg-one-page.eml");
    for (var part : MimeReader.read(mail).parts()) {
      if (part.name().endsWith(".jpg")) {
        try (InputStream in = part.open()) {
          return ImageIO.read(in);
        }
      }
    }
    throw new IOException("No picture in " + mail);
  }

  Extraction read(String name, byte[] bytes) {
    return extractor.extract(
        List.of(new TextExtractor.Document(name, "", () -> new ByteArrayInputStream(bytes))));
  }

  static byte[] picture(String name) throws IOException {
    return Files.readAllBytes(Path.of("src/test/resources/pictures").resolve(name));
  }

  static PartOutcome outcome(Extraction read) {
    return read.parts().get(0).outcome();
  }

  static String words(Extraction read) {
    return read.passages().stream().map(Passage::text).collect(Collectors.joining("\n"));
  }

  static List<String> codes(Extraction read) {
    return read.findings().stream().map(Doubt::code).toList();
  }

  static BufferedImage blank(int width, int height) {
    BufferedImage blank = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = blank.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return blank;
  }

  static byte[] png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }

  @Override
  public void close() {
    extractor.close();
  }
}
