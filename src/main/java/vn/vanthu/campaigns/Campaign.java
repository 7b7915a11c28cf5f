package vn.vanthu.campaigns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;

/**
 * A round of reports that the unions are asked for.
 *
 * @param form key of the form, in lower case
 * @param dueDate as the document says; on a day off it moves, see {@link Deadlines}
 * @param from first day that its figures cover, where the office has said so
 * @param units those asked, of the units that are active on the due day
 * @param closedAt when what it brought was frozen; empty while it is open
 * @param pausedAt since when no letter goes; empty while they go
 */
public record Campaign(
    String code,
    String form,
    Period period,
    LocalDate dueDate,
    String title,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Selection units,
    Terms terms,
    Optional<Instant> closedAt,
    Optional<Instant> pausedAt) {

  /** An open campaign on the office's terms; no units: every unit. */
  public Campaign(
      String code,
      String form,
      Period period,
      LocalDate dueDate,
      String title,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      Set<UnitCode> units) {
    this(code, form, period, dueDate, title, from, to, Selection.of(units), Terms.OFFICE);
  }

  /** An open campaign. */
  public Campaign(
      String code,
      String form,
      Period period,
      LocalDate dueDate,
      String title,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      Selection units,
      Terms terms) {
    this(
        code,
        form,
        period,
        dueDate,
        title,
        from,
        to,
        units,
        terms,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The unit as it was on the due day, if the campaign asks it: of the units that exist on that day
   * those that are selected by what they were then.
   */
  public Optional<Unit> asks(Unit unit) {
    return Optional.of(unit)
        .filter(u -> u.activeOn(dueDate))
        .map(u -> u.on(dueDate))
        .filter(u -> units.takes(u, dueDate));
  }

  /** Whether it is selected by what it was on the due day, had it been there. */
  boolean couldAsk(Unit unit) {
    return units.takes(unit.on(dueDate), dueDate);
  }

  public boolean isClosed() {
    return closedAt.isPresent();
  }

  public boolean isPaused() {
    return pausedAt.isPresent();
  }

  /**
   * What a campaign may say of its own; empty is the office's habit.
   *
   * @param dueHour the hour after which a report is late; empty: asked for by the office's hour and
   *     counted to the end of the day
   * @param document the document that asks for it: "Hướng dẫn số 83/HD-LĐLĐ ngày 11/6/2021"
   * @param reminders its own schedule
   * @param remindersEnd the last day on which one may go
   * @param series the series that made it
   */
  public record Terms(
      Optional<LocalTime> dueHour,
      Optional<String> document,
      Optional<ReminderSchedule> reminders,
      Optional<LocalDate> remindersEnd,
      Optional<String> series) {
    /** Nothing of its own. */
    public static final Terms OFFICE =
        new Terms(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }
}
