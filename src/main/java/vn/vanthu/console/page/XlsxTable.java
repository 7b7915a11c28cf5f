package vn.vanthu.console.page;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A workbook of one sheet with frozen headings and a filter, written row by row in flat memory.
 * Text stays text: no cell becomes a formula, not even when it is edited.
 */
public final class XlsxTable implements AutoCloseable {
  private static final int ROWS_IN_MEMORY = 200;
  private static final int LONGEST_CELL = 32_000;
  private static final int CHARACTER = 256;

  private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
  private final Sheet sheet;
  private final CellStyle text;
  private final CellStyle number;
  private final CellStyle bold;
  private final int columns;
  private int next;

  /**
   * @param frozen columns that stay in sight
   */
  public XlsxTable(String name, List<String> headings, int frozen) {
    sheet = workbook.createSheet(name);
    text = workbook.createCellStyle();
    text.setQuotePrefixed(true);
    number = workbook.createCellStyle();
    number.setDataFormat(workbook.createDataFormat().getFormat("#,##0"));
    bold = workbook.createCellStyle();
    Font font = workbook.createFont();
    font.setBold(true);
    bold.setFont(font);
    bold.setBorderBottom(BorderStyle.THIN);
    columns = headings.size();
    Row row = sheet.createRow(next++);
    for (int i = 0; i < columns; i++) {
      Cell cell = row.createCell(i);
      cell.setCellValue(headings.get(i));
      cell.setCellStyle(bold);
      sheet.setColumnWidth(i, Math.min(46, Math.max(12, headings.get(i).length() + 3)) * CHARACTER);
    }
    sheet.createFreezePane(frozen, 1);
  }

  /** Makes a column that many characters wide. */
  public void width(int column, int characters) {
    sheet.setColumnWidth(column, characters * CHARACTER);
  }

  /** A row: a {@link Number} stays one, anything else is text. */
  public void row(List<?> cells) {
    Row row = sheet.createRow(next++);
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = row.createCell(i);
      if (cells.get(i) instanceof Number figure) {
        cell.setCellValue(figure.doubleValue());
        cell.setCellStyle(number);
      } else {
        put(cell, String.valueOf(cells.get(i)));
      }
    }
  }

  private void put(Cell cell, String written) {
    String cut = written.length() <= LONGEST_CELL ? written : written.substring(0, LONGEST_CELL);
    cell.setCellValue(cut);
    if (!Csv.harmless(cut).equals(cut)) {
      cell.setCellStyle(text);
    }
  }

  /** Writes the workbook; it takes no further row. */
  public void write(OutputStream out) throws IOException {
    sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, next - 1), 0, columns - 1));
    workbook.write(out);
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
