package vn.vanthu;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The time of a demo: it runs on from where it is put. */
final class SteppedClock extends Clock {
  private final Clock real;
  private volatile Duration ahead = Duration.ZERO;

  SteppedClock(Clock real) {
    this.real = real;
  }

  /** It is {@code then} now. */
  void moveTo(Instant then) {
    ahead = Duration.between(real.instant(), then);
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    SteppedClock other = new SteppedClock(real.withZone(zone));
    other.ahead = ahead;
    return other;
  }
}
