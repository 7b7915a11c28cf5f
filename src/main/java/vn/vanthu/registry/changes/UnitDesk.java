package vn.vanthu.registry.changes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/** What people do to unions. Each act is whole or refused with {@link UnitRefused}. */
@Service
public class UnitDesk {
  private final Units units;
  private final UnitHistory history;

  public UnitDesk(Units units, UnitHistory history) {
    this.units = units;
    this.history = history;
  }

  /**
   * Takes a new union.
   *
   * @throws UnitRefused naming everything that is wrong with it
   */
  @Transactional
  public void add(Unit unit) {
    List<UnitFault> faults = new ArrayList<>(check().faults(unit));
    check().code("code", unit.code().value()).ifPresent(faults::add);
    refuse(faults);
    units.put(List.of(unit));
  }

  /**
   * Changes a union to what is given.
   *
   * @param renamedOn the first day of its new name, kind and cluster: until then it keeps the old
   *     ones, and the old name becomes an alias; empty if they were only written wrongly
   * @throws UnitRefused naming everything that is wrong with it
   */
  @Transactional
  public void change(Unit changed, Optional<LocalDate> renamedOn, String who) {
    Unit before = existing("code", changed.code());
    refuse(check().faults(changed));
    Unit kept = changed;
    if (renamedOn.isPresent() && !before.calledAs(changed)) {
      history.keep(before, renamedOn.get().minusDays(1), who);
      kept = called(changed, List.of(before.name()));
    }
    units.put(List.of(kept));
  }

  /**
   * Makes one union of several. Their reports and letters stay theirs, under their names.
   *
   * @return the one that goes on
   * @throws UnitRefused naming everything that is wrong
   */
  @Transactional
  public Unit merge(Merger merger, String who) {
    refuse(faults(merger));
    List<Unit> olds = merger.olds().stream().map(code -> existing("olds", code)).toList();
    List<Unit> ending = olds.stream().filter(u -> !u.code().equals(merger.into())).toList();
    Unit first = units.find(merger.into()).orElseGet(() -> fresh(merger, olds.get(0)));
    Unit into = merger.inherits() ? heir(first, ending) : first;
    List<Unit> changed = new ArrayList<>();
    ending.forEach(unit -> changed.add(unit.endingOn(merger.on().minusDays(1))));
    changed.add(into);
    units.put(changed);
    for (Unit old : ending) {
      history.keep(old.code(), into.code(), Succession.What.MERGED, merger.on(), merger.why(), who);
    }
    return into;
  }

  /**
   * Makes several unions of one.
   *
   * @return the new ones
   * @throws UnitRefused naming everything that is wrong
   */
  @Transactional
  public List<Unit> split(Division division, String who) {
    refuse(faults(division));
    Unit old = existing("code", division.old());
    List<Unit> made = division.parts().stream().map(part -> part(part, old, division)).toList();
    List<Unit> changed = new ArrayList<>(made);
    if (division.ends()) {
      changed.add(old.endingOn(division.on().minusDays(1)));
    }
    units.put(changed);
    for (Unit part : made) {
      history.keep(
          old.code(), part.code(), Succession.What.SPLIT, division.on(), division.why(), who);
    }
    return made;
  }

  private List<UnitFault> faults(Merger merger) {
    List<UnitFault> faults = new ArrayList<>();
    Optional<Unit> into = units.find(merger.into());
    if (merger.olds().size()
        < (into.isPresent() && !merger.olds().contains(merger.into()) ? 1 : 2)) {
      faults.add(UnitFault.of("olds", "too-few"));
    }
    for (UnitCode code : merger.olds()) {
      Optional<Unit> unit = units.find(code);
      if (unit.isEmpty()) {
        faults.add(UnitFault.of("olds", "unknown", code));
      } else if (!unit.get().activeOn(merger.on().minusDays(1))) {
        faults.add(UnitFault.of("olds", "not-active", unit.get().name()));
      }
    }
    if (into.isEmpty()) {
      check().code("into", merger.into().value()).ifPresent(faults::add);
      name("name", merger.name(), faults);
    } else if (!into.get().activeOn(merger.on())) {
      faults.add(UnitFault.of("into", "not-active", into.get().name()));
    }
    return faults;
  }

  private List<UnitFault> faults(Division division) {
    List<UnitFault> faults = new ArrayList<>();
    Unit old = existing("code", division.old());
    if (!old.activeOn(division.on().minusDays(1))) {
      faults.add(UnitFault.of("on", "not-active", old.name()));
    }
    if (division.parts().size() < (division.ends() ? 2 : 1)) {
      faults.add(UnitFault.of("parts", "too-few-parts"));
    }
    Set<String> codes = new LinkedHashSet<>();
    for (Division.Part part : division.parts()) {
      check().code("parts", part.code()).ifPresent(faults::add);
      name("parts", part.name(), faults);
      if (!codes.add(part.code())) {
        faults.add(UnitFault.of("parts", "code-taken", part.code()));
      }
    }
    return faults;
  }

  private static void name(String field, String name, List<UnitFault> faults) {
    if (name.isBlank() || name.length() > 500) {
      faults.add(UnitFault.of(field, "name-missing"));
    }
  }

  private static Unit fresh(Merger merger, Unit like) {
    return begun(like, merger.into(), merger.name(), merger.on(), List.of());
  }

  private static Unit part(Division.Part part, Unit old, Division division) {
    List<String> emails = division.inherits() ? old.emails() : List.of();
    return begun(old, new UnitCode(part.code()), part.name(), division.on(), emails);
  }

  /** A union of that day on, like another. */
  private static Unit begun(
      Unit like, UnitCode code, String name, LocalDate on, List<String> emails) {
    return new Unit(
        code,
        name,
        List.of(),
        like.kind(),
        emails,
        like.contact(),
        like.phone(),
        like.cluster(),
        Optional.of(on),
        Optional.empty(),
        like.parent());
  }

  private static Unit heir(Unit unit, List<Unit> olds) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> emails = new LinkedHashSet<>(unit.emails());
    for (Unit old : olds) {
      names.add(old.name());
      names.addAll(old.aliases());
      emails.addAll(old.emails());
    }
    Unit called = called(unit, List.copyOf(names));
    return called.with(called.aliases(), List.copyOf(emails));
  }

  /** With these names among its aliases. */
  private static Unit called(Unit unit, List<String> names) {
    Set<String> aliases = new LinkedHashSet<>(unit.aliases());
    aliases.addAll(names);
    aliases.remove(unit.name());
    return unit.with(List.copyOf(aliases), unit.emails());
  }

  private Unit existing(String field, UnitCode code) {
    return units
        .find(code)
        .orElseThrow(() -> new UnitRefused(List.of(UnitFault.of(field, "unknown", code))));
  }

  private UnitCheck check() {
    return new UnitCheck(units.registry());
  }

  private static void refuse(List<UnitFault> faults) {
    if (!faults.isEmpty()) {
      throw new UnitRefused(faults);
    }
  }
}
