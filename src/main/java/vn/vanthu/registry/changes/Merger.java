package vn.vanthu.registry.changes;

import java.time.LocalDate;
import java.util.List;
import vn.vanthu.registry.UnitCode;

/**
 * Unions that become one.
 *
 * @param olds those that end the day before, but for {@code into} if it is among them
 * @param into code of the one that goes on, there already or new
 * @param name of a new one; of one that is there it is not asked
 * @param inherits whether it takes over their names as aliases, and their addresses
 * @param on its first day
 */
public record Merger(
    List<UnitCode> olds, UnitCode into, String name, boolean inherits, LocalDate on, String why) {
  public Merger {
    olds = olds.stream().distinct().toList();
  }
}
