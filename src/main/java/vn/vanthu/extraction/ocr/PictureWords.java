package vn.vanthu.extraction.ocr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.extraction.OcrSettings;
import vn.vanthu.extraction.PagePicture;
import vn.vanthu.extraction.PageWords;

/**
 * Where words stand in a drawn page, as they are read without further care: enough to show the
 * place of a sentence whose words are known already.
 */
public final class PictureWords implements PageWords {
  private static final Logger log = LoggerFactory.getLogger(PictureWords.class);
  private static final double A4_INCHES = 11.7;

  private final OcrSettings settings;

  public PictureWords(OcrSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<PagePicture.Word> of(byte[] jpeg, int width, int height) {
    return settings.enabled() ? read(jpeg, width, height) : List.of();
  }

  private List<PagePicture.Word> read(byte[] jpeg, int width, int height) {
    int dpi = (int) Math.max(70, Math.max(width, height) / A4_INCHES);
    try {
      Path file = Files.createTempFile("vanthu-page", ".jpg");
      try {
        Files.write(file, jpeg);
        return new Tesseract(settings)
            .read(file, Tesseract.PAGE, dpi).stream()
                .map(
                    word ->
                        new PagePicture.Word(
                            word.text(),
                            word.left() / width,
                            word.top() / height,
                            word.right() / width,
                            word.bottom() / height))
                .toList();
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      log.warn("The words of a page's picture were not found: {}", e.toString());
      return List.of();
    }
  }
}
