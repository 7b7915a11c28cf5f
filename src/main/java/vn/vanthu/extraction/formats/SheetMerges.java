package vn.vanthu.extraction.formats;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/** The merged cells of a sheet by each position they cover. */
final class SheetMerges {
  private static final int MOST = 200_000;

  private final Map<Long, First> covered = new HashMap<>();

  SheetMerges(Sheet sheet) {
    for (CellRangeAddress range : sheet.getMergedRegions()) {
      if (range.getNumberOfCells() + covered.size() < MOST) {
        First first = new First(range.getFirstRow(), range.getFirstColumn());
        range.forEach(at -> covered.put(key(at.getRow(), at.getColumn()), first));
      }
    }
  }

  /** Where the merged cell that covers this position starts; empty if none does. */
  Optional<First> at(int row, int column) {
    return Optional.ofNullable(covered.get(key(row, column)));
  }

  private static long key(int row, int column) {
    return (long) row << 20 | column;
  }

  /** The first position of a merged cell. */
  record First(int row, int column) {}
}
