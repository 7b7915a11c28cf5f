package vn.vanthu.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.extraction.OneReader.codes;
import static vn.vanthu.extraction.OneReader.table;
import static vn.vanthu.extraction.OneReader.text;
import static vn.vanthu.extraction.Samples.document;
import static vn.vanthu.extraction.Samples.docx;
import static vn.vanthu.extraction.Samples.p;
import static vn.vanthu.extraction.Samples.row;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.vanthu.extraction.TextExtractor.Document;
import vn.vanthu.forms.Table;

/** What is read of each format, and what is left out and said so; in a real child process. */
class DocumentsTest {
  private static OneReader reader;

  @BeforeAll
  static void start() {
    reader = new OneReader();
  }

  @AfterAll
  static void stop() {
    reader.close();
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
    Extraction read = reader.read(document("a.rtf", rtf));
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
  @ValueSource(strings = {";", "\t", ","})
  void separated_values_are_a_table_whatever_parts_them(String separator) {
    String rows =
        String.join("\n", "Nội dung;Số lượng", "Số hội nghị;5", "Số tờ rơi;1250")
            .replace(";", separator);
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
      Table table = table(reader.read(document("a.csv", rows.getBytes(charset))));
      assertThat(table.rows()).hasSize(3);
      assertThat(table.rows().get(2))
          .extracting(Table.Cell::text)
          .containsExactly("Số tờ rơi", "1250");
    }
    byte[] bytes1258 = OldTextTest.bytes1258(rows);
    assertThat(table(reader.read(document("a.csv", bytes1258))).rows().get(1).get(0).text())
        .isEqualTo("Số hội nghị");
  }

  @Test
  void hidden_parts_of_a_page_are_left_out_and_style_sheets_tell_old_fonts() {
    String html =
        "<html><head><style>p.cu{font-family:\".VnTime\"}</style></head><body><p"
            + " class=cu>Tr\u00ADêng häc ®· tæ chøc</p><p>Trường học đã tổ chức hội nghị, đoàn viên"
            + " tham dự đầy đủ</p><div style='display: none'>99</div><p>Số:"
            + " <s>5</s>6</p></body></html>";
    Extraction read = reader.read(document("a.html", html));
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
    Document[] misnamed = {
      document("a.pdf", docx(p("Văn bản"))),
      document("b.doc", "<html><body><p>Trang mạng</p></body></html>"),
      document("c.doc", "{\\rtf1\\ansi Rich\\par}"),
      document("d.xls", Samples.bytes(workbook)),
      document("e.xls", "Nội dung\tSố\nHội nghị\t5\n")
    };
    Extraction read = reader.read(misnamed);
    assertThat(read.parts()).allMatch(part -> part.outcome() == Extraction.PartOutcome.READ);
    assertThat(text(read))
        .isEqualTo("Văn bản\nTrang mạng\nRich\nBảng | tính\nNội dung | Số\nHội nghị | 5");
  }

  @Test
  void a_document_in_another_language_is_said_to_be_one() {
    Extraction read =
        reader.read(
            document(
                "a.txt",
                "The committee held five meetings during the second quarter and informed all"
                    + " employees."));
    assertThat(codes(read)).containsExactly("other-language a.txt");
  }
}
