package vn.vanthu.correspondence.reminders;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Deadline;
import vn.vanthu.campaigns.ReminderSchedule;
import vn.vanthu.campaigns.calendar.WorkingCalendar;
import vn.vanthu.correspondence.reminders.PlannedReminder.Due;
import vn.vanthu.correspondence.reminders.StepDays.Dated;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;

/**
 * Whom to write to on a day: a function of what is given to it alone. Of the steps that have come
 * for a unit only the latest counts, so that nobody gets for one campaign what a standstill has
 * heaped up.
 */
final class ReminderPlanner {
  private final LocalDate day;
  private final WorkingCalendar calendar;
  private final RemindersSettings settings;
  private final ArrivedMail arrived;
  private final Set<UnitCode> paused;
  private final Addresses addresses;
  private final Map<UnitCode, Letter> letters = new HashMap<>();
  private final List<Spared> spared = new ArrayList<>();
  private final List<String> quiet = new ArrayList<>();

  ReminderPlanner(
      LocalDate day,
      WorkingCalendar calendar,
      RemindersSettings settings,
      ArrivedMail arrived,
      Set<UnitCode> paused,
      Addresses addresses) {
    this.day = day;
    this.calendar = calendar;
    this.settings = settings;
    this.arrived = arrived;
    this.paused = paused;
    this.addresses = addresses;
  }

  /** Why no letter goes on that day at all. */
  static Optional<String> closed(WorkingCalendar calendar, LocalDate day) {
    if (!calendar.knows(day)) {
      return Optional.of("calendar-gap");
    }
    if (!calendar.isWorking(day)) {
      return Optional.of("day-off");
    }
    return calendar.isForReminders(day) ? Optional.empty() : Optional.of("near-tet");
  }

  /** A campaign that sends nothing. */
  void quiet(Campaign campaign, String reason) {
    quiet.add(campaign.code() + ":" + reason);
  }

  /**
   * Looks at a campaign's units.
   *
   * @param done the steps that were done already, by unit
   * @param writes whether steps of this campaign may go; its open periods are named either way
   */
  void add(
      CampaignStatus status,
      ReminderSchedule schedule,
      Map<UnitCode, Set<String>> done,
      boolean writes) {
    StepDays steps = new StepDays(calendar, schedule);
    for (CampaignStatus.Row row : status.units()) {
      if (row.isOpen()) {
        OpenPeriod open = new OpenPeriod(status.campaign(), row.deadline());
        Letter letter =
            letters.computeIfAbsent(row.unit().code(), c -> new Letter(row.unit().on(day)));
        letter.open.add(open);
        if (writes) {
          Set<String> before = done.getOrDefault(row.unit().code(), Set.of());
          due(open, steps, before).ifPresent(d -> add(letter, d, steps));
        }
      }
    }
  }

  /**
   * The plan, at most {@code share} letters; those whose deadline is nearest to be passed first.
   */
  ReminderPlan plan(int share) {
    List<PlannedReminder> planned = new ArrayList<>();
    for (Letter letter : letters.values()) {
      if (!letter.due.isEmpty()) {
        planned.add(letter.planned());
      }
    }
    planned.sort(
        Comparator.comparing((PlannedReminder p) -> p.lead().kind())
            .reversed()
            .thenComparing(p -> p.unit().code()));
    planned
        .subList(Math.min(share, planned.size()), planned.size())
        .forEach(p -> spare(p, "over-the-days-share"));
    spared.sort(
        Comparator.comparing((Spared s) -> s.unit().code()).thenComparing(Spared::campaign));
    return new ReminderPlan(
        day, Optional.empty(), planned.subList(0, Math.min(share, planned.size())), spared, quiet);
  }

  private Optional<Due> due(OpenPeriod open, StepDays steps, Set<String> done) {
    LocalDate due = open.deadline().day();
    Optional<Dated> reached = steps.reached(due, day);
    if (reached.isEmpty() || done.contains(reached.get().step().key())) {
      return Optional.empty();
    }
    Dated step = reached.get();
    int overdueBefore = (int) done.stream().filter(key -> key.startsWith("+")).count();
    return stillSensible(step, open.deadline())
        ? Optional.of(
            new Due(open, kind(step.step(), overdueBefore), step.step().key(), overdueBefore))
        : Optional.empty();
  }

  /** A step that was missed is made up for once, as long as what it says is still so. */
  private boolean stillSensible(Dated step, Deadline deadline) {
    int days = step.step().workingDays();
    if (days == 0) {
      return step.day().equals(day);
    }
    return days < 0
        ? day.isBefore(deadline.day())
        : calendar.workingDaysBetween(step.day(), day) <= settings.catchUp();
  }

  private static ReminderKind kind(ReminderSchedule.Step step, int overdueBefore) {
    if (step.workingDays() <= 0) {
      return step.workingDays() == 0 ? ReminderKind.DUE : ReminderKind.FIRST;
    }
    return overdueBefore == 0 ? ReminderKind.OVERDUE_FIRST : ReminderKind.OVERDUE_SECOND;
  }

  private void add(Letter letter, Due due, StepDays steps) {
    Unit unit = letter.unit;
    Optional<String> reason = reasonToSpare(unit, due);
    if (reason.isPresent()) {
      spared.add(new Spared(unit, due.period().campaign().code(), due.step(), reason.get()));
      return;
    }
    letter.due.add(due);
    Dated reached = steps.reached(due.period().deadline().day(), day).orElseThrow();
    LocalTime hour = reached.day().equals(day) ? reached.step().at() : settings.from();
    letter.at(settings.withinHours(hour));
  }

  private Optional<String> reasonToSpare(Unit unit, Due due) {
    if (!unit.activeOn(day)) {
      return Optional.of("unit-ended");
    }
    if (paused.contains(unit.code())) {
      return Optional.of("unit-paused");
    }
    if (arrived.stops(unit.code(), due.period().campaign())) {
      return Optional.of("mail-waiting");
    }
    return addresses.of(unit).isEmpty() ? Optional.of("no-address") : Optional.empty();
  }

  private void spare(PlannedReminder planned, String reason) {
    planned
        .due()
        .forEach(
            due ->
                spared.add(
                    new Spared(
                        planned.unit(), due.period().campaign().code(), due.step(), reason)));
  }

  /** To which addresses a unit may be written. */
  interface Addresses {
    List<String> of(Unit unit);
  }

  /** What one unit owes and why it is written to. */
  private final class Letter {
    private final Unit unit;
    private final List<Due> due = new ArrayList<>(1);
    private final List<OpenPeriod> open = new ArrayList<>(1);
    private LocalTime at = LocalTime.MIN;

    Letter(Unit unit) {
      this.unit = unit;
    }

    /** One letter a day: it waits for the latest of its steps. */
    void at(LocalTime hour) {
      at = hour.isAfter(at) ? hour : at;
    }

    PlannedReminder planned() {
      due.sort(
          Comparator.comparing(Due::kind)
              .reversed()
              .thenComparing(d -> d.period().campaign().dueDate())
              .thenComparing(d -> d.period().campaign().code()));
      open.sort(
          Comparator.comparing((OpenPeriod p) -> p.deadline().day())
              .thenComparing(p -> p.campaign().code()));
      return new PlannedReminder(unit, addresses.of(unit), at, due, open);
    }
  }
}
