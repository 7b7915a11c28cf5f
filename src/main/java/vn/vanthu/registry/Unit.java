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

  /** The same with other aliases and addresses. */
  public Unit with(List<String> otherAliases, List<String> otherEmails) {
    return new Unit(
        code,
        name,
        otherAliases,
        kind,
        otherEmails,
        contact,
        phone,
        cluster,
        activeFrom,
        activeTo,
        parent);
  }

  /** The same with that last day. */
  public Unit endingOn(LocalDate lastDay) {
    return new Unit(
        code,
        name,
        aliases,
        kind,
        emails,
        contact,
        phone,
        cluster,
        activeFrom,
        Optional.of(lastDay),
        parent);
  }

  /** Whether it exists on that day. */
  public boolean activeOn(LocalDate day) {
    return activeFrom.filter(day::isBefore).isEmpty() && activeTo.filter(day::isAfter).isEmpty();
  }
}
