package vn.vanthu.extraction.formats;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import vn.vanthu.extraction.text.OldFonts;

/** What single cells of a workbook hold, their old fonts read. */
final class SheetCells {
  private final Workbook workbook;
  private final DataFormatter formatter = new DataFormatter(Locale.US);
  private final OldFonts fonts;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final Map<Integer, Integer> dates = new HashMap<>();
  private final boolean oldFonts;

  SheetCells(Workbook workbook, OldFonts fonts) {
    this.fonts = fonts;
    this.workbook = workbook;
    boolean any = false;
    for (int i = 0; i < workbook.getNumberOfFonts(); i++) {
      any |= OldFonts.isOld(workbook.getFontAt(i).getFontName());
    }
    this.oldFonts = any;
    if (any) {
      workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(this::seen)));
    }
  }

  private void seen(Cell cell) {
    if (type(cell) == CellType.STRING) {
      fonts.seen(font(cell), cell.getRichStringCellValue().getString() + "\n");
    }
  }

  /** Counts the numbers and the dates of each column of the sheet that is read next. */
  void lookAt(Sheet sheet, int widest, int longest) {
    numbers.clear();
    dates.clear();
    for (Row row : sheet) {
      if (row.getRowNum() > longest) {
        return;
      }
      for (Cell cell : row) {
        if (type(cell) == CellType.NUMERIC && cell.getColumnIndex() < widest) {
          (isDate(cell) ? dates : numbers).merge(cell.getColumnIndex(), 1, Integer::sum);
        }
      }
    }
  }

  /**
   * Whether the cell holds a date that was typed as a figure: Excel makes one of "1/2" or "3-5",
   * shown without its year; or the only date in a column of numbers.
   */
  boolean isFigureMadeDate(Cell cell) {
    if (type(cell) != CellType.NUMERIC || !isDate(cell)) {
      return false;
    }
    String format =
        String.valueOf(cell.getCellStyle().getDataFormatString()).toLowerCase(Locale.ROOT);
    boolean clock = format.contains("h");
    boolean whole = !clock && (format.contains("y") && format.contains("d"));
    int column = cell.getColumnIndex();
    return !clock && !whole || numbers.getOrDefault(column, 0) > 2 * dates.getOrDefault(column, 0);
  }

  /** Whether several dates and no number stand in the row: the months over their columns. */
  boolean isHeadingOfDates(Row row) {
    int found = 0;
    for (Cell cell : row) {
      if (type(cell) == CellType.NUMERIC) {
        if (!isDate(cell)) {
          return false;
        }
        found++;
      }
    }
    return found > 1;
  }

  /** The first words of a row. */
  String label(Row row) {
    for (Cell cell : row) {
      if (type(cell) == CellType.STRING
          && text(cell).chars().filter(Character::isLetter).count() > 2) {
        return text(cell);
      }
    }
    return "";
  }

  /** A cell as the sheet shows it. */
  String shown(Cell cell) {
    return formatter.formatRawCellContents(
        cell.getNumericCellValue(),
        cell.getCellStyle().getDataFormat(),
        cell.getCellStyle().getDataFormatString());
  }

  /** What the cell states: a formula's cached value; empty for an error. */
  String text(Cell cell) {
    return switch (type(cell)) {
      case NUMERIC -> number(cell);
      case STRING -> words(cell);
      case BOOLEAN -> cell.getBooleanCellValue() ? "x" : "";
      default -> "";
    };
  }

  private static CellType type(Cell cell) {
    return cell.getCellType() == CellType.FORMULA
        ? cell.getCachedFormulaResultType()
        : cell.getCellType();
  }

  private static boolean isDate(Cell cell) {
    return DateUtil.isCellDateFormatted(cell);
  }

  /** A whole number as plain digits, however it is shown; a date with its year. */
  private String number(Cell cell) {
    double value = cell.getNumericCellValue();
    if (isDate(cell)) {
      return formatter.formatRawCellContents(
          value, cell.getCellStyle().getDataFormat(), "d/m/yyyy");
    }
    String format = String.valueOf(cell.getCellStyle().getDataFormatString());
    boolean whole = Math.abs(value - Math.rint(value)) < 1e-9 && Math.abs(value) < 1e15;
    return whole && !format.contains("%") ? String.valueOf(Math.round(value)) : shown(cell);
  }

  private String words(Cell cell) {
    String words = cell.getRichStringCellValue().getString();
    if (!oldFonts) {
      return words;
    }
    OldFonts.Line line = fonts.line();
    if (cell.getRichStringCellValue() instanceof XSSFRichTextString rich && rich.hasFormatting()) {
      xssfRuns(rich, font(cell), line);
    } else if (cell.getRichStringCellValue() instanceof HSSFRichTextString rich
        && rich.numFormattingRuns() > 0) {
      hssfRuns(rich, font(cell), line);
    } else {
      line.add(font(cell), words);
    }
    return line.toString();
  }

  private static void xssfRuns(XSSFRichTextString rich, String usual, OldFonts.Line line) {
    for (int i = 0; i < rich.numFormattingRuns(); i++) {
      int start = rich.getIndexOfFormattingRun(i);
      XSSFFont font = rich.getFontOfFormattingRun(i);
      line.add(
          font == null ? usual : font.getFontName(),
          rich.getString().substring(start, start + rich.getLengthOfFormattingRun(i)));
    }
  }

  private void hssfRuns(HSSFRichTextString rich, String usual, OldFonts.Line line) {
    String words = rich.getString();
    line.add(usual, words.substring(0, rich.getIndexOfFormattingRun(0)));
    for (int i = 0; i < rich.numFormattingRuns(); i++) {
      int end =
          i + 1 < rich.numFormattingRuns() ? rich.getIndexOfFormattingRun(i + 1) : words.length();
      String font =
          ((HSSFWorkbook) workbook).getFontAt(rich.getFontOfFormattingRun(i)).getFontName();
      line.add(font, words.substring(rich.getIndexOfFormattingRun(i), end));
    }
  }

  private String font(Cell cell) {
    return workbook.getFontAt(cell.getCellStyle().getFontIndex()).getFontName();
  }
}
