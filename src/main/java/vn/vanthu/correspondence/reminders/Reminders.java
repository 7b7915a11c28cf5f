package vn.vanthu.correspondence.reminders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Deadlines;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.campaigns.calendar.CalendarGap;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.registry.UnitCode;

/**
 * Reminds units of what they owe. What would go out on a day is a function of the rows and that
 * day; queueing writes it down, each unit in a transaction of its own.
 */
@Service
public class Reminders {
  private static final Logger log = LoggerFactory.getLogger(Reminders.class);

  private final Campaigns campaigns;
  private final Statuses statuses;
  private final Incoming incoming;
  private final Letters letters;
  private final UsableAddresses addresses;
  private final ReminderRows rows;
  private final ReminderPauses pauses;
  private final ReminderLetters texts;
  private final RemindersSettings settings;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final ZoneId zone;

  Reminders(
      Campaigns campaigns,
      Statuses statuses,
      Incoming incoming,
      Letters letters,
      UsableAddresses addresses,
      ReminderRows rows,
      ReminderPauses pauses,
      ReminderLetters texts,
      RemindersSettings settings,
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
    this.transaction = transaction;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * What would go out on that day if nothing arrives until then: to whom, at which hour, why, and
   * who is spared. Writes nothing.
   */
  public ReminderPlan preview(LocalDate day) {
    return plan(day, settings.perDay());
  }

  /** The words of a planned reminder, as they would go on that day. Writes nothing. */
  public Templates.Written text(PlannedReminder planned, LocalDate day) {
    return texts.text(planned, day);
  }

  /**
   * Writes the reminders whose hour has come, of that day alone; asked again it writes nothing
   * twice. They leave by the post, spread over the minutes, unless a report comes first.
   *
   * @param today the office's day
   * @return how many units are written to
   */
  public int queueDue(LocalDate today) {
    Instant now = clock.instant();
    LocalTime hour = now.atZone(zone).toLocalTime();
    if (!settings.enabled() || !settings.areHours(hour)) {
      return 0;
    }
    int left = settings.perDay() - rows.writtenOn(today);
    if (left <= 0) {
      return 0;
    }
    if (incoming.unseen()) {
      log.warn(
          "reminders of {} wait: a mailbox cannot be read, so nobody knows what has come", today);
      return 0;
    }
    int written = 0;
    for (PlannedReminder planned : plan(today, left).letters()) {
      if (!planned.at().isAfter(hour)) {
        Instant leaves =
            now.plus(settings.settle()).plusSeconds(60L * written / settings.perMinute());
        written += queue(planned, today, leaves) ? 1 : 0;
      }
    }
    if (written > 0) {
      log.info("reminders of {}: {} units", today, written);
    }
    return written;
  }

  /** What a unit was written, oldest first. */
  public List<Sent> history(UnitCode unit) {
    return rows.history(Optional.empty(), Optional.of(unit));
  }

  /** What the units of a campaign were written about it, oldest first. */
  public List<Sent> history(String campaign) {
    return rows.history(Optional.of(campaign), Optional.empty());
  }

  /**
   * How often each of these units has been sent a reminder of that campaign; one that never was has
   * no key.
   */
  public Map<UnitCode, Integer> timesSent(String campaign, Collection<UnitCode> units) {
    return rows.timesSent(campaign, units);
  }

  private ReminderPlan plan(LocalDate day, int share) {
    Deadlines deadlines = statuses.deadlines();
    Optional<String> closed = ReminderPlanner.closed(deadlines.calendar(), day);
    if (closed.isPresent()) {
      return ReminderPlan.closed(day, closed.get());
    }
    List<Campaign> open = campaigns.open();
    ReminderPlanner planner =
        new ReminderPlanner(
            day,
            deadlines.calendar(),
            settings,
            incoming.of(open),
            pauses.on(day),
            addresses.now());
    Instant evening = day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
    for (Campaign campaign : open) {
      add(planner, campaign, deadlines, day, evening);
    }
    return planner.plan(share);
  }

  private void add(
      ReminderPlanner planner,
      Campaign campaign,
      Deadlines deadlines,
      LocalDate day,
      Instant evening) {
    boolean ended = campaign.terms().remindersEnd().filter(day::isAfter).isPresent();
    if (campaign.isPaused() || ended) {
      planner.quiet(campaign, campaign.isPaused() ? "paused" : "ended");
    }
    boolean writes = !campaign.isPaused() && !ended;
    try {
      Map<UnitCode, Set<String>> done = writes ? rows.done(campaign.code()) : Map.of();
      planner.add(
          statuses.of(campaign, deadlines, evening), deadlines.schedule(campaign), done, writes);
    } catch (CalendarGap gap) {
      planner.quiet(campaign, "calendar-gap");
    }
  }

  private boolean queue(PlannedReminder planned, LocalDate today, Instant leaves) {
    Boolean written = transaction.execute(status -> write(planned, today, leaves));
    return Boolean.TRUE.equals(written);
  }

  private boolean write(PlannedReminder planned, LocalDate today, Instant leaves) {
    List<LetterId> written = new ArrayList<>();
    String cause =
        "%s@%s/%d"
            .formatted(planned.unit().code(), today, rows.redone(planned.unit().code(), today));
    for (NewLetter letter : texts.compose(planned, today, cause)) {
      letters.write(letter.withNotBefore(leaves)).ifPresent(written::add);
    }
    if (written.isEmpty()) { // another node was quicker
      return false;
    }
    planned
        .due()
        .forEach(due -> rows.keep(due, planned.unit().code(), today, clock.instant(), written));
    return true;
  }
}
