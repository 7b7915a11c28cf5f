package vn.vanthu.extraction.formats;

import java.util.ArrayList;
import java.util.List;
import vn.vanthu.forms.Table.Cell;

/** Cells of a sheet as its passages. */
final class SheetBlocks {
  private SheetBlocks() {}

  /**
   * Lines of one cell above and below a block are paragraphs, what lies between is a table; blank
   * rows part blocks.
   */
  static void add(List<List<Cell>> rows, Passages out) {
    int first = 0;
    while (first < rows.size() && words(rows.get(first)) <= 1) {
      single(rows.get(first++), out);
    }
    int last = rows.size();
    while (last > first && words(rows.get(last - 1)) <= 1) {
      last--;
    }
    if (last > first) {
      out.table(trimmed(rows.subList(first, last)));
    }
    for (int i = last; i < rows.size(); i++) {
      single(rows.get(i), out);
    }
  }

  private static void single(List<Cell> row, Passages out) {
    row.stream()
        .filter(cell -> !cell.continued() && !cell.text().isBlank())
        .forEach(cell -> out.paragraph(cell.text(), false));
  }

  private static long words(List<Cell> row) {
    return row.stream().filter(cell -> !cell.continued() && !cell.text().isBlank()).count();
  }

  /** Without columns that are blank all the way down. */
  private static List<List<Cell>> trimmed(List<List<Cell>> rows) {
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    List<Integer> used = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      int column = c;
      if (rows.stream().anyMatch(row -> column < row.size() && !row.get(column).text().isBlank())) {
        used.add(c);
      }
    }
    return rows.stream()
        .map(row -> used.stream().map(c -> c < row.size() ? row.get(c) : Cell.of("")).toList())
        .toList();
  }
}
