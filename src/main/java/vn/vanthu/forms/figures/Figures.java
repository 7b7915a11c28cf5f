package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.forms.Table;

/** The figures of one report. Places that disagree give none, and a doubt. */
public final class Figures {
  private static final int ROUNDING_PERCENT = 15;
  private static final double ADDED = 0.05;

  private final Map<String, StatedValue> values;
  private final List<Doubt> doubts;

  private Figures(Map<String, StatedValue> values, List<Doubt> doubts) {
    this.values = values;
    this.doubts = doubts;
  }

  /**
   * Reads what {@code passages} state: whole counts, never negative; one not stated is not in the
   * map.
   *
   * @param passages those that may state figures: no plans, no difficulties, nothing quoted
   */
  public static Figures in(List<Passage> passages, Form form, Optional<Period> period) {
    List<Doubt> doubts = new ArrayList<>();
    List<Found> inTables = new ArrayList<>();
    List<Found> inProse = new ArrayList<>();
    Tables tables = new Tables(form, period, doubts);
    Prose prose = new Prose(form, period, doubts);
    for (Passage passage : passages) {
      if (passage instanceof Paragraph p) {
        inProse.addAll(prose.read(p.place(), p.text(), p.certainty()));
      } else if (passage instanceof Table t) {
        List<Found> found = tables.read(t);
        inTables.addAll(found);
        if (found.isEmpty()) {
          cells(t, prose, inProse);
        }
      }
    }
    Map<String, StatedValue> values = new LinkedHashMap<>();
    for (Indicator indicator : form.indicators()) {
      decide(indicator.key(), inTables, inProse, doubts)
          .ifPresent(value -> values.put(indicator.key(), value));
    }
    check(form, values, doubts);
    return new Figures(values, doubts);
  }

  public Map<String, StatedValue> values() {
    return values;
  }

  public List<Doubt> doubts() {
    return doubts;
  }

  /** A table that only lays out a page is read as sentences. */
  private static void cells(Table table, Prose prose, List<Found> found) {
    for (List<Table.Cell> row : table.rows()) {
      for (Table.Cell cell : row) {
        if (!cell.continued() && cell.text().length() > 12) {
          found.addAll(prose.read(table.place(), cell.text(), cell.certainty()));
        }
      }
    }
  }

  private static Optional<StatedValue> decide(
      String key, List<Found> inTables, List<Found> inProse, List<Doubt> doubts) {
    List<Found> rows = inTables.stream().filter(f -> f.indicator().equals(key)).toList();
    List<Found> sentences = inProse.stream().filter(f -> f.indicator().equals(key)).toList();
    List<Found> trusted = rows.isEmpty() ? sentences : rows;
    if (trusted.isEmpty()) {
      return Optional.empty();
    }
    Optional<Found> added = added(trusted);
    List<Found> exact = added.map(List::of).orElseGet(() -> exact(trusted));
    Found first = exact.get(0);
    if (exact.stream().anyMatch(f -> f.value() != first.value())) {
      doubts.add(disagree(key, trusted));
      return Optional.empty();
    }
    boolean alsoInProse =
        !rows.isEmpty() && sentences.stream().anyMatch(f -> f.value() != first.value());
    double confidence = alsoInProse ? first.confidence() - 0.1 : first.confidence();
    return Optional.of(new StatedValue(first.value(), confidence, first.about(), first.evidence()));
  }

  /** "Tọa đàm: 1" and, elsewhere, "Đối thoại: 1" are two of what is counted together. */
  private static Optional<Found> added(List<Found> found) {
    Map<String, Found> kinds = new LinkedHashMap<>();
    for (Found one : found) {
      Found same = kinds.putIfAbsent(one.kind(), one);
      if (same != null && same.value() != one.value()) {
        return Optional.empty();
      }
    }
    Found total = kinds.remove("");
    long sum = kinds.values().stream().mapToLong(Found::value).sum();
    if (kinds.size() < 2 || total != null && total.value() != sum) {
      return Optional.empty();
    }
    if (total != null) {
      return Optional.of(total);
    }
    List<Found> parts = List.copyOf(kinds.values());
    Found first = parts.get(0);
    String words =
        parts.stream().map(p -> p.evidence().text()).distinct().collect(Collectors.joining(" / "));
    return Optional.of(
        new Found(
            first.indicator(),
            sum,
            parts.stream().mapToDouble(Found::confidence).min().orElse(0) - ADDED,
            parts.stream().anyMatch(Found::about),
            new Evidence(first.evidence().place(), words)));
  }

  /** A figure may stand rounded in a heading and exact in the text: the exact one counts. */
  private static List<Found> exact(List<Found> found) {
    List<Found> exact = found.stream().filter(f -> !f.about()).toList();
    boolean near =
        found.stream()
            .filter(Found::about)
            .allMatch(f -> exact.stream().allMatch(e -> near(f.value(), e.value())));
    return exact.isEmpty() || !near ? found : exact;
  }

  private static boolean near(long rounded, long exact) {
    return Math.abs(rounded - exact) * 100 <= exact * ROUNDING_PERCENT;
  }

  private static Doubt disagree(String key, List<Found> found) {
    String words =
        found.stream()
            .map(f -> f.evidence().text())
            .distinct()
            .limit(3)
            .reduce((a, b) -> a + " … " + b)
            .orElse("");
    return new Doubt("figures-disagree", Doubt.Severity.QUESTION, Optional.of(key), words);
  }

  private static void check(Form form, Map<String, StatedValue> values, List<Doubt> doubts) {
    form.atMost()
        .forEach(
            (part, whole) -> {
              StatedValue less = values.get(part);
              StatedValue more = values.get(whole);
              if (less != null && more != null && less.value() > more.value()) {
                doubts.add(
                    new Doubt(
                        "more-than-possible",
                        Doubt.Severity.QUESTION,
                        Optional.of(part),
                        less.value() + " > " + more.value()));
              }
            });
    form.wordings()
        .forEach(
            (key, wording) -> {
              StatedValue people = values.get(key);
              StatedValue events = wording.companionOf().map(values::get).orElse(null);
              if (people != null && events != null && events.value() == 0 && people.value() > 0) {
                doubts.add(
                    new Doubt(
                        "contradiction",
                        Doubt.Severity.QUESTION,
                        Optional.of(key),
                        people.evidence().text()));
              }
            });
  }
}
