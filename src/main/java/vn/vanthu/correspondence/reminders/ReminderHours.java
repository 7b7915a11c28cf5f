package vn.vanthu.correspondence.reminders;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.registry.UnitCode;

/** Whether a letter that asks a unit for something may go at this instant, whatever it asks for. */
@Component
public class ReminderHours {
  private final RemindersSettings settings;
  private final Statuses statuses;
  private final Incoming incoming;
  private final ReminderPauses pauses;
  private final Clock clock;
  private final ZoneId zone;

  ReminderHours(
      RemindersSettings settings,
      Statuses statuses,
      Incoming incoming,
      ReminderPauses pauses,
      Clock clock,
      ZoneId zone) {
    this.settings = settings;
    this.statuses = statuses;
    this.incoming = incoming;
    this.pauses = pauses;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Whether it is a working hour of a working day, reminders are wanted at all, and no mail lies
   * unseen in a mailbox that may be the answer.
   */
  public boolean areOpen() {
    ZonedDateTime now = clock.instant().atZone(zone);
    return settings.enabled()
        && settings.areHours(now.toLocalTime())
        && ReminderPlanner.closed(statuses.deadlines().calendar(), now.toLocalDate()).isEmpty()
        && !incoming.unseen();
  }

  /** Whether a person has asked not to remind that unit today. */
  public boolean isPaused(UnitCode unit) {
    return pauses.on(today()).contains(unit);
  }

  /** The office's day. */
  public LocalDate today() {
    return clock.instant().atZone(zone).toLocalDate();
  }

  /** The office's time zone. */
  public ZoneId zone() {
    return zone;
  }

  /** Units that may be written to in a day. */
  public int perDay() {
    return settings.perDay();
  }
}
