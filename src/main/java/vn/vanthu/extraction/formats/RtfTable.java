package vn.vanthu.extraction.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import vn.vanthu.extraction.text.OldFonts;
import vn.vanthu.forms.Table.Cell;

/** A table of an RTF file: its cells lie between right edges, in twips. */
final class RtfTable {
  /** Edges nearer than this are one. */
  private static final int NEAR = 45;

  private final List<Row> rows = new ArrayList<>();
  private final List<RtfTable> nested = new ArrayList<>();
  private List<CellShape> shapes = new ArrayList<>();
  private List<RtfWords> cells = new ArrayList<>();
  private boolean goesOnAbove;
  private boolean goesOnLeft;

  /** Where a cell ends, and whether it continues the one above it or to its left. */
  private record CellShape(int right, boolean above, boolean left) {}

  private record Row(List<CellShape> shapes, List<RtfWords> cells) {}

  /** The shapes of a row follow. */
  void startShapes() {
    shapes = new ArrayList<>();
    goesOnAbove = false;
    goesOnLeft = false;
  }

  void nextGoesOnAbove() {
    goesOnAbove = true;
  }

  void nextGoesOnLeft() {
    goesOnLeft = true;
  }

  void shape(int right) {
    shapes.add(new CellShape(right, goesOnAbove, goesOnLeft));
    goesOnAbove = false;
    goesOnLeft = false;
  }

  void cell(RtfWords words) {
    cells.add(words);
  }

  void endRow() {
    if (!cells.isEmpty()) {
      rows.add(new Row(List.copyOf(shapes), cells));
      cells = new ArrayList<>();
    }
  }

  void nest(RtfTable table) {
    nested.add(table);
  }

  List<RtfTable> nested() {
    return nested;
  }

  boolean isEmpty() {
    return rows.isEmpty() && cells.isEmpty();
  }

  void seen(OldFonts fonts) {
    rows.forEach(row -> row.cells().forEach(cell -> cell.seen(fonts)));
    nested.forEach(table -> table.seen(fonts));
  }

  List<List<Cell>> grid(OldFonts fonts) {
    List<Integer> edges = edges();
    Grid grid = new Grid();
    for (Row row : rows) {
      grid.startRow();
      int left = Integer.MIN_VALUE;
      int c = 0;
      while (c < row.cells().size()) {
        int last = c;
        while (last + 1 < Math.min(row.cells().size(), row.shapes().size())
            && row.shapes().get(last + 1).left()) {
          last++;
        }
        boolean shaped = last < row.shapes().size();
        int right = shaped ? row.shapes().get(last).right() : left;
        int span = shaped ? between(edges, left, right) : 1;
        if (shaped && row.shapes().get(c).above()) {
          grid.continuesAbove(span);
        } else {
          grid.cell(row.cells().get(c).text(fonts), span, 1);
        }
        left = right;
        c = last + 1;
      }
    }
    return grid.rows();
  }

  private List<Integer> edges() {
    TreeSet<Integer> all = new TreeSet<>();
    rows.forEach(row -> row.shapes().forEach(shape -> all.add(shape.right())));
    List<Integer> edges = new ArrayList<>();
    for (int edge : all) {
      if (edges.isEmpty() || edge - edges.get(edges.size() - 1) > NEAR) {
        edges.add(edge);
      }
    }
    return edges;
  }

  private static int between(List<Integer> edges, int left, int right) {
    long from = left == Integer.MIN_VALUE ? Long.MIN_VALUE : (long) left + NEAR;
    return (int)
        Math.max(
            1, edges.stream().filter(edge -> edge > from && edge <= (long) right + NEAR).count());
  }
}
