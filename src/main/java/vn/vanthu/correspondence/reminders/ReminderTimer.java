package vn.vanthu.correspondence.reminders;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.integration.support.locks.LockRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks every minute what is due; of several nodes one at a time. */
@Component
@ConditionalOnProperty(name = "vanthu.reminders.timer", matchIfMissing = true)
class ReminderTimer {
  private static final Logger log = LoggerFactory.getLogger(ReminderTimer.class);

  private final Reminders reminders;
  private final Escalations escalations;
  private final ApplicationEventPublisher events;
  private final LockRegistry<?> locks;
  private final Clock clock;
  private final ZoneId zone;

  ReminderTimer(
      Reminders reminders,
      Escalations escalations,
      ApplicationEventPublisher events,
      LockRegistry<?> locks,
      Clock clock,
      ZoneId zone) {
    this.reminders = reminders;
    this.escalations = escalations;
    this.events = events;
    this.locks = locks;
    this.clock = clock;
    this.zone = zone;
  }

  @Scheduled(
      initialDelayString = "${vanthu.reminders.first-look:30}",
      fixedDelayString = "${vanthu.reminders.look-every:60}",
      timeUnit = TimeUnit.SECONDS)
  void tick() {
    Lock turn = locks.obtain("reminders");
    try {
      if (turn.tryLock()) {
        try {
          LocalDate today = clock.instant().atZone(zone).toLocalDate();
          int units = reminders.queueDue(today);
          if (units > 0) {
            events.publishEvent(new RemindersWritten(today, units));
          }
          escalations.draftDue(today);
        } finally {
          turn.unlock();
        }
      }
    } catch (RuntimeException e) {
      log.error("reminders were not looked at, the next minute tries again", e);
    }
  }
}
