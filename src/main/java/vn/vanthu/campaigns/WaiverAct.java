package vn.vanthu.campaigns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.vanthu.registry.UnitCode;

/** One step in the history of a unit's waivers for a campaign. */
public record WaiverAct(
    UnitCode unit, What what, Optional<LocalDate> extendedTo, String who, String why, Instant at) {
  /** What was done. */
  public enum What {
    EXEMPTED,
    EXTENDED,
    WITHDRAWN
  }
}
