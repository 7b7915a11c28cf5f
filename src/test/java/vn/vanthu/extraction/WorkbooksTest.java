package vn.vanthu.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.extraction.OneReader.codes;
import static vn.vanthu.extraction.OneReader.text;
import static vn.vanthu.extraction.Samples.document;
import static vn.vanthu.extraction.Samples.row;

import java.time.LocalDate;
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
import vn.vanthu.forms.Doubt;

/** What is read of a workbook, and what is left out and said so. */
class WorkbooksTest {
  private static OneReader reader;

  @BeforeAll
  static void start() {
    reader = new OneReader();
  }

  @AfterAll
  static void stop() {
    reader.close();
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

    Extraction read = reader.read(document("a." + kind, Samples.bytes(workbook)));
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
    Extraction read = reader.read(document("a.xlsx", Samples.bytes(workbook)));
    assertThat(text(read)).doesNotContain("Feb").doesNotContain("1/2");
    assertThat(read.findings())
        .extracting(Doubt::code, Doubt::severity, Doubt::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "date-for-figure", Doubt.Severity.QUESTION, "Ý kiến đã giải quyết | 1-Feb"));
  }
}
