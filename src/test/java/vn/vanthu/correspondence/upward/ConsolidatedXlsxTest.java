package vn.vanthu.correspondence.upward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import vn.vanthu.correspondence.texts.HouseStyle;

class ConsolidatedXlsxTest {
  @Test
  void every_sum_is_a_formula_that_counts_the_units_rows() throws Exception {
    ManyUnits units = new ManyUnits(30);
    XSSFWorkbook book = book(units.together());

    Cell meetings = book.getSheetAt(0).getRow(6).getCell(2);
    double counted =
        book.getCreationHelper().createFormulaEvaluator().evaluate(meetings).getNumberValue();

    assertThat(book.getSheetAt(0).getRow(6).getCell(0).getStringCellValue()).startsWith("Hội nghị");
    assertThat(counted).isEqualTo(units.sum("meetings"));
    assertThat(meetings.getNumericCellValue()).isEqualTo(counted);
  }

  @Test
  void what_a_union_wrote_is_never_a_formula() throws Exception {
    ManyUnits units = new ManyUnits(2);
    units.says(0, "plans", "=HYPERLINK(\"http://example.org\") là câu có dấu bằng");

    XSSFWorkbook book = book(units.together());

    book.getSheetAt(3)
        .forEach(row -> assertThat(row.getCell(2).getCellType()).isEqualTo(CellType.STRING));
    assertThat(book.getSheetAt(3).getLastRowNum()).isPositive();
  }

  private static XSSFWorkbook book(Consolidation of) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ConsolidatedXlsx(
            ConsolidatedDocxTest.templates(),
            new HouseStyle(ConsolidatedDocxTest.templates(), ConsolidatedDocxTest.OFFICE))
        .write(of, out);
    return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
  }
}
