package vn.vanthu.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.extraction.PictureReader.blank;
import static vn.vanthu.extraction.PictureReader.codes;
import static vn.vanthu.extraction.PictureReader.outcome;
import static vn.vanthu.extraction.PictureReader.words;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.vanthu.extraction.Extraction.PartOutcome;

/**
 * Scanned pages that are empty, many, packed in rare ways or false: each ends in a clear outcome.
 */
@Tag("slow")
class ScannedPagesTest {
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
  void a_blank_page_and_a_single_dot_are_said_to_hold_no_text() throws IOException {
    Extraction blank = reader.read("trang.pdf", pdf(blank(1240, 1754)));
    assertThat(blank.parts().get(0).outcome()).isEqualTo(PartOutcome.NO_TEXT);
    assertThat(codes(blank)).contains("attachment-not-readable");
    Extraction dot = reader.read("cham.pdf", pdf(blank(1, 1)));
    assertThat(dot.parts().get(0).outcome()).isEqualTo(PartOutcome.NO_TEXT);
  }

  @Test
  void of_many_pages_the_first_are_read_and_the_rest_is_said() throws IOException {
    BufferedImage[] pages = new BufferedImage[600];
    java.util.Arrays.fill(pages, blank(60, 80));
    pages[0] = reader.page;
    Extraction read = reader.read("dai.pdf", pdf(pages));
    assertThat(words(read)).contains("Tổng số CNVCLĐ");
    assertThat(codes(read)).contains("pages-over-limit");
  }

  @Test
  void a_text_layer_that_makes_no_words_is_left_for_the_picture() throws IOException {
    Extraction read =
        reader.read(
            "rac.pdf", pdfWithLayer("xqzv wkjh brtp zzkx qqwr mnbt vxcz plkj hgfd trwq zxcv"));
    assertThat(words(read)).contains("Tổng số CNVCLĐ").doesNotContain("wkjh");
  }

  @Test
  void a_page_in_black_and_white_as_scanners_pack_it_is_read() throws IOException {
    assertThat(words(reader.read("den-trang.pdf", Packed.jbig2(reader.page))))
        .contains("Tổng số CNVCLĐ");
  }

  @Test
  void a_page_that_nothing_here_unpacks_is_asked_about_and_the_others_are_read()
      throws IOException {
    Extraction alone = reader.read("jp2.pdf", Packed.jpeg2000());
    assertThat(outcome(alone)).isEqualTo(PartOutcome.NO_TEXT);
    assertThat(codes(alone))
        .containsExactly("picture-not-decoded", "pages-not-read", "attachment-not-readable");
    Extraction beside = reader.read("jp2.pdf", Packed.jpeg2000(reader.page));
    assertThat(words(beside)).contains("Tổng số CNVCLĐ");
    assertThat(codes(beside)).contains("picture-not-decoded", "pages-not-read");
  }

  @Test
  void letters_that_no_map_turns_into_text_are_read_from_their_picture() throws IOException {
    Extraction read =
        reader.read("khong-ban-do.pdf", Packed.withoutMap("Tổng số CNVCLĐ hiện có: 27"));
    assertThat(words(read)).contains("Tổng số CNVCLĐ", "27");
  }

  @Test
  void what_an_earlier_program_read_from_a_page_is_not_believed() throws IOException {
    String misread = "Tong so CNVCLD hien co 21 nguoi. Da to chuc 65 cuoc hop voi 818 luot nguoi";
    Extraction read = reader.read("da-quet.pdf", pdfWithHiddenLayer(misread));
    assertThat(words(read)).contains("Tổng số CNVCLĐ").doesNotContain("818");
  }

  @Test
  void without_ocr_the_pages_left_are_named() throws IOException {
    try (WorkerTextExtractor plain = new WorkerTextExtractor(ReadingLimits.defaults(), 1)) {
      byte[] bytes = pdf(reader.page);
      Extraction read =
          plain.extract(
              List.of(
                  new TextExtractor.Document(
                      "quet.pdf", "application/pdf", () -> new ByteArrayInputStream(bytes))));
      assertThat(read.parts().get(0).outcome()).isEqualTo(PartOutcome.NO_TEXT);
      assertThat(codes(read)).contains("pages-not-read");
    }
  }

  private static byte[] pdf(BufferedImage... pictures) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (BufferedImage picture : pictures) {
        addPage(document, picture, "", RenderingMode.FILL);
      }
      return saved(document);
    }
  }

  private static byte[] pdfWithLayer(String layer) throws IOException {
    try (PDDocument document = new PDDocument()) {
      addPage(document, reader.page, layer, RenderingMode.FILL);
      return saved(document);
    }
  }

  /** As programs do that make scans searchable. */
  private static byte[] pdfWithHiddenLayer(String layer) throws IOException {
    try (PDDocument document = new PDDocument()) {
      addPage(document, reader.page, layer, RenderingMode.NEITHER);
      return saved(document);
    }
  }

  private static void addPage(
      PDDocument document, BufferedImage picture, String layer, RenderingMode mode)
      throws IOException {
    PDPage sheet = new PDPage(PDRectangle.A4);
    document.addPage(sheet);
    try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
      if (!layer.isEmpty()) {
        content.beginText();
        content.setRenderingMode(mode);
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 8);
        content.newLineAtOffset(40, 400);
        content.showText(layer);
        content.endText();
      }
      content.drawImage(
          LosslessFactory.createFromImage(document, picture),
          0,
          0,
          sheet.getMediaBox().getWidth(),
          sheet.getMediaBox().getHeight());
    }
  }

  private static byte[] saved(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }
}
