package vn.vanthu.console.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.reports.Report;

/**
 * One figure of a report as the review shows it.
 *
 * @param confirmedBy who has compared it with the report
 * @param doubts what is unclear about it
 */
record ValueRow(
    Indicator indicator,
    Optional<StatedValue> value,
    State state,
    Optional<String> confirmedBy,
    List<Doubt> doubts) {
  private static final double SURE = 0.9;

  /** How it stands. */
  enum State {
    SURE,
    DOUBTFUL,
    CONFIRMED,
    ASKED,
    ABSENT
  }

  static List<ValueRow> of(
      Form form,
      Report report,
      List<Doubt> doubts,
      Map<String, String> confirmed,
      List<String> settled) {
    List<ValueRow> rows = new ArrayList<>();
    for (Indicator indicator : form.indicators()) {
      String key = indicator.key();
      Optional<StatedValue> value = Optional.ofNullable(report.values().get(key));
      List<Doubt> about =
          doubts.stream().filter(d -> d.indicator().filter(key::equals).isPresent()).toList();
      boolean done = confirmed.containsKey(key) || settled.contains(key);
      rows.add(
          new ValueRow(
              indicator,
              value,
              state(value, about, done),
              Optional.ofNullable(confirmed.get(key)),
              about));
    }
    return rows;
  }

  private static State state(Optional<StatedValue> value, List<Doubt> doubts, boolean done) {
    boolean open = doubts.stream().anyMatch(d -> d.severity() != Doubt.Severity.NOTE);
    if (value.isEmpty()) {
      return open && !done ? State.ASKED : State.ABSENT;
    }
    if (done) {
      return State.CONFIRMED;
    }
    return open || value.get().confidence() < SURE ? State.DOUBTFUL : State.SURE;
  }

  /** Whether a person should look at it. */
  public boolean open() {
    return state == State.DOUBTFUL || state == State.ASKED;
  }

  /** The file that its words stand in: of pictures that are one part the one of that page. */
  public String file() {
    Place place = value.orElseThrow().evidence().place();
    List<String> names = Place.names(place.part());
    boolean several = names.size() > 1 && place.page() >= 1 && place.page() <= names.size();
    return several ? names.get(place.page() - 1) : place.part();
  }

  public String key() {
    return indicator.key();
  }
}
