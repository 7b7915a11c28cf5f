package vn.vanthu.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.extraction.Samples.document;
import static vn.vanthu.extraction.Samples.docx;
import static vn.vanthu.extraction.Samples.p;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.extraction.TextExtractor.Document;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Table;

/** What is read of each format, and what is left out and said so; in a real child process. */
class DocumentsTest {
  private static WorkerTextExtractor extractor;

  @BeforeAll
  static void start() {
    extractor = new WorkerTextExtractor(ReadingLimits.defaults(), 1);
  }

  @AfterAll
  static void stop() {
    extractor.close();
  }

  @Test
  void deleted_text_does_not_count_and_inserted_text_does() {
    Extraction read =
        read(
            document(
                "a.docx",
                docx(
                    "<w:p><w:r><w:t xml:space=\"preserve\">Đã tổ chức </w:t></w:r>"
                        + "<w:del><w:r><w:delText>05</w:delText></w:r></w:del><w:ins><w:r><w:t>06</w:t></w:r></w:ins><w:r><w:t"
                        + " xml:space=\"preserve\"> hội nghị</w:t></w:r></w:p>"
                        + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>Bỏ</w:t></w:r></w:p></w:tc></w:tr>"
                        + "<w:tr><w:tc>"
                        + p("Còn")
                        + "</w:tc><w:tc>"
                        + p("1")
                        + "</w:tc></w:tr></w:tbl>")));
    assertThat(text(read)).isEqualTo("Đã tổ chức 06 hội nghị\nCòn | 1");
  }

  @Test
  void hidden_and_struck_out_text_is_not_read_and_said_so() {
    Extraction read =
        read(
            document(
                "a.docx",
                docx(
                    "<w:p><w:r><w:t>Hội nghị:"
                        + " </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>05</w:t></w:r><w:r><w:t"
                        + " xml:space=\"preserve\"> 06</w:t></w:r></w:p>")));
    assertThat(text(read)).isEqualTo("Hội nghị: 06");
    assertThat(codes(read)).containsExactly("hidden-content a.docx", "struck-out a.docx");
  }

  @Test
  void text_boxes_headers_footnotes_and_nested_tables_are_read() {
    Extraction read =
        read(
            document(
                "a.docx",
                docx(
                    "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
                        + p("Trong khung")
                        + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
                        + p("Trong khung")
                        + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
                        + "<w:tbl><w:tr><w:tc>"
                        + p("Ngoài")
                        + "<w:tbl><w:tr><w:tc>"
                        + p("Trong")
                        + "</w:tc><w:tc>"
                        + p("7")
                        + "</w:tc></w:tr></w:tbl></w:tc><w:tc>"
                        + p("Cột 2")
                        + "</w:tc></w:tr></w:tbl>",
                    Map.of(
                        "word/header1.xml", "<w:hdr>" + p("Đầu trang") + "</w:hdr>",
                        "word/footnotes.xml",
                            "<w:footnotes><w:footnote>"
                                + p("Chú thích")
                                + "</w:footnote></w:footnotes>"))));
    assertThat(text(read)).isEqualTo("Đầu trang\nTrong khung\nNgoài | Cột 2\nTrong | 7\nChú thích");
  }

  @Test
  void merged_cells_stand_at_each_position_they_cover() {
    String merged =
        "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>"
            + p("Nội dung")
            + "</w:tc>"
            + "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>"
            + p("Số lượng")
            + "</w:tc></w:tr>"
            + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>"
            + p("Kỳ này")
            + "</w:tc><w:tc>"
            + p("Lũy kế")
            + "</w:tc></w:tr></w:tbl>";
    Table table = table(read(document("a.docx", docx(merged))));
    assertThat(table.rows().get(0))
        .extracting(Table.Cell::text)
        .containsExactly("Nội dung", "Số lượng", "Số lượng");
    assertThat(table.rows().get(1))
        .extracting(Table.Cell::text)
        .containsExactly("Nội dung", "Kỳ này", "Lũy kế");
    assertThat(table.rows().get(1))
        .extracting(Table.Cell::continued)
        .containsExactly(true, false, false);
  }

  @Test
  void content_controls_are_read_unless_never_filled_in_and_ticks_are_kept() {
    String content =
        "<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked"
            + " w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>X</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t"
            + " xml:space=\"preserve\"> Thể chế </w:t></w:r><w:r><w:sym w:font=\"Wingdings\""
            + " w:char=\"F0A8\"/></w:r><w:r><w:t xml:space=\"preserve\"> Thủ"
            + " tục</w:t></w:r></w:p><w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>Đã"
            + " điền</w:t></w:r></w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle"
            + " w:val=\"PlaceholderText\"/></w:rPr><w:t>Bấm vào"
            + " đây</w:t></w:r></w:sdtContent></w:sdt></w:p>";
    assertThat(text(read(document("a.docx", docx(content)))))
        .isEqualTo("☒ Thể chế ☐ Thủ tục\nĐã điền");
  }

  @Test
  void an_old_letterhead_over_a_unicode_text_is_read_by_its_fonts_styles_included() {
    String styles =
        "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"Dau\"><w:rPr><w:rFonts"
            + " w:ascii=\".VnTimeH\"/></w:rPr></w:style></w:styles>";
    String body =
        "<w:p><w:pPr><w:pStyle w:val=\"Dau\"/></w:pPr><w:r><w:t>tr\u00ADêng mÇm non hoa"
            + " s÷a</w:t></w:r></w:p>"
            + p(
                "Báo cáo kết quả tuyên truyền cải cách hành chính quý II của trường, đã tổ chức hội"
                    + " nghị");
    assertThat(text(read(document("a.docx", docx(body, Map.of("word/styles.xml", styles))))))
        .startsWith("TRƯỜNG MẦM NON HOA SỮA\nBáo cáo kết quả");
  }

  @Test
  void rich_text_keeps_tables_merged_and_nested_and_old_fonts() {
    String rtf =
        "{\\r"
            + "tf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fnil\\fcharset0 .VnTime;}{\\f1\\fnil"
            + " Arial;}}{\\info{\\title T}}\n"
            + "\\pard\\f0 B\\'b8o c\\'b8o {\\v 99}k\\'d5t qu\\'b6 tr\\'ad\\'eang h\\'e4c,"
            + " \\'ae\\'b7 t\\'e6 ch\\'f8c\\par\n"
            + "\\trowd\\clvmgf\\cellx2000\\cellx6000\\pard\\intbl N\\'e9i dung\\cell S\\'e8"
            + " l\\-\\'eeng\\cell\\r"
            + "ow\n"
            + "\\trowd\\clvmrg\\cellx2000\\cellx4000\\cellx6000\\pard\\intbl\\cell K\\'fa"
            + " n\\'b5y\\cell Ngo\\'b5i\\par\\pard\\intbl\\itap2 \\f1 A\\n"
            + "estcell 12\\n"
            + "estcell{\\*\\n"
            + "esttableprops\\trowd\\cellx4500\\cellx5500\\n"
            + "estrow}\\pard\\intbl\\itap1\\cell\\r"
            + "ow\n"
            + "\\pard Unicode: \\u7879?\\par}";
    Extraction read = read(document("a.rtf", rtf));
    assertThat(text(read))
        .isEqualTo(
            "Báo cáo kết quả trường học, đã tổ chức\n"
                + "Nội dung | Số lượng\n"
                + "Kỳ này | Ngoài\n"
                + "A | 12\n"
                + "Unicode: ệ");
    Table table = table(read);
    assertThat(table.rows().get(0))
        .extracting(Table.Cell::text)
        .containsExactly("Nội dung", "Số lượng", "Số lượng");
    assertThat(table.rows().get(1).get(0)).isEqualTo(new Table.Cell("Nội dung", true));
    assertThat(codes(read)).containsExactly("hidden-content a.rtf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "xls"})
  void workbooks_give_cached_values_and_leave_out_what_is_hidden(String kind) throws Exception {
    Workbook workbook = kind.equals("xlsx") ? new XSSFWorkbook() : new HSSFWorkbook();
    Sheet sheet = workbook.createSheet("Báo cáo");
    row(sheet, 0, "Nội dung", "Số lượng", "", "Nháp");
    sheet.addMergedRegion(new CellRangeAddress(0, 0, 1, 2));
    row(sheet, 1, "Số hội nghị", "5", "", "77");
    row(sheet, 2, "Số bị ẩn", "88", "");
    sheet.getRow(2).setZeroHeight(true);
    sheet.setColumnHidden(3, true);
    Row sum = row(sheet, 3, "Tổng");
    sum.createCell(1).setCellFormula("2+3");
    workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
    row(workbook.createSheet("Ẩn"), 0, "99", "98");
    workbook.setSheetHidden(1, true);

    Extraction read = read(document("a." + kind, Samples.bytes(workbook)));
    assertThat(text(read)).isEqualTo("Nội dung | Số lượng\nSố hội nghị | 5 | \nTổng | 5 | ");
    assertThat(codes(read)).containsExactly("hidden-content a." + kind);
  }

  @Test
  void a_date_that_a_workbook_made_of_a_figure_is_asked_about() throws Exception {
    Workbook workbook = new XSSFWorkbook();
    Sheet sheet = workbook.createSheet();
    row(sheet, 0, "Nội dung", "Kết quả");
    row(sheet, 1, "Số hội nghị", "5");
    Row made = row(sheet, 2, "Ý kiến đã giải quyết");
    CellStyle day = workbook.createCellStyle();
    day.setDataFormat((short) 16); // d-mmm, as Excel shows what was typed as 1/2
    made.createCell(1).setCellValue(LocalDate.of(2022, 2, 1));
    made.getCell(1).setCellStyle(day);
    Extraction read = read(document("a.xlsx", Samples.bytes(workbook)));
    assertThat(text(read)).doesNotContain("Feb").doesNotContain("1/2");
    assertThat(read.findings())
        .extracting(Doubt::code, Doubt::severity, Doubt::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "date-for-figure", Doubt.Severity.QUESTION, "Ý kiến đã giải quyết | 1-Feb"));
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", ","})
  void separated_values_are_a_table_whatever_parts_them(String separator) {
    String rows =
        String.join("\n", "Nội dung;Số lượng", "Số hội nghị;5", "Số tờ rơi;1250")
            .replace(";", separator);
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
      Table table = table(read(document("a.csv", rows.getBytes(charset))));
      assertThat(table.rows()).hasSize(3);
      assertThat(table.rows().get(2))
          .extracting(Table.Cell::text)
          .containsExactly("Số tờ rơi", "1250");
    }
    byte[] bytes1258 = OldTextTest.bytes1258(rows);
    assertThat(table(read(document("a.csv", bytes1258))).rows().get(1).get(0).text())
        .isEqualTo("Số hội nghị");
  }

  @Test
  void hidden_parts_of_a_page_are_left_out_and_style_sheets_tell_old_fonts() {
    String html =
        "<html><head><style>p.cu{font-family:\".VnTime\"}</style></head><body><p"
            + " class=cu>Tr\u00ADêng häc ®· tæ chøc</p><p>Trường học đã tổ chức hội nghị, đoàn viên"
            + " tham dự đầy đủ</p><div style='display: none'>99</div><p>Số:"
            + " <s>5</s>6</p></body></html>";
    Extraction read = read(document("a.html", html));
    assertThat(text(read))
        .isEqualTo(
            "Trường học đã tổ chức\n"
                + "Trường học đã tổ chức hội nghị, đoàn viên tham dự đầy đủ\n"
                + "Số: 6");
    assertThat(codes(read)).containsExactly("hidden-content a.html", "struck-out a.html");
  }

  @Test
  void files_are_read_by_what_they_are_and_not_by_their_names() throws Exception {
    Workbook workbook = new XSSFWorkbook();
    row(workbook.createSheet(), 0, "Bảng", "tính");
    List<Document> misnamed =
        List.of(
            document("a.pdf", docx(p("Văn bản"))),
            document("b.doc", "<html><body><p>Trang mạng</p></body></html>"),
            document("c.doc", "{\\rtf1\\ansi Rich\\par}"),
            document("d.xls", Samples.bytes(workbook)),
            document("e.xls", "Nội dung\tSố\nHội nghị\t5\n"));
    Extraction read = extractor.extract(misnamed);
    assertThat(read.parts()).allMatch(part -> part.outcome() == Extraction.PartOutcome.READ);
    assertThat(text(read))
        .isEqualTo("Văn bản\nTrang mạng\nRich\nBảng | tính\nNội dung | Số\nHội nghị | 5");
  }

  @Test
  void a_document_in_another_language_is_said_to_be_one() {
    Extraction read =
        read(
            document(
                "a.txt",
                "The committee held five meetings during the second quarter and informed all"
                    + " employees."));
    assertThat(codes(read)).containsExactly("other-language a.txt");
  }

  private static Row row(Sheet sheet, int number, String... cells) {
    Row row = sheet.createRow(number);
    for (int c = 0; c < cells.length; c++) {
      if (cells[c].matches("\\d+")) {
        row.createCell(c).setCellValue(Double.parseDouble(cells[c]));
      } else {
        row.createCell(c).setCellValue(cells[c]);
      }
    }
    return row;
  }

  private static Extraction read(Document document) {
    return extractor.extract(List.of(document));
  }

  private static String text(Extraction read) {
    return read.passages().stream().map(Passage::text).collect(Collectors.joining("\n"));
  }

  private static Table table(Extraction read) {
    return read.passages().stream()
        .filter(Table.class::isInstance)
        .map(Table.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> codes(Extraction read) {
    return read.findings().stream().map(doubt -> doubt.code() + " " + doubt.text()).toList();
  }
}
