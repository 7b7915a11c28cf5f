package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.Table;
import vn.vanthu.forms.Table.Cell;

/** A table with an indicator a column, whose figures stand in one row. */
final class IndicatorColumns {
  private final RowNames names;
  private final CellValues values;
  private final Optional<Period> period;
  private final List<Doubt> doubts;

  IndicatorColumns(Form form, Optional<Period> period, List<Doubt> doubts) {
    this.names = new RowNames(form);
    this.values = new CellValues(doubts);
    this.period = period;
    this.doubts = doubts;
  }

  List<Found> read(Table table, int headingRow) {
    int first = firstValues(table, headingRow);
    Optional<Integer> row = row(table, first);
    return row.map(r -> figures(table, headingRow, first, r)).orElse(List.of());
  }

  /** The first row that holds values, not headings of a second line. */
  private static int firstValues(Table table, int headingRow) {
    int row = headingRow + 1;
    while (row < table.rows().size() && valuesIn(table.rows().get(row)) < 2) {
      row++;
    }
    return row;
  }

  private static long valuesIn(List<Cell> row) {
    return row.stream()
        .skip(1)
        .filter(cell -> !cell.continued() && CellValues.isValue(cell.text()))
        .count();
  }

  /** The only row of values, or the one that its first words say is this period's or the total. */
  private Optional<Integer> row(Table table, int first) {
    List<Integer> rows =
        IntStream.range(first, table.rows().size())
            .filter(r -> valuesIn(table.rows().get(r)) >= 2 && !isNumbering(table.rows().get(r)))
            .boxed()
            .toList();
    if (rows.size() <= 1) {
      return rows.stream().findFirst();
    }
    List<String> said = rows.stream().map(r -> label(table.rows().get(r))).toList();
    Columns labels = new Columns(said);
    List<Integer> all = IntStream.range(0, rows.size()).boxed().toList();
    Optional<Integer> chosen = labels.choose(all, period).map(rows::get);
    if (chosen.isEmpty()) {
      doubts.add(
          new Doubt(
              "column-unclear",
              Doubt.Severity.QUESTION,
              Optional.empty(),
              said.stream().limit(3).collect(Collectors.joining(" | "))));
    }
    return chosen;
  }

  /** A row "(1) | (2) | (3)" only numbers the columns. */
  private static boolean isNumbering(List<Cell> row) {
    return row.stream()
            .map(cell -> cell.text().strip())
            .allMatch(text -> text.isEmpty() || text.matches("\\(?([A-Z]|\\d{1,2})\\)?"))
        && row.stream().anyMatch(cell -> cell.text().matches("\\s*\\(\\d{1,2}\\)\\s*"));
  }

  private static String label(List<Cell> row) {
    return row.stream()
        .map(Cell::text)
        .filter(text -> text.matches(".*\\p{L}{2,}.*"))
        .findFirst()
        .orElse("");
  }

  private List<Found> figures(Table table, int headingRow, int first, int at) {
    List<Found> found = new ArrayList<>();
    List<Cell> row = table.rows().get(at);
    Place place = table.placeOf(at);
    Optional<String> last = Optional.empty();
    for (int c = 0; c < table.width(); c++) {
      List<String> headings = headings(table, headingRow, first, c);
      if (headings.isEmpty() || row.get(c).text().isBlank()) {
        continue;
      }
      String heading = headings.get(headings.size() - 1);
      String above = String.join(" ", headings.subList(0, headings.size() - 1));
      Optional<String> key = names.of(heading, "", above, last);
      last = key.isPresent() ? key : last;
      Cell cell = row.get(c);
      String words = String.join(" ", headings) + " | " + cell.text();
      key.flatMap(k -> values.of(k, cell, new Evidence(place, words))).ifPresent(found::add);
    }
    return found;
  }

  /** The headings above one another, each once. */
  private static List<String> headings(Table table, int headingRow, int first, int column) {
    return table.rows().subList(headingRow, first).stream()
        .map(row -> row.get(column).text())
        .filter(text -> !text.isBlank() && !text.matches("\\(?\\d{1,2}\\)?"))
        .distinct()
        .toList();
  }
}
