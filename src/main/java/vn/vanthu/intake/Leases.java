package vn.vanthu.intake;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.vanthu.mailbox.Claim;
import vn.vanthu.mailbox.WaitingLine;

/**
 * Renews the leases of the mails that this process is reading, so that only a dead worker's mail
 * passes to another.
 */
@Component
class Leases {
  private static final Logger log = LoggerFactory.getLogger(Leases.class);

  private final WaitingLine line;
  private final IntakeSettings settings;
  private final Set<Claim> held = ConcurrentHashMap.newKeySet();

  Leases(WaitingLine line, IntakeSettings settings) {
    this.line = line;
    this.settings = settings;
  }

  /** Keeps the claim alive until the renewal is closed. */
  Renewal keep(Claim claim) {
    held.add(claim);
    return () -> held.remove(claim);
  }

  @Scheduled(fixedDelay = 3, timeUnit = TimeUnit.SECONDS)
  void renewHeld() {
    for (Claim claim : held) {
      try {
        line.renew(claim, settings.lease());
      } catch (RuntimeException e) {
        log.warn("mail {}: lease not renewed: {}", claim.id(), e.toString());
      }
    }
  }

  /** Ends the keeping of a claim. */
  interface Renewal extends AutoCloseable {
    @Override
    void close();
  }
}
