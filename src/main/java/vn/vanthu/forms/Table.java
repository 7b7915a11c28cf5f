package vn.vanthu.forms;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A table as a dense grid: every row has the same number of cells. A merged cell stands at each
 * position that it covers, with {@link Cell#continued()} true at all but its first.
 *
 * @param pages the page of each row where the table goes on over several; empty where all rows
 *     stand on the page of {@code place}
 */
public record Table(Place place, List<List<Cell>> rows, List<Integer> pages) implements Passage {
  public Table {
    Objects.requireNonNull(place);
    pages = pages.stream().allMatch(p -> p == place.page()) ? List.of() : List.copyOf(pages);
    if (!pages.isEmpty() && pages.size() != rows.size()) {
      throw new IllegalArgumentException("Every row of a table has its page: " + place);
    }
    rows = rows.stream().map(List::copyOf).toList();
    int width = rows.isEmpty() ? 0 : rows.get(0).size();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException(
          "Every row of a table has the same number of cells: " + place);
    }
  }

  /** A table on one page. */
  public Table(Place place, List<List<Cell>> rows) {
    this(place, rows, List.of());
  }

  /**
   * Where a row stands.
   *
   * @param row from 0
   */
  public Place placeOf(int row) {
    return pages.isEmpty()
        ? place
        : new Place(place.part(), pages.get(row), place.sheet(), place.ordinal());
  }

  /** Number of columns; 0 for an empty table. */
  public int width() {
    return rows.isEmpty() ? 0 : rows.get(0).size();
  }

  @Override
  public String text() {
    return rows.stream()
        .map(
            row ->
                row.stream()
                    .filter(cell -> !cell.continued())
                    .map(Cell::text)
                    .collect(Collectors.joining(" | ")))
        .collect(Collectors.joining("\n"));
  }

  /**
   * One position of the grid.
   *
   * @param text its words, empty for an empty cell; line breaks inside are line feeds
   * @param continued whether a merged cell that started above or to the left goes on here
   * @param certainty how sure its digits are
   */
  public record Cell(String text, boolean continued, Certainty certainty) {
    public Cell {
      Objects.requireNonNull(text);
      Objects.requireNonNull(certainty);
    }

    /** One whose words are certain. */
    public Cell(String text, boolean continued) {
      this(text, continued, Certainty.FULL);
    }

    /** Other words in its place, as sure as these. */
    public Cell with(String otherText) {
      return new Cell(otherText, continued, certainty);
    }

    /** A cell that covers this position alone, or starts here. */
    public static Cell of(String text) {
      return new Cell(text, false);
    }
  }
}
