package vn.vanthu.extraction.formats;

import java.util.ArrayList;
import java.util.List;
import vn.vanthu.forms.Table.Cell;

/** Lays cells that span rows and columns out on a grid. */
final class Grid {
  private static final int WIDEST = 200;

  private final List<List<Cell>> rows = new ArrayList<>();
  private final List<Integer> blockedFor = new ArrayList<>();
  private final List<String> blockedBy = new ArrayList<>();
  private List<Cell> row = new ArrayList<>();

  void startRow() {
    row = new ArrayList<>();
    rows.add(row);
    fillBlocked();
  }

  /** Adds the next cell of the row. */
  void cell(String text, int columnSpan, int rowSpan) {
    fillBlocked();
    for (int i = 0; i < Math.max(1, Math.min(columnSpan, WIDEST)) && row.size() < WIDEST; i++) {
      int column = row.size();
      row.add(new Cell(text, i > 0));
      while (blockedFor.size() <= column) {
        blockedFor.add(0);
        blockedBy.add("");
      }
      blockedFor.set(column, Math.max(0, rowSpan - 1));
      blockedBy.set(column, text);
    }
  }

  /** A position covered by the cell above it. */
  void continuesAbove(int columnSpan) {
    fillBlocked();
    for (int i = 0; i < Math.max(1, Math.min(columnSpan, WIDEST)) && row.size() < WIDEST; i++) {
      row.add(new Cell(above(row.size()), true));
    }
  }

  List<List<Cell>> rows() {
    return rows;
  }

  private String above(int column) {
    if (rows.size() < 2) {
      return "";
    }
    List<Cell> before = rows.get(rows.size() - 2);
    return column < before.size() ? before.get(column).text() : "";
  }

  private void fillBlocked() {
    while (row.size() < blockedFor.size() && blockedFor.get(row.size()) > 0) {
      int column = row.size();
      row.add(new Cell(blockedBy.get(column), true));
      blockedFor.set(column, blockedFor.get(column) - 1);
    }
  }
}
