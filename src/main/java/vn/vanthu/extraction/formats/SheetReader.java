package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.LocaleUtil;
import vn.vanthu.forms.Table;

/**
 * Excel workbooks, old and new, by POI: cached values, merged cells; hidden sheets, rows and
 * columns are not read.
 */
public final class SheetReader {
  private static final int WIDEST = 100;
  private static final int LONGEST = 20_000;

  private final Passages out;
  private final DataFormatter formatter = new DataFormatter(Locale.US);

  private SheetReader(Passages out) {
    this.out = out;
  }

  public static void read(Path file, Passages out) throws IOException {
    LocaleUtil.setUserLocale(Locale.US);
    try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
      SheetReader reader = new SheetReader(out);
      for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
        if (workbook.getSheetVisibility(i) == SheetVisibility.VISIBLE) {
          reader.sheet(workbook.getSheetAt(i));
        } else {
          out.finding("hidden-content");
        }
      }
    }
  }

  private void sheet(Sheet sheet) {
    out.sheet(sheet.getSheetName());
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (Row row : sheet) {
      if (row.getZeroHeight()) {
        out.finding("hidden-content");
        continue;
      }
      if (rows.size() >= LONGEST) {
        throw new Passages.OverLimit("rows");
      }
      rows.add(row(sheet, row));
    }
    SheetBlocks.add(rows, out);
  }

  private List<Table.Cell> row(Sheet sheet, Row row) {
    List<Table.Cell> cells = new ArrayList<>();
    for (int c = 0; c < Math.min(row.getLastCellNum(), WIDEST); c++) {
      if (sheet.isColumnHidden(c)) {
        continue;
      }
      CellRangeAddress merged = merged(sheet, row.getRowNum(), c);
      if (merged == null) {
        cells.add(Table.Cell.of(text(row.getCell(c))));
      } else {
        boolean first = merged.getFirstRow() == row.getRowNum() && merged.getFirstColumn() == c;
        Row origin = sheet.getRow(merged.getFirstRow());
        String words = origin == null ? "" : text(origin.getCell(merged.getFirstColumn()));
        cells.add(new Table.Cell(words, !first));
      }
    }
    return cells;
  }

  private static @org.jspecify.annotations.Nullable CellRangeAddress merged(
      Sheet sheet, int row, int column) {
    for (CellRangeAddress range : sheet.getMergedRegions()) {
      if (range.isInRange(row, column)) {
        return range;
      }
    }
    return null;
  }

  private String text(@org.jspecify.annotations.Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case NUMERIC -> number(cell);
      case STRING -> cell.getRichStringCellValue().getString();
      case BOOLEAN -> cell.getBooleanCellValue() ? "x" : "";
      default -> "";
    };
  }

  /** A whole number as plain digits, however it is shown; a date as the sheet shows it. */
  private String number(Cell cell) {
    double value = cell.getNumericCellValue();
    if (DateUtil.isCellDateFormatted(cell)) {
      return formatter.formatRawCellContents(
          value, cell.getCellStyle().getDataFormat(), "d/m/yyyy");
    }
    String format = String.valueOf(cell.getCellStyle().getDataFormatString());
    if (value == Math.rint(value) && Math.abs(value) < 1e15 && !format.contains("%")) {
      return String.valueOf((long) value);
    }
    return formatter.formatRawCellContents(value, cell.getCellStyle().getDataFormat(), format);
  }
}
