package vn.vanthu;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands still until a test moves it. */
public final class MovingClock extends Clock {
  private final ZoneId zone;
  private volatile Instant now;

  public MovingClock(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  public void moveTo(String instant) {
    now = java.time.OffsetDateTime.parse(instant).toInstant();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new MovingClock(now, other);
  }

  /** Lets that much time pass. */
  public void forward(java.time.Duration time) {
    now = now.plus(time);
  }
}
