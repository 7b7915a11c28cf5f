package vn.vanthu.correspondence.upward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.correspondence.voices.Voice;
import vn.vanthu.reports.ReportId;

class ConsolidatedDocxTest {
  static final OfficeSettings OFFICE =
      new OfficeSettings(
          "baocao@office.example",
          "Liên đoàn Lao động huyện Gia Lâm",
          "LĐLĐ huyện",
          "Liên đoàn Lao động thành phố Hà Nội",
          "Gia Lâm",
          "",
          ZoneId.of("Asia/Ho_Chi_Minh"),
          List.of());

  @Test
  void sums_stand_in_the_text_and_in_the_annex_with_the_units_they_are_made_of() throws Exception {
    ManyUnits units = new ManyUnits(40);

    XWPFDocument document = document(units.together());

    assertThat(text(document)).contains("có 36/40 công đoàn cơ sở gửi báo cáo (đạt 90,0%)");
    XWPFTable annex = document.getTables().get(document.getTables().size() - 2);
    assertThat(annex.getRows()).hasSize(38);
    assertThat(annex.getRow(1).getCell(7).getText())
        .isEqualTo(new HouseStyle(templates(), OFFICE).count(units.sum("meetings")));
    assertThat(annex.getRow(0).isRepeatHeader()).isTrue();
    XWPFTable missing = document.getTables().get(document.getTables().size() - 1);
    assertThat(missing.getRows()).hasSize(5);
    assertThat(text(document)).doesNotContain("{");
  }

  @Test
  void what_several_unions_say_alike_is_quoted_once_with_their_names() throws Exception {
    ManyUnits units = new ManyUnits(3);
    units.says(0, "proposals", "Đề nghị tập huấn kỹ năng nộp hồ sơ trực tuyến cho đoàn viên");
    units.says(1, "proposals", "Đề nghị tập huấn thêm kỹ năng nộp hồ sơ trực tuyến cho đoàn viên;");

    assertThat(text(document(units.together())))
        .contains(
            "- \"Đề nghị tập huấn kỹ năng nộp hồ sơ trực tuyến cho đoàn viên\" (CĐCS Trường Tiểu"
                + " học Đồng Xuân số 0, CĐCS Trường Tiểu học Đồng Xuân số 1).");
  }

  @Test
  void characters_that_xml_forbids_and_endless_narratives_do_no_harm() throws Exception {
    ManyUnits units = new ManyUnits(3);
    units.says(
        0, "difficulties", "Phần mềm báo lỗi \u0001\uD800 khi nộp hồ sơ & <b>trang web</b> treo");
    units.says(
        1, "plans", "Tiếp tục tuyên truyền cải cách hành chính tới đoàn viên. ".repeat(4000));

    String text = text(document(units.together()));

    assertThat(text).contains("Phần mềm báo lỗi  khi nộp hồ sơ & <b>trang web</b> treo");
    assertThat(text).hasSizeLessThan(20_000);
  }

  @Test
  void a_campaign_without_a_report_says_so() throws Exception {
    ManyUnits units = new ManyUnits(5);
    units.now.clear();

    String text = text(document(units.together()));

    assertThat(text).contains("có 0/5 công đoàn cơ sở").contains("chưa có đơn vị nào nêu số liệu");
  }

  @Test
  void a_campaign_with_reports_in_review_alone_names_them_first_and_counts_none() throws Exception {
    ManyUnits units = new ManyUnits(3);
    units.now.keySet().forEach(units.inReview::add);
    units.now.clear();

    Consolidation together = units.together();

    assertThat(together.checks())
        .extracting(Consolidation.Check::code)
        .containsExactly("in-review", "in-review", "in-review");
    assertThat(text(document(together))).contains("có 0/3 công đoàn cơ sở");
  }

  @Test
  void names_of_units_may_hold_anything() throws Exception {
    ManyUnits units = new ManyUnits(3);
    units.rename(0, "CĐCS \u0002Công ty \"A & B\" <TNHH> \uFFFE");
    units.says(0, "proposals", "Đề nghị hỗ trợ máy tính cho đơn vị");

    XWPFDocument document = document(units.together());

    XWPFTable annex = document.getTables().get(document.getTables().size() - 2);
    assertThat(annex.getText()).contains("CĐCS Công ty \"A & B\" <TNHH>");
    assertThat(text(document)).contains("(CĐCS Công ty \"A & B\" <TNHH>");
  }

  @Test
  void the_register_of_voices_is_counted_and_cited_by_its_numbers() throws Exception {
    ManyUnits units = new ManyUnits(3);
    units.says(0, "proposals", "Đề nghị hỗ trợ máy tính cho đơn vị");
    units.voices.add(
        new Voice(
            17,
            Voice.Kind.PROPOSAL,
            "Đề nghị hỗ trợ máy tính cho đơn vị",
            Optional.of(units.units.get(0).code()),
            Optional.of("cchc"),
            Optional.empty(),
            Optional.of(new ReportId(1)),
            Optional.empty(),
            Optional.empty(),
            Voice.Addressee.OFFICE,
            Voice.State.NEW,
            ManyUnits.AT,
            List.of()));

    assertThat(text(document(units.together())))
        .contains("đã ghi vào sổ ý kiến 1 khó khăn, kiến nghị, ý kiến của 1 đơn vị")
        .contains("số 0; sổ ý kiến số 17)");
  }

  @Test
  void only_the_commonest_matters_are_quoted_and_the_rest_is_counted() throws Exception {
    ManyUnits units = new ManyUnits(60);
    for (int i = 0; i < 60; i++) {
      if (i % 10 != 9) {
        units.says(i, "plans", "Việc riêng" + " a" + i + " b" + i + " c" + i + " d" + i);
      }
    }

    assertThat(text(document(units.together()))).contains("còn 14 nội dung khác của 14 đơn vị");
  }

  @Test
  @Tag("slow")
  void five_thousand_units_stand_in_the_annex() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer().write(new ManyUnits(5_000).together(), Optional.empty(), List.of(), out);

    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      String xml = "";
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        xml =
            entry.getName().equals("word/document.xml")
                ? new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                : xml;
      }
      assertThat(xml.split("<w:tr>", -1)).hasSizeGreaterThan(5_000);
    }
  }

  @Test
  void a_figure_out_of_all_proportion_is_to_be_looked_at_first() throws Exception {
    ManyUnits units = new ManyUnits(20);
    units.put(3, "leaflets", 3_000_000);

    assertThat(units.together().checks())
        .anySatisfy(
            check -> {
              assertThat(check.code()).isEqualTo("ten-times");
              assertThat(check.unit().code().value()).isEqualTo("U00003");
              assertThat(check.figures()).contains(3_000_000L);
            });
  }

  @Test
  void a_figure_in_the_millions_has_a_column_wide_enough() throws Exception {
    ManyUnits units = new ManyUnits(20);
    units.put(3, "leaflets", 3_000_000);

    XWPFDocument document = document(units.together());

    int leaflets = 2 + units.form.indicators().indexOf(units.form.indicator("leaflets").get());
    XWPFTable annex = document.getTables().get(document.getTables().size() - 2);
    assertThat(annex.getRow(0).getCell(leaflets).getWidth())
        .isGreaterThan(annex.getRow(0).getCell(leaflets - 1).getWidth() * 4 / 3);
    assertThat(text(document)).doesNotContainPattern("tăng \\d{4,}");
  }

  @Test
  void what_there_was_none_of_before_has_risen_by_no_share() throws Exception {
    ManyUnits units = new ManyUnits(20);
    units.putBefore("contests", 0);

    assertThat(text(document(units.together())))
        .contains("tăng từ 0 lên ")
        .doesNotContain("tăng –%");
  }

  static Templates templates() throws IOException {
    return new Templates(Path.of("config/letters/vi"));
  }

  static ConsolidatedDocx writer() throws IOException {
    return new ConsolidatedDocx(
        Path.of("config/documents"), templates(), new HouseStyle(templates(), OFFICE));
  }

  private static XWPFDocument document(Consolidation of) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer().write(of, Optional.empty(), List.of(), out);
    return new XWPFDocument(new ByteArrayInputStream(out.toByteArray()));
  }

  private static String text(XWPFDocument document) {
    return String.join(
        "\n", document.getParagraphs().stream().map(XWPFParagraph::getText).toList());
  }
}
