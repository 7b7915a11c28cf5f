package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.util.LocaleUtil;
import vn.vanthu.forms.Table;

/**
 * Excel workbooks, old and new, by POI: cached values, merged cells; hidden sheets, rows and
 * columns are not read.
 */
public final class SheetReader {
  private static final int WIDEST = 100;
  private static final int LONGEST = 20_000;

  /** Bytes of one sheet's XML that fit into a reader's memory once they are cells. */
  private static final long LARGEST_SHEET = 16L * 1024 * 1024;

  private final Passages out;
  private final SheetCells cells;

  private SheetReader(Passages out, SheetCells cells) {
    this.out = out;
    this.cells = cells;
  }

  public static void read(Path file, Passages out) throws IOException {
    LocaleUtil.setUserLocale(Locale.US);
    refuseHuge(file);
    try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
      SheetReader reader = new SheetReader(out, new SheetCells(workbook, out.fonts()));
      for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
        if (workbook.getSheetVisibility(i) == SheetVisibility.VISIBLE) {
          reader.sheet(workbook.getSheetAt(i));
        } else if (workbook.getSheetAt(i).getPhysicalNumberOfRows() > 0) {
          out.finding("hidden-content");
        }
      }
    } catch (POIXMLException e) {
      throw new IOException(e);
    }
  }

  /** A sheet of a million rows is told by its size before it fills the memory. */
  private static void refuseHuge(Path file) throws IOException {
    if (FileMagic.valueOf(file.toFile()) != FileMagic.OOXML) {
      return;
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      boolean huge =
          zip.stream()
              .filter(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith(".xml"))
              .anyMatch(entry -> entry.getSize() > LARGEST_SHEET);
      if (huge) {
        throw new Passages.OverLimit("rows");
      }
    }
  }

  private void sheet(Sheet sheet) {
    out.sheet(sheet.getSheetName());
    SheetMerges merges = new SheetMerges(sheet);
    cells.lookAt(sheet, WIDEST, LONGEST);
    List<List<Table.Cell>> rows = new ArrayList<>();
    for (Row row : sheet) {
      if (row.getZeroHeight()) {
        if (row.getPhysicalNumberOfCells() > 0) {
          out.finding("hidden-content");
        }
        continue;
      }
      if (rows.size() >= LONGEST) {
        throw new Passages.OverLimit("rows");
      }
      rows.add(row(sheet, row, merges));
    }
    SheetBlocks.add(rows, out);
  }

  private List<Table.Cell> row(Sheet sheet, Row row, SheetMerges merges) {
    List<Table.Cell> read = new ArrayList<>();
    boolean months = cells.isHeadingOfDates(row);
    for (int c = 0; c < Math.min(row.getLastCellNum(), WIDEST); c++) {
      Cell cell = row.getCell(c);
      if (sheet.isColumnHidden(c)) {
        if (cell != null && !cells.text(cell).isBlank()) {
          out.finding("hidden-content");
        }
        continue;
      }
      if (cell != null && !months && cells.isFigureMadeDate(cell)) {
        out.finding("date-for-figure", cells.label(row) + " | " + cells.shown(cell));
        read.add(Table.Cell.of(""));
        continue;
      }
      int column = c;
      read.add(
          merges
              .at(row.getRowNum(), c)
              .map(first -> merged(sheet, first, row.getRowNum(), column))
              .orElseGet(() -> Table.Cell.of(cell == null ? "" : cells.text(cell))));
    }
    return read;
  }

  private Table.Cell merged(Sheet sheet, SheetMerges.First first, int row, int column) {
    Row origin = sheet.getRow(first.row());
    Cell cell = origin == null ? null : origin.getCell(first.column());
    boolean starts = first.row() == row && first.column() == column;
    return new Table.Cell(cell == null ? "" : cells.text(cell), !starts);
  }
}
