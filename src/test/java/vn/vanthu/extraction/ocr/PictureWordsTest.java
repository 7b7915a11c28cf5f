package vn.vanthu.extraction.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.vanthu.extraction.OcrSettings;
import vn.vanthu.extraction.PagePicture;
import vn.vanthu.extraction.TextExtractor.Document;
import vn.vanthu.extraction.pictures.WorkerPagePictures;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeReader;

@Tag("slow")
class PictureWordsTest {
  @Test
  void words_of_a_scanned_table_are_found_where_they_stand() {
    PagePicture page = drawn("16-pdf-scan-table-150dpi.eml");
    assertThat(page.words()).isEmpty();

    List<PagePicture.Word> words =
        new PictureWords(OcrSettings.defaults()).of(page.jpeg(), page.width(), page.height());

    assertThat(words).hasSizeGreaterThan(80);
    assertThat(words)
        .allMatch(w -> w.left() >= 0 && w.left() < w.right() && w.right() <= 1 && w.bottom() <= 1);
    assertThat(words.stream().filter(w -> w.text().matches("\\d{1,4}"))).hasSizeGreaterThan(5);
  }

  @Test
  void nothing_is_looked_for_where_pictures_are_not_read() {
    PagePicture page = drawn("16-pdf-scan-table-150dpi.eml");
    assertThat(
            new PictureWords(OcrSettings.defaults().off())
                .of(page.jpeg(), page.width(), page.height()))
        .isEmpty();
  }

  private static PagePicture drawn(String mail) {
    MailPart part =
        MimeReader.read(Path.of("src/main/resources/demo/mail", mail)).parts().stream()
            .filter(p -> !p.body())
            .findFirst()
            .orElseThrow();
    try (WorkerPagePictures pictures =
        new WorkerPagePictures(Duration.ofSeconds(30), OcrSettings.defaults())) {
      return pictures.draw(new Document(part.name(), part.type(), part::open), "", 1).orElseThrow();
    }
  }
}
