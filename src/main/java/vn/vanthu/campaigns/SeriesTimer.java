package vn.vanthu.campaigns;

import java.time.Clock;
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

/** Makes the campaigns of series every half hour; of several nodes one at a time. */
@Component
@ConditionalOnProperty(name = "vanthu.reminders.timer", matchIfMissing = true)
class SeriesTimer {
  private static final Logger log = LoggerFactory.getLogger(SeriesTimer.class);

  private final SeriesCampaigns series;
  private final ApplicationEventPublisher events;
  private final LockRegistry<?> locks;
  private final Clock clock;
  private final ZoneId zone;

  SeriesTimer(
      SeriesCampaigns series,
      ApplicationEventPublisher events,
      LockRegistry<?> locks,
      Clock clock,
      ZoneId zone) {
    this.series = series;
    this.events = events;
    this.locks = locks;
    this.clock = clock;
    this.zone = zone;
  }

  @Scheduled(initialDelay = 1, fixedDelay = 30, timeUnit = TimeUnit.MINUTES)
  void tick() {
    Lock turn = locks.obtain("series");
    try {
      if (turn.tryLock()) {
        try {
          series.createDue(clock.instant().atZone(zone).toLocalDate()).stream()
              .map(CampaignMade::new)
              .forEach(events::publishEvent);
        } finally {
          turn.unlock();
        }
      }
    } catch (RuntimeException e) {
      log.error("series were not looked at, the next time tries again", e);
    }
  }
}
