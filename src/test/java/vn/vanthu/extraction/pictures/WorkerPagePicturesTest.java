package vn.vanthu.extraction.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.vanthu.extraction.OcrSettings;
import vn.vanthu.extraction.PagePicture;
import vn.vanthu.extraction.TextExtractor.Document;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeReader;

class WorkerPagePicturesTest {
  private static final WorkerPagePictures PICTURES =
      new WorkerPagePictures(Duration.ofSeconds(60), OcrSettings.defaults());
  private static final Path SAMPLES = Path.of("src/main/resources/demo/mail");

  @AfterAll
  static void close() {
    PICTURES.close();
  }

  @Test
  void a_page_of_a_pdf_is_drawn_with_its_words_at_their_places() throws Exception {
    PagePicture page =
        PICTURES.draw(attachment("14-pdf-text-table-two-pages.eml", ".pdf"), "", 2).orElseThrow();

    assertThat(page.pages()).isEqualTo(2);
    assertThat(ImageIO.read(new ByteArrayInputStream(page.jpeg())).getHeight())
        .isEqualTo(page.height());
    assertThat(page.words()).hasSizeGreaterThan(20);
    assertThat(page.words())
        .allMatch(w -> w.left() < w.right() && w.top() < w.bottom() && w.bottom() <= 1);
    assertThat(page.words().get(0).top())
        .isLessThan(page.words().get(page.words().size() - 1).top());
  }

  @Test
  void a_photograph_stands_upright_and_a_page_that_is_not_there_is_none() throws Exception {
    Document photo = attachment("19-photo-jpg-two-pages-exif-rotated.eml", ".jpg");

    PagePicture page = PICTURES.draw(photo, "", 1).orElseThrow();

    assertThat(page.height()).isGreaterThan(page.width());
    assertThat(PICTURES.draw(photo, "", 2)).isEmpty();
  }

  @Test
  void a_picture_inside_an_archive_is_found_by_its_name() throws Exception {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("thư mục/trang.png"));
      ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "png", out);
    }
    Document archive =
        new Document("goi.zip", "", () -> new ByteArrayInputStream(zip.toByteArray()));

    assertThat(PICTURES.draw(archive, "thư mục/trang.png", 1)).map(PagePicture::width).hasValue(40);
    assertThat(PICTURES.draw(archive, "khác.png", 1)).isEmpty();
  }

  @Test
  void rubbish_has_no_picture_and_the_next_page_is_drawn_all_the_same() throws Exception {
    byte[] rubbish = "%PDF-1.7 nothing".getBytes(StandardCharsets.UTF_8);

    assertThat(
            PICTURES.draw(
                new Document("x.pdf", "", () -> new ByteArrayInputStream(rubbish)), "", 1))
        .isEmpty();
    assertThat(PICTURES.draw(attachment("13-pdf-text-prose.eml", ".pdf"), "", 1)).isPresent();
  }

  @Test
  void a_photograph_of_an_iphone_is_drawn_upright() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/heif-convert")), "libheif is not installed");

    PagePicture page = PICTURES.draw(picture("photograph.heic"), "", 1).orElseThrow();

    assertThat(page.height()).isGreaterThan(page.width());
    assertThat(PICTURES.draw(picture("photograph.heic"), "", 2)).isEmpty();
  }

  @Test
  void a_picture_in_the_colours_of_printing_is_drawn() throws Exception {
    assertThat(PICTURES.draw(picture("printed-colours.jpg"), "", 1)).isPresent();
  }

  private static Document picture(String name) {
    Path file = Path.of("src/test/resources/pictures", name);
    return new Document(name, "", () -> Files.newInputStream(file));
  }

  private static Document attachment(String mail, String ending) {
    MailPart part =
        MimeReader.read(SAMPLES.resolve(mail)).parts().stream()
            .filter(p -> p.name().endsWith(ending))
            .findFirst()
            .orElseThrow();
    return new Document(part.name(), part.type(), part::open);
  }
}
