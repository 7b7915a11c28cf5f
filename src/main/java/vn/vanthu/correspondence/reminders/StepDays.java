package vn.vanthu.correspondence.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.campaigns.ReminderSchedule;
import vn.vanthu.campaigns.calendar.WorkingCalendar;

/** On which days the steps of a schedule fall for a due day, and which of them has come. */
final class StepDays {
  private final WorkingCalendar calendar;
  private final ReminderSchedule schedule;
  private final Map<LocalDate, List<Dated>> known = new HashMap<>();

  StepDays(WorkingCalendar calendar, ReminderSchedule schedule) {
    this.calendar = calendar;
    this.schedule = schedule;
  }

  /** The latest step that has come by {@code day}; empty before the first. */
  Optional<Dated> reached(LocalDate due, LocalDate day) {
    Optional<Dated> reached = Optional.empty();
    for (Dated step : of(due)) {
      if (!step.day().isAfter(day)) {
        reached = Optional.of(step);
      }
    }
    return reached;
  }

  /** The first step that falls on {@code day} or later. */
  Optional<Dated> from(LocalDate due, LocalDate day) {
    return of(due).stream().filter(step -> !step.day().isBefore(day)).findFirst();
  }

  /** The last step that writes to the unit. */
  Optional<Dated> last(LocalDate due) {
    List<Dated> steps = of(due);
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
  }

  /** The day of the first step after {@code step} for that due day. */
  Optional<LocalDate> next(LocalDate due, Dated step) {
    return of(due).stream()
        .map(Dated::day)
        .filter(day -> day.isAfter(step.day()))
        .findFirst()
        .or(() -> escalation(due).map(Dated::day));
  }

  /** The day on which superiors are told; empty if they are not. */
  Optional<Dated> escalation(LocalDate due) {
    return schedule.steps().stream()
        .filter(ReminderSchedule.Step::escalates)
        .map(step -> new Dated(step, moved(calendar.plusWorkingDays(due, step.workingDays()), 1)))
        .findFirst();
  }

  /** The steps that write to the unit, by day; a due day on which no letter may go has no step. */
  private List<Dated> of(LocalDate due) {
    return known.computeIfAbsent(due, this::reckoned);
  }

  private List<Dated> reckoned(LocalDate due) {
    List<Dated> days = new ArrayList<>();
    for (ReminderSchedule.Step step : schedule.steps()) {
      if (!step.escalates()) {
        LocalDate day = calendar.plusWorkingDays(due, step.workingDays());
        if (step.workingDays() != 0) {
          day = moved(day, Integer.signum(step.workingDays()));
        }
        if (calendar.isForReminders(day)) {
          days.add(new Dated(step, day));
        }
      }
    }
    return days;
  }

  /** Away from the days around Tết: earlier if it comes before the due day, later if after. */
  private LocalDate moved(LocalDate day, int direction) {
    LocalDate moved = day;
    while (!calendar.isForReminders(moved)) {
      moved = moved.plusDays(direction);
    }
    return moved;
  }

  /** A step and its day. */
  record Dated(ReminderSchedule.Step step, LocalDate day) {}
}
