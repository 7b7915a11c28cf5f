package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.Table;
import vn.vanthu.forms.Table.Cell;
import vn.vanthu.forms.text.Folded;

/** A table with an indicator a row, whose figures stand in one column. */
final class IndicatorRows {
  private static final Pattern SUB =
      Pattern.compile("^\\s*(?:[-+*•–·]|(?:trong do|gom|bao gom|cu the|chia ra)(?![a-z])).*");
  private static final Pattern SUB_NUMBER = Pattern.compile("^\\s*(?:[a-z]|\\d+\\.\\d+)[.)]?\\s*$");

  private final RowNames names;
  private final CellValues values;
  private final List<Doubt> doubts;
  private final Optional<Integer> unitColumn;
  private final int labelColumn;
  private final int figureColumn;
  private final List<Found> found = new ArrayList<>();
  private String above = "";
  private String section = "";
  private Optional<String> last = Optional.empty();
  private Optional<Found> total = Optional.empty();
  private final List<Found> parts = new ArrayList<>();

  IndicatorRows(
      Form form,
      List<Doubt> doubts,
      Optional<Integer> unitColumn,
      int labelColumn,
      int figureColumn) {
    this.names = new RowNames(form);
    this.values = new CellValues(doubts);
    this.doubts = doubts;
    this.unitColumn = unitColumn;
    this.labelColumn = labelColumn;
    this.figureColumn = figureColumn;
  }

  List<Found> read(Table table, int first) {
    for (int i = first; i < table.rows().size(); i++) {
      row(table.placeOf(i), table.rows().get(i));
    }
    closeGroup();
    return found;
  }

  private void row(Place place, List<Cell> row) {
    String label = row.get(labelColumn).text();
    Cell cell = row.get(figureColumn);
    boolean sub = isSub(row, label);
    if (!sub) {
      closeGroup();
    }
    if (cell.text().isBlank()
        || words(row).isBlank()
        || (cell.continued() && cell.text().equals(label))) {
      above = sub || label.isBlank() ? above : label;
      section = sub || label.isBlank() ? section : label;
      return;
    }
    Evidence evidence = new Evidence(place, words(row));
    List<Found> both = values.pair(names.pair(label), cell, evidence);
    if (!both.isEmpty()) {
      found.addAll(both);
      return;
    }
    String unit = unitColumn.map(c -> row.get(c).text()).orElse("");
    Optional<String> own = names.of(label, unit, sub ? above : "", last);
    Optional<String> key =
        sub || section.isEmpty() ? own : own.or(() -> names.of(label, unit, section, last));
    Optional<Found> value =
        key.flatMap(k -> values.of(k, cell, evidence).map(f -> f.ofKind(names.kind(k, label))));
    last = key.isPresent() ? key : last;
    if (!sub) {
      above = label;
      total = value;
      value.ifPresent(found::add);
    } else {
      value.ifPresent(this::part);
    }
  }

  private boolean isSub(List<Cell> row, String label) {
    String number = labelColumn == 0 ? "" : Folded.of(row.get(labelColumn - 1).text());
    return SUB.matcher(Folded.of(label)).matches() || SUB_NUMBER.matcher(number).matches();
  }

  /** A row under another of the same indicator is a part of it; else a figure by itself. */
  private void part(Found value) {
    if (total.filter(t -> !t.indicator().equals(value.indicator())).isPresent()
        || (total.isEmpty() && parts.stream().anyMatch(p -> !sameIndicator(p, value)))) {
      found.add(value);
      return;
    }
    parts.add(value);
  }

  private static boolean sameIndicator(Found one, Found other) {
    return one.indicator().equals(other.indicator());
  }

  /** Parts are held against their total; without one they are added up. */
  private void closeGroup() {
    if (!parts.isEmpty()) {
      long sum = parts.stream().mapToLong(Found::value).sum();
      Found first = parts.get(0);
      if (total.isEmpty()) {
        found.add(added(first, sum));
      } else if (parts.size() > 1 && sum != total.get().value()) {
        doubts.add(
            new Doubt(
                "parts-differ",
                Doubt.Severity.QUESTION,
                Optional.of(first.indicator()),
                total.get().evidence().text()));
      }
    }
    parts.clear();
    total = Optional.empty();
  }

  private Found added(Found first, long sum) {
    String words =
        parts.stream().map(p -> p.evidence().text()).distinct().collect(Collectors.joining(" / "));
    double sure = parts.stream().mapToDouble(Found::confidence).min().orElse(0);
    boolean about = parts.stream().anyMatch(Found::about);
    return new Found(
        first.indicator(), sum, sure, about, new Evidence(first.evidence().place(), words), "");
  }

  private static String words(List<Cell> row) {
    return row.stream()
        .filter(cell -> !cell.continued())
        .map(Cell::text)
        .collect(Collectors.joining(" | "));
  }
}
