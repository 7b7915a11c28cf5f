package vn.vanthu.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vn.vanthu.extraction.PictureReader.FEW_PAGES;
import static vn.vanthu.extraction.PictureReader.blank;
import static vn.vanthu.extraction.PictureReader.codes;
import static vn.vanthu.extraction.PictureReader.outcome;
import static vn.vanthu.extraction.PictureReader.picture;
import static vn.vanthu.extraction.PictureReader.png;
import static vn.vanthu.extraction.PictureReader.words;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.vanthu.extraction.Extraction.PartOutcome;

/** Pictures that are turned, huge, damaged or of rare kinds: each ends in a clear outcome. */
@Tag("slow")
class OddPicturesTest {
  private static PictureReader reader;

  @BeforeAll
  static void open() throws IOException {
    reader = new PictureReader();
  }

  @AfterAll
  static void close() {
    if (reader != null) {
      reader.close();
    }
  }

  @Test
  void a_page_upside_down_is_read() throws IOException {
    AffineTransform over =
        AffineTransform.getRotateInstance(
            Math.PI, reader.page.getWidth() / 2.0, reader.page.getHeight() / 2.0);
    BufferedImage turned = blank(reader.page.getWidth(), reader.page.getHeight());
    Graphics2D graphics = turned.createGraphics();
    graphics.drawImage(reader.page, over, null);
    graphics.dispose();
    assertThat(words(reader.read("nguoc.png", png(turned)))).contains("Tổng số CNVCLĐ", "27", "78");
  }

  @Test
  void a_picture_of_20000_by_20000_points_is_over_the_limit() throws IOException {
    BufferedImage huge = new BufferedImage(20_000, 20_000, BufferedImage.TYPE_BYTE_BINARY);
    Extraction read = reader.read("to.png", png(huge));
    assertThat(read.parts().get(0).outcome()).isEqualTo(PartOutcome.OVER_LIMIT);
    assertThat(codes(read)).contains("attachment-over-limit");
  }

  @Test
  void a_page_pasted_into_word_is_read_and_left_with_a_word_where_nothing_reads_pictures()
      throws IOException {
    byte[] word = wordWith(png(reader.page));
    Extraction read = reader.read("anh dan.docx", word);
    assertThat(words(read)).as(read.toString()).contains("Tổng số CNVCLĐ", "27", "78");
    try (WorkerTextExtractor plain = new WorkerTextExtractor(ReadingLimits.defaults(), 1)) {
      Extraction left =
          plain.extract(
              List.of(
                  new TextExtractor.Document(
                      "anh dan.docx", "", () -> new ByteArrayInputStream(word))));
      assertThat(codes(left)).contains("pages-not-read");
    }
  }

  @Test
  void a_photograph_of_an_iphone_is_read() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/heif-convert")), "libheif is not installed");
    assertThat(words(reader.read("IMG_0001.HEIC", picture("photograph.heic"))))
        .contains("Tổng số CNVCLĐ", "27", "78");
  }

  @Test
  void a_photograph_of_an_iphone_is_named_where_nothing_opens_it() throws IOException {
    OcrSettings without =
        new OcrSettings(
            true,
            "tesseract",
            "vie",
            "no-such-program",
            2,
            200,
            FEW_PAGES.pageDeadline(),
            FEW_PAGES.deadline(),
            FEW_PAGES.heap(),
            1);
    try (var plain = new WorkerTextExtractor(ReadingLimits.defaults(), without, 1)) {
      byte[] heic = picture("photograph.heic");
      Extraction read = plain.extract(List.of(Samples.document("IMG_0001.HEIC", heic)));
      assertThat(outcome(read)).isEqualTo(PartOutcome.UNSUPPORTED);
      assertThat(codes(read)).containsExactly("attachment-unsupported");
    }
  }

  @Test
  void a_damaged_photograph_of_an_iphone_is_named() throws IOException {
    byte[] heic = Arrays.copyOf(picture("photograph.heic"), 20_000);
    Extraction read = reader.read("IMG_0001.HEIC", heic);
    assertThat(outcome(read)).isIn(PartOutcome.BROKEN, PartOutcome.UNSUPPORTED);
    assertThat(codes(read)).hasSize(1);
  }

  @Test
  void a_picture_in_the_colours_of_printing_is_read() throws IOException {
    assertThat(words(reader.read("quet.jpg", picture("printed-colours.jpg"))))
        .contains("số CNVCLĐ | người | 27");
  }

  private static byte[] wordWith(byte[] picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in =
            new ZipInputStream(
                new ByteArrayInputStream(Samples.docx("<w:p><w:r><w:drawing/></w:r></w:p>")));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        zip.write(in.readAllBytes());
      }
      zip.putNextEntry(new ZipEntry("word/media/image1.png"));
      zip.write(picture);
    }
    return out.toByteArray();
  }
}
