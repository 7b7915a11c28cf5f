package vn.vanthu.registry.changes;

import java.time.LocalDate;
import java.util.List;
import vn.vanthu.registry.UnitCode;

/**
 * A union that becomes several.
 *
 * @param ends whether it ends itself, the day before
 * @param inherits whether the new ones may be written to at its addresses
 * @param on the first day of the new ones
 */
public record Division(
    UnitCode old, List<Part> parts, boolean ends, boolean inherits, LocalDate on, String why) {
  public Division {
    parts = List.copyOf(parts);
  }

  /** A new union. */
  public record Part(String code, String name) {}
}
