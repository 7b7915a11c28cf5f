package vn.vanthu.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A grassroots union of the registry.
 *
 * @param aliases other names it is called by
 * @param emails addresses it writes from, as given
 * @param activeFrom first day, empty for always
 * @param activeTo last day, empty while it exists
 */
public record Unit(
    UnitCode code,
    String name,
    List<String> aliases,
    UnitKind kind,
    List<String> emails,
    String contact,
    String phone,
    String cluster,
    Optional<LocalDate> activeFrom,
    Optional<LocalDate> activeTo,
    Optional<UnitCode> parent) {
  public Unit {
    Objects.requireNonNull(code);
    aliases = List.copyOf(aliases);
    emails = List.copyOf(emails);
    if (name.isBlank()) {
      throw new IllegalArgumentException("A unit without name: " + code);
    }
  }

  /** Whether it exists on that day. */
  public boolean activeOn(LocalDate day) {
    return activeFrom.filter(day::isBefore).isEmpty() && activeTo.filter(day::isAfter).isEmpty();
  }
}
