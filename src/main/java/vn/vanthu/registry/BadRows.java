package vn.vanthu.registry;

import java.util.List;
import java.util.stream.Collectors;

/** A file was refused whole; every bad row is named. */
public class BadRows extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<BadRow> rows;

  public BadRows(List<BadRow> rows) {
    super(
        rows.stream()
            .map(r -> "row %d, %s: %s".formatted(r.row(), r.column(), r.reason()))
            .collect(Collectors.joining("\n")));
    this.rows = List.copyOf(rows);
  }

  public List<BadRow> rows() {
    return rows;
  }
}
