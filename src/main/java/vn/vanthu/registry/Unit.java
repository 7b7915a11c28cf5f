package vn.vanthu.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A grassroots union of the registry.
 *
 * @param aliases other names it is called by
 * @param emails addresses it writes from, as given
 * @param activeFrom first day, empty for always
 * @param activeTo last day, empty while it exists
 * @param history what it was and came from; the registry alone knows it
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
    History history) {
  public Unit {
    Objects.requireNonNull(code);
    aliases = List.copyOf(aliases);
    emails = List.copyOf(emails);
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
        History.NONE);
  }

  /** The same with other aliases and addresses. */
  public Unit with(List<String> otherAliases, List<String> otherEmails) {
    return called(name, kind, cluster, otherAliases, otherEmails, activeTo, History.NONE);
  }

  /** The same with that last day. */
  public Unit endingOn(LocalDate lastDay) {
    return called(name, kind, cluster, aliases, emails, Optional.of(lastDay), History.NONE);
  }

  /** The same without its history: as a file or a person gives it. */
  public Unit bare() {
    return called(name, kind, cluster, aliases, emails, activeTo, History.NONE);
  }

  private Unit called(
      String newName,
      UnitKind newKind,
      String newCluster,
      List<String> newAliases,
      List<String> newEmails,
      Optional<LocalDate> lastDay,
      History newHistory) {
    return new Unit(
        code,
        newName,
        newAliases,
        newKind,
        newEmails,
        contact,
        phone,
        newCluster,
        activeFrom,
        lastDay,
        parent,
        newHistory);
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
    for (Past then : history.past()) {
      if (!day.isAfter(then.until())) {
        History whole = history.with(new Past(LocalDate.MAX, name, kind, cluster));
        return called(then.name, then.kind, then.cluster, aliases, emails, activeTo, whole);
      }
    }
    return this;
  }

  /**
   * Whether it is one of these unions, or stands on that day in the place of one that has ended.
   */
  public boolean standsFor(Set<UnitCode> unions, LocalDate day) {
    return unions.contains(code)
        || history.origins().stream()
            .anyMatch(origin -> unions.contains(origin.of()) && !day.isBefore(origin.on()));
  }

  /** Whether its name, kind and cluster, which have days of their own, are the same. */
  public boolean calledAs(Unit other) {
    return name.equals(other.name) && kind == other.kind && cluster.equals(other.cluster);
  }

  /**
   * What changed over time.
   *
   * @param past what it was called and was before, the earliest first
   * @param origins the unions in whose place it stands, since they have ended
   */
  public record History(List<Past> past, List<Origin> origins) {
    /** One that has always been as it is. */
    static final History NONE = new History(List.of(), List.of());

    public History {
      past = List.copyOf(past);
      origins = List.copyOf(origins);
    }

    /** With what it is now, so that a later day may be asked of an earlier state. */
    private History with(Past now) {
      if (past.get(past.size() - 1).until().equals(now.until())) {
        return this;
      }
      List<Past> all = new ArrayList<>(past);
      all.add(now);
      return new History(all, origins);
    }
  }

  /**
   * What a union was.
   *
   * @param until the last day on which it was
   */
  public record Past(LocalDate until, String name, UnitKind kind, String cluster) {}

  /**
   * A union that ended by a merger or a division, this one or one between coming of it.
   *
   * @param on the first day on which this one stands in its place
   */
  public record Origin(UnitCode of, LocalDate on) {}
}
