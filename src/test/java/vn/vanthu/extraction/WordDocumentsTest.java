package vn.vanthu.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.extraction.OneReader.codes;
import static vn.vanthu.extraction.OneReader.table;
import static vn.vanthu.extraction.OneReader.text;
import static vn.vanthu.extraction.Samples.document;
import static vn.vanthu.extraction.Samples.docx;
import static vn.vanthu.extraction.Samples.p;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vanthu.forms.Table;

/** What is read of a Word document, and what is left out and said so. */
class WordDocumentsTest {
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
  void deleted_text_does_not_count_and_inserted_text_does() {
    Extraction read =
        reader.read(
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
        reader.read(
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
        reader.read(
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
    Table table = table(reader.read(document("a.docx", docx(merged))));
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
    assertThat(text(reader.read(document("a.docx", docx(content)))))
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
    assertThat(text(reader.read(document("a.docx", docx(body, Map.of("word/styles.xml", styles))))))
        .startsWith("TRƯỜNG MẦM NON HOA SỮA\nBáo cáo kết quả");
  }
}
