package vn.vanthu.campaigns;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import vn.vanthu.registry.Units;

/**
 * Reads the unions, and counts the open rounds once, beside the start: of a hundred thousand unions
 * that takes seconds, for which whoever opens a campaign first would wait.
 */
@Component
class ReadAhead {
  private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);
  private static final int ROUNDS = 6;

  private final Units units;
  private final Campaigns campaigns;
  private final Statuses statuses;

  ReadAhead(Units units, Campaigns campaigns, Statuses statuses) {
    this.units = units;
    this.campaigns = campaigns;
    this.statuses = statuses;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    Thread thread = new Thread(this::read, "read-ahead");
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    try {
      units.registry().alphabetical("");
      campaigns.open().stream().limit(ROUNDS).forEach(statuses::counts);
    } catch (DataAccessException e) {
      LOG.info("Not read ahead, but when it is asked for: {}", e.getMessage());
    }
  }
}
