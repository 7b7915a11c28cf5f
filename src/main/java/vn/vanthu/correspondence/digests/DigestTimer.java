package vn.vanthu.correspondence.digests;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.OfficeSettings;

/** Asks every minute whether a digest is due. */
@Component
class DigestTimer {
  private static final Logger log = LoggerFactory.getLogger(DigestTimer.class);

  private final Digests digests;
  private final OfficeSettings office;
  private final Clock clock;

  DigestTimer(Digests digests, OfficeSettings office, Clock clock) {
    this.digests = digests;
    this.office = office;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "60s", initialDelayString = "30s")
  void look() {
    try {
      digests.queueDue(LocalDate.ofInstant(clock.instant(), office.zone()));
    } catch (RuntimeException e) {
      log.error("digests failed", e);
    }
  }
}
