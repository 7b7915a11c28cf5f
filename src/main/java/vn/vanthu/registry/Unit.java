package vn.vanthu.registry;

import java.time.LocalDate;
import java.util.ArrayList;
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
 * @param past what it was called and was before, the earliest first; the registry alone knows it
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
    Optional<UnitCode> parent,
    List<Past> past) {
  public Unit {
    Objects.requireNonNull(code);
    aliases = List.copyOf(aliases);
    emails = List.copyOf(emails);
    past = List.copyOf(past);
    if (name.isBlank()) {
      throw new IllegalArgumentException("A unit without name: " + code);
    }
  }

  /** A union as it is now. */
  public Unit(
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
    this(
        code,
        name,
        aliases,
        kind,
        emails,
        contact,
        phone,
        cluster,
        activeFrom,
        activeTo,
        parent,
        List.of());
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

  /**
   * The union under the name, kind and cluster that it had on that day; its other fields are those
   * of now. A later day may be asked of what comes back.
   */
  public Unit on(LocalDate day) {
    for (Past then : past) {
      if (!day.isAfter(then.until())) {
        return as(then);
      }
    }
    return this;
  }

  private Unit as(Past then) {
    List<Past> all = new ArrayList<>(past);
    if (!all.get(all.size() - 1).until().equals(LocalDate.MAX)) {
      all.add(new Past(LocalDate.MAX, name, kind, cluster)); // what it is now
    }
    return new Unit(
        code,
        then.name,
        aliases,
        then.kind,
        emails,
        contact,
        phone,
        then.cluster,
        activeFrom,
        activeTo,
        parent,
        all);
  }

  /** Whether its name, kind and cluster, which have days of their own, are the same. */
  public boolean calledAs(Unit other) {
    return name.equals(other.name) && kind == other.kind && cluster.equals(other.cluster);
  }

  /**
   * What a union was.
   *
   * @param until the last day on which it was
   */
  public record Past(LocalDate until, String name, UnitKind kind, String cluster) {}
}
