package vn.vanthu.correspondence.guidance;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.integration.support.locks.LockRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks every so often what guidance is to go; of several nodes one at a time. */
@Component
@ConditionalOnProperty(name = "vanthu.guidance.timer", matchIfMissing = true)
class GuidanceTimer {
  private static final Logger log = LoggerFactory.getLogger(GuidanceTimer.class);

  private final GuidancePost post;
  private final LockRegistry<?> locks;

  GuidanceTimer(GuidancePost post, LockRegistry<?> locks) {
    this.post = post;
    this.locks = locks;
  }

  @Scheduled(
      initialDelayString = "${vanthu.guidance.first-look:10}",
      fixedDelayString = "${vanthu.guidance.look-every:10}",
      timeUnit = TimeUnit.SECONDS)
  void tick() {
    Lock turn = locks.obtain("guidance");
    try {
      if (turn.tryLock()) {
        try {
          post.queueDue();
        } finally {
          turn.unlock();
        }
      }
    } catch (RuntimeException e) {
      log.error("guidance was not looked at, the next look tries again", e);
    }
  }
}
