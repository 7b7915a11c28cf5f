package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Table;
import vn.vanthu.forms.Table.Cell;

/**
 * Figures that tables state. Most have an indicator a row, some an indicator a column; which
 * headings or labels name more indicators tells.
 */
final class Tables {
  private static final int LONGEST_LABEL = 300;
  private static final int FEWEST_COLUMNS = 3;

  private final Form form;
  private final RowNames names;
  private final Optional<Period> period;
  private final List<Doubt> doubts;
  private Optional<Headed> before = Optional.empty();

  Tables(Form form, Optional<Period> period, List<Doubt> doubts) {
    this.form = form;
    this.names = new RowNames(form);
    this.period = period;
    this.doubts = doubts;
  }

  List<Found> read(Table table) {
    Optional<Integer> second = secondBlock(table);
    if (second.isPresent()) {
      List<Found> found = new ArrayList<>(read(columns(table, 0, second.get())));
      found.addAll(read(columns(table, second.get(), table.width())));
      return found;
    }
    return readBlock(table);
  }

  private List<Found> readBlock(Table table) {
    int labelColumn = labelColumn(table);
    Optional<Integer> headingRow = headingRow(table);
    int across = headingRow.map(row -> named(table.rows().get(row)).size()).orElse(0);
    if (across > (labelColumn < 0 ? 0 : named(column(table, labelColumn)).size())) {
      return new IndicatorColumns(form, period, doubts).read(table, headingRow.orElseThrow());
    }
    return labelColumn < 0 ? List.of() : rows(table, labelColumn);
  }

  /** Where a second block of labels and figures stands beside the first, if one does. */
  private Optional<Integer> secondBlock(Table table) {
    int first = labelColumn(table);
    if (first < 0 || headingRow(table).isPresent()) {
      return Optional.empty();
    }
    Set<String> left = named(column(table, first));
    for (int c = first + 2; c + 1 < table.width(); c++) {
      Set<String> right = named(column(table, c));
      right.removeAll(left);
      if (right.size() > 1
          && hasValues(table, first + 1, c)
          && hasValues(table, c + 1, table.width())) {
        int start = c;
        boolean numbered = c - 1 > first + 1 && counts(table, c - 1, 0);
        return Optional.of(numbered ? start - 1 : start);
      }
    }
    return Optional.empty();
  }

  private static boolean hasValues(Table table, int from, int to) {
    return table.rows().stream()
            .filter(
                row -> row.subList(from, to).stream().anyMatch(c -> CellValues.isValue(c.text())))
            .count()
        > 1;
  }

  private static Table columns(Table table, int from, int to) {
    return new Table(
        table.place(),
        table.rows().stream().map(row -> row.subList(from, to)).toList(),
        table.pages());
  }

  /** The column whose cells name the most indicators; -1 if none does. */
  private int labelColumn(Table table) {
    int best = -1;
    int most = 0;
    for (int c = 0; c < table.width(); c++) {
      int names = named(column(table, c)).size();
      if (names > most) {
        best = c;
        most = names;
      }
    }
    return most > 1 || (best >= 0 && isSmall(table, best)) ? best : -1;
  }

  /** A table of one row or few is one if what stands beside its labels are values. */
  private boolean isSmall(Table table, int labelColumn) {
    List<List<Cell>> beside =
        table.rows().stream()
            .filter(row -> names.names(row.get(labelColumn).text()))
            .map(row -> row.subList(labelColumn + 1, row.size()))
            .toList();
    return beside.stream().anyMatch(Tables::holdsValue)
        && beside.stream()
            .allMatch(
                cells ->
                    holdsValue(cells) || cells.stream().allMatch(cell -> cell.text().isBlank()));
  }

  private static boolean holdsValue(List<Cell> cells) {
    return cells.stream().anyMatch(cell -> CellValues.isValue(cell.text()));
  }

  /** The row whose cells name the most indicators, if they are many enough for headings. */
  private Optional<Integer> headingRow(Table table) {
    int best = -1;
    int most = FEWEST_COLUMNS - 1;
    for (int r = 0; r + 1 < table.rows().size(); r++) {
      int names = named(table.rows().get(r)).size();
      if (names > most) {
        best = r;
        most = names;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(best);
  }

  private Set<String> named(List<Cell> cells) {
    return cells.stream()
        .filter(cell -> !cell.continued())
        .map(Cell::text)
        .filter(text -> text.length() > 3 && text.length() < LONGEST_LABEL)
        .map(text -> names.of(text, "", "", Optional.empty()))
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Cell> column(Table table, int column) {
    return table.rows().stream().map(row -> row.get(column)).toList();
  }

  private List<Found> rows(Table table, int labelColumn) {
    int first = firstRow(table, labelColumn);
    List<String> headings = headings(table, first);
    Columns columns = new Columns(headings);
    List<Integer> numeric = numeric(table, labelColumn, first, columns);
    Optional<Integer> chosen = columns.choose(numeric, period);
    if (chosen.isEmpty()) {
      if (numeric.size() > 1) {
        unclear(String.join(" | ", headings));
      }
      return List.of();
    }
    return new IndicatorRows(form, doubts, columns.unit(numeric), labelColumn, chosen.get())
        .read(table, first);
  }

  private void unclear(String headings) {
    doubts.add(new Doubt("column-unclear", Doubt.Severity.QUESTION, Optional.empty(), headings));
  }

  /** Where the labels begin; what stands above are headings. */
  private int firstRow(Table table, int labelColumn) {
    for (int r = 0; r < table.rows().size(); r++) {
      List<Cell> row = table.rows().get(r);
      boolean value =
          row.subList(labelColumn + 1, row.size()).stream()
              .anyMatch(cell -> CellValues.isValue(cell.text()));
      boolean heading = new Columns(row.stream().map(Cell::text).toList()).isLabel(labelColumn);
      if (names.names(row.get(labelColumn).text()) && value && !heading) {
        return belowHeading(table, labelColumn, r);
      }
    }
    return 0;
  }

  /** Rows between the headings and the first figure head it: "Hội nghị" / "- Số cuộc". */
  private static int belowHeading(Table table, int labelColumn, int first) {
    for (int r = first - 1; r >= 0; r--) {
      List<Cell> row = table.rows().get(r);
      if (new Columns(row.stream().map(Cell::text).toList()).isLabel(labelColumn)) {
        return row.get(labelColumn).continued() || r + 1 >= first
            ? first
            : skipped(table, labelColumn, r + 1);
      }
    }
    return first;
  }

  private static int skipped(Table table, int labelColumn, int from) {
    int row = from;
    while (table.rows().get(row).get(labelColumn).continued()) {
      row++;
    }
    return row;
  }

  /**
   * The headings of each column, the lines above one another joined; a table that goes on from the
   * page before has that one's.
   */
  private List<String> headings(Table table, int first) {
    String part = table.place().part();
    Optional<Headed> goesOn =
        before.filter(h -> first == 0 && h.part.equals(part) && h.headings.size() == table.width());
    if (goesOn.isPresent()) {
      return goesOn.get().headings;
    }
    List<String> headings = new ArrayList<>();
    for (int c = 0; c < table.width(); c++) {
      int column = c;
      headings.add(
          table.rows().subList(0, first).stream()
              .map(row -> row.get(column).text())
              .filter(text -> !text.isBlank() && !text.matches("\\(?\\d{1,2}\\)?|[A-Za-z]"))
              .distinct()
              .collect(Collectors.joining(" ")));
    }
    before = Optional.of(new Headed(part, headings));
    return headings;
  }

  private List<Integer> numeric(Table table, int labelColumn, int first, Columns columns) {
    List<Integer> numeric = new ArrayList<>();
    List<List<Cell>> rows =
        table.rows().subList(first, table.rows().size()).stream()
            .filter(row -> names.names(row.get(labelColumn).text()))
            .toList();
    for (int c = 0; c < table.width(); c++) {
      int column = c;
      long values = rows.stream().filter(row -> CellValues.isValue(row.get(column).text())).count();
      boolean ordinal = c < labelColumn && counts(table, column, first);
      if (c != labelColumn
          && values > 0
          && values * 3 >= rows.size()
          && !ordinal
          && !isShares(rows, column)
          && !columns.isOrdinalOrUnit(c)) {
        numeric.add(c);
      }
    }
    return numeric;
  }

  private static boolean isShares(List<List<Cell>> rows, int column) {
    long shares = rows.stream().filter(row -> row.get(column).text().contains("%")).count();
    return shares * 2 > rows.size();
  }

  /** Whether a column only numbers the rows. */
  private static boolean counts(Table table, int column, int first) {
    long next = -1;
    int matched = 0;
    int filled = 0;
    for (List<Cell> row : table.rows().subList(first, table.rows().size())) {
      String text = row.get(column).text().strip().replaceAll("[.)]$", "");
      filled += text.isEmpty() ? 0 : 1;
      if (text.matches("\\d{1,2}") && (next < 0 || Long.parseLong(text) == next)) {
        next = Long.parseLong(text) + 1;
        matched++;
      }
    }
    return matched >= 1 && matched * 2 >= filled;
  }

  private record Headed(String part, List<String> headings) {}
}
