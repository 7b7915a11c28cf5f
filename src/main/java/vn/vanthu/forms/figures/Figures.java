package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.forms.Doubt;
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
    List<Found> exact = exact(trusted);
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
