package vn.vanthu.registry.changes;

import java.time.Instant;
import java.time.LocalDate;
import vn.vanthu.registry.UnitCode;

/**
 * A union that came from another.
 *
 * @param on the first day of the new one
 */
public record Succession(
    UnitCode from, UnitCode into, What what, LocalDate on, String why, String who, Instant at) {
  /** How. */
  public enum What {
    MERGED,
    SPLIT
  }
}
