package vn.vanthu.campaigns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.vanthu.registry.UnitCode;

/**
 * A unit excused from a campaign or given more time.
 *
 * @param extendedTo the day it was given; empty: it owes nothing
 */
public record Waiver(
    UnitCode unit, Optional<LocalDate> extendedTo, String who, String why, Instant at) {
  public boolean exempts() {
    return extendedTo.isEmpty();
  }
}
