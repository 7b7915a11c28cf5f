package vn.vanthu.correspondence.reminders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Deadlines;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.campaigns.calendar.WorkingCalendar;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/**
 * Reminders that a person asks for. They keep to the rules of all others: in working hours, one a
 * unit and day, at usable addresses, never once a report is there. A step of the schedule that is
 * due anyway is done by it.
 */
@Service
public class RemindersByHand {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final Campaigns campaigns;
  private final Statuses statuses;
  private final Incoming incoming;
  private final Letters letters;
  private final UsableAddresses addresses;
  private final ReminderRows rows;
  private final ReminderPauses pauses;
  private final ReminderLetters texts;
  private final RemindersSettings settings;
  private final Units units;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final ZoneId zone;

  RemindersByHand(
      Campaigns campaigns,
      Statuses statuses,
      Incoming incoming,
      Letters letters,
      UsableAddresses addresses,
      ReminderRows rows,
      ReminderPauses pauses,
      ReminderLetters texts,
      RemindersSettings settings,
      Units units,
      TransactionOperations transaction,
      Clock clock,
      ZoneId zone) {
    this.campaigns = campaigns;
    this.statuses = statuses;
    this.incoming = incoming;
    this.letters = letters;
    this.addresses = addresses;
    this.rows = rows;
    this.pauses = pauses;
    this.texts = texts;
    this.settings = settings;
    this.units = units;
    this.transaction = transaction;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Writes to units of a campaign, each in a transaction of its own. Out of hours the letters wait
   * for the next working day.
   *
   * @throws vn.vanthu.campaigns.calendar.CalendarGap if that day is in a year that is not known
   */
  public Told remind(Campaign campaign, Collection<UnitCode> of) {
    LocalDateTime leaves = leaves();
    Now now =
        new Now(
            leaves,
            pauses.on(leaves.toLocalDate()),
            incoming.of(List.of(campaign)),
            incoming.unseen(),
            addresses.now());
    List<Unit> written = new ArrayList<>();
    List<Spared> spared = new ArrayList<>();
    for (UnitCode code : of) {
      Optional<Unit> unit = units.find(code);
      if (unit.isPresent()) {
        Optional<String> reason = reasonToSpare(campaign, unit.get(), now);
        if (reason.isEmpty() && queue(campaign, unit.get(), now)) {
          written.add(unit.get());
        } else {
          spared.add(new Spared(unit.get(), campaign.code(), "", reason.orElse("written-today")));
        }
      }
    }
    return new Told(leaves, written, spared);
  }

  private Optional<String> reasonToSpare(Campaign campaign, Unit unit, Now now) {
    if (campaign.isPaused() || campaign.isClosed()) {
      return Optional.of("campaign-paused");
    }
    if (statuses.of(campaign, unit).filter(CampaignStatus.Row::isOpen).isEmpty()) {
      return Optional.of("arrived");
    }
    if (now.unseen()) {
      return Optional.of("mailbox-unread");
    }
    if (now.paused().contains(unit.code())) {
      return Optional.of("unit-paused");
    }
    if (now.arrived().stops(unit.code(), campaign)) {
      return Optional.of("mail-waiting");
    }
    if (now.usable().of(unit).isEmpty()) {
      return Optional.of("no-address");
    }
    return rows.writtenOn(unit.code(), now.leaves().toLocalDate())
        ? Optional.of("written-today")
        : Optional.empty();
  }

  private boolean queue(Campaign campaign, Unit unit, Now now) {
    Boolean written =
        transaction.execute(status -> write(planned(campaign, unit, now), now.leaves()));
    return Boolean.TRUE.equals(written);
  }

  private boolean write(PlannedReminder planned, LocalDateTime leaves) {
    LocalDate day = leaves.toLocalDate();
    UnitCode code = planned.unit().code();
    String cause = "%s@%s/%d".formatted(code, day, rows.redone(code, day));
    List<LetterId> written = new ArrayList<>();
    for (NewLetter letter : texts.compose(planned, day, cause)) {
      letters.write(letter.withNotBefore(leaves.atZone(zone).toInstant())).ifPresent(written::add);
    }
    if (!written.isEmpty()) {
      planned.due().forEach(due -> rows.keep(due, code, day, clock.instant(), written));
    }
    return !written.isEmpty();
  }

  private PlannedReminder planned(Campaign campaign, Unit unit, Now now) {
    Deadlines deadlines = statuses.deadlines();
    List<OpenPeriod> open = new ArrayList<>();
    for (Campaign other : campaigns.open()) {
      statuses
          .of(other, unit)
          .filter(CampaignStatus.Row::isOpen)
          .ifPresent(row -> open.add(new OpenPeriod(other, row.deadline())));
    }
    open.sort(Comparator.comparing(period -> period.deadline().day()));
    OpenPeriod asked =
        open.stream()
            .filter(period -> period.campaign().code().equals(campaign.code()))
            .findFirst()
            .orElseThrow();
    PlannedReminder.Due due = due(asked, unit, deadlines, now.leaves().toLocalDate());
    return new PlannedReminder(
        unit, now.usable().of(unit), now.leaves().toLocalTime(), List.of(due), open);
  }

  private PlannedReminder.Due due(OpenPeriod asked, Unit unit, Deadlines deadlines, LocalDate day) {
    Campaign campaign = asked.campaign();
    LocalDate deadline = asked.deadline().day();
    Set<String> done =
        rows.done(campaign.code(), List.of(unit.code())).getOrDefault(unit.code(), Set.of());
    int overdueBefore = (int) done.stream().filter(key -> key.startsWith("+")).count();
    boolean overdue = day.isAfter(deadline);
    String own = (overdue ? "+" : "") + "hand-" + DAY.format(day);
    String step =
        new StepDays(deadlines.calendar(), deadlines.schedule(campaign))
            .reached(deadline, day)
            .map(reached -> reached.step().key())
            .filter(key -> !done.contains(key) && key.startsWith("+") == overdue)
            .orElse(own);
    ReminderKind kind =
        overdue
            ? (overdueBefore == 0 ? ReminderKind.OVERDUE_FIRST : ReminderKind.OVERDUE_SECOND)
            : day.equals(deadline) ? ReminderKind.DUE : ReminderKind.FIRST;
    return new PlannedReminder.Due(asked, kind, step, overdueBefore);
  }

  /** As soon as mail on its way has been seen; out of hours when the next working day begins. */
  private LocalDateTime leaves() {
    Instant soon = clock.instant().plus(settings.settle());
    LocalDateTime now = LocalDateTime.ofInstant(soon, zone);
    WorkingCalendar calendar = statuses.deadlines().calendar();
    LocalTime hour = now.toLocalTime();
    if (calendar.isForReminders(now.toLocalDate()) && !hour.isAfter(settings.until())) {
      return hour.isBefore(settings.from()) ? now.with(settings.from()) : now;
    }
    LocalDate day = now.toLocalDate().plusDays(1);
    while (!calendar.isForReminders(day)) {
      day = day.plusDays(1);
    }
    return day.atTime(settings.from());
  }

  /** What is known at one instant, for all units. */
  private record Now(
      LocalDateTime leaves,
      Set<UnitCode> paused,
      ArrivedMail arrived,
      boolean unseen,
      ReminderPlanner.Addresses usable) {}

  /**
   * What became of it.
   *
   * @param leaves when the letters go, by the office's clock
   * @param spared units that get none: {@code arrived}, {@code unit-paused}, {@code
   *     campaign-paused}, {@code mail-waiting}, {@code mailbox-unread}, {@code no-address}, {@code
   *     written-today}
   */
  public record Told(LocalDateTime leaves, List<Unit> written, List<Spared> spared) {}
}
