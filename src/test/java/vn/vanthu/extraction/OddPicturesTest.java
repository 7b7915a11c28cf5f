package vn.vanthu.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
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
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Passage;
import vn.vanthu.mailbox.MimeReader;

/** Pictures that are turned, empty, huge or false: each ends in a clear outcome. */
@Tag("slow")
class OddPicturesTest {
  private static final OcrSettings FEW_PAGES =
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

  private static WorkerTextExtractor extractor;
  private static BufferedImage page;

  @BeforeAll
  static void open() throws IOException {
    assumeTrue(OcrSettings.defaults().ifInstalled().enabled(), "tesseract is not installed");
    extractor = new WorkerTextExtractor(ReadingLimits.defaults(), FEW_PAGES, 1);
    Path mail = Path.of("src/main/resources/demo/mail/18-photo-jpg-one-page.eml");
    for (var part : MimeReader.read(mail).parts()) {
      if (part.name().endsWith(".jpg")) {
        try (InputStream in = part.open()) {
          page = ImageIO.read(in);
        }
      }
    }
  }

  @AfterAll
  static void close() {
    if (extractor != null) {
      extractor.close();
    }
  }

  @Test
  void a_page_upside_down_is_read() throws IOException {
    AffineTransform over =
        AffineTransform.getRotateInstance(Math.PI, page.getWidth() / 2.0, page.getHeight() / 2.0);
    BufferedImage turned = blank(page.getWidth(), page.getHeight());
    Graphics2D graphics = turned.createGraphics();
    graphics.drawImage(page, over, null);
    graphics.dispose();
    assertThat(words(read("nguoc.png", png(turned)))).contains("Tổng số CNVCLĐ", "27", "78");
  }

  @Test
  void a_blank_page_and_a_single_dot_are_said_to_hold_no_text() throws IOException {
    Extraction blank = read("trang.pdf", pdf(blank(1240, 1754)));
    assertThat(blank.parts().get(0).outcome()).isEqualTo(PartOutcome.NO_TEXT);
    assertThat(codes(blank)).contains("attachment-not-readable");
    Extraction dot = read("cham.pdf", pdf(blank(1, 1)));
    assertThat(dot.parts().get(0).outcome()).isEqualTo(PartOutcome.NO_TEXT);
  }

  @Test
  void a_picture_of_20000_by_20000_points_is_over_the_limit() throws IOException {
    BufferedImage huge = new BufferedImage(20_000, 20_000, BufferedImage.TYPE_BYTE_BINARY);
    Extraction read = read("to.png", png(huge));
    assertThat(read.parts().get(0).outcome()).isEqualTo(PartOutcome.OVER_LIMIT);
    assertThat(codes(read)).contains("attachment-over-limit");
  }

  @Test
  void of_many_pages_the_first_are_read_and_the_rest_is_said() throws IOException {
    BufferedImage[] pages = new BufferedImage[600];
    java.util.Arrays.fill(pages, blank(60, 80));
    pages[0] = page;
    Extraction read = read("dai.pdf", pdf(pages));
    assertThat(words(read)).contains("Tổng số CNVCLĐ");
    assertThat(codes(read)).contains("pages-over-limit");
  }

  @Test
  void a_text_layer_that_makes_no_words_is_left_for_the_picture() throws IOException {
    Extraction read =
        read("rac.pdf", pdfWithLayer("xqzv wkjh brtp zzkx qqwr mnbt vxcz plkj hgfd trwq zxcv"));
    assertThat(words(read)).contains("Tổng số CNVCLĐ").doesNotContain("wkjh");
  }

  @Test
  void a_page_pasted_into_word_is_read_and_left_with_a_word_where_nothing_reads_pictures()
      throws IOException {
    byte[] word = wordWith(png(page));
    Extraction read = read("anh dan.docx", word);
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
    assertThat(words(read("IMG_0001.HEIC", picture("photograph.heic"))))
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
    Extraction read = read("IMG_0001.HEIC", heic);
    assertThat(outcome(read)).isIn(PartOutcome.BROKEN, PartOutcome.UNSUPPORTED);
    assertThat(codes(read)).hasSize(1);
  }

  @Test
  void a_picture_in_the_colours_of_printing_is_read() throws IOException {
    assertThat(words(read("quet.jpg", picture("printed-colours.jpg"))))
        .contains("số CNVCLĐ | người | 27");
  }

  @Test
  void a_page_in_black_and_white_as_scanners_pack_it_is_read() throws IOException {
    assertThat(words(read("den-trang.pdf", Packed.jbig2(page)))).contains("Tổng số CNVCLĐ");
  }

  @Test
  void a_page_that_nothing_here_unpacks_is_asked_about_and_the_others_are_read()
      throws IOException {
    Extraction alone = read("jp2.pdf", Packed.jpeg2000());
    assertThat(outcome(alone)).isEqualTo(PartOutcome.NO_TEXT);
    assertThat(codes(alone))
        .containsExactly("picture-not-decoded", "pages-not-read", "attachment-not-readable");
    Extraction beside = read("jp2.pdf", Packed.jpeg2000(page));
    assertThat(words(beside)).contains("Tổng số CNVCLĐ");
    assertThat(codes(beside)).contains("picture-not-decoded", "pages-not-read");
  }

  @Test
  void letters_that_no_map_turns_into_text_are_read_from_their_picture() throws IOException {
    Extraction read = read("khong-ban-do.pdf", Packed.withoutMap("Tổng số CNVCLĐ hiện có: 27"));
    assertThat(words(read)).contains("Tổng số CNVCLĐ", "27");
  }

  @Test
  void what_an_earlier_program_read_from_a_page_is_not_believed() throws IOException {
    String misread = "Tong so CNVCLD hien co 21 nguoi. Da to chuc 65 cuoc hop voi 818 luot nguoi";
    Extraction read = read("da-quet.pdf", pdfWithHiddenLayer(misread));
    assertThat(words(read)).contains("Tổng số CNVCLĐ").doesNotContain("818");
  }

  @Test
  void without_ocr_the_pages_left_are_named() throws IOException {
    try (WorkerTextExtractor plain = new WorkerTextExtractor(ReadingLimits.defaults(), 1)) {
      byte[] bytes = pdf(page);
      Extraction read =
          plain.extract(
              List.of(
                  new TextExtractor.Document(
                      "quet.pdf", "application/pdf", () -> new ByteArrayInputStream(bytes))));
      assertThat(read.parts().get(0).outcome()).isEqualTo(PartOutcome.NO_TEXT);
      assertThat(codes(read)).contains("pages-not-read");
    }
  }

  private static Extraction read(String name, byte[] bytes) {
    return extractor.extract(
        List.of(new TextExtractor.Document(name, "", () -> new ByteArrayInputStream(bytes))));
  }

  private static byte[] picture(String name) throws IOException {
    return Files.readAllBytes(Path.of("src/test/resources/pictures").resolve(name));
  }

  private static PartOutcome outcome(Extraction read) {
    return read.parts().get(0).outcome();
  }

  private static String words(Extraction read) {
    return read.passages().stream().map(Passage::text).collect(Collectors.joining("\n"));
  }

  private static List<String> codes(Extraction read) {
    return read.findings().stream().map(Doubt::code).toList();
  }

  private static BufferedImage blank(int width, int height) {
    BufferedImage blank = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = blank.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return blank;
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
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
      addPage(document, page, layer, RenderingMode.FILL);
      return saved(document);
    }
  }

  /** As programs do that make scans searchable. */
  private static byte[] pdfWithHiddenLayer(String layer) throws IOException {
    try (PDDocument document = new PDDocument()) {
      addPage(document, page, layer, RenderingMode.NEITHER);
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
