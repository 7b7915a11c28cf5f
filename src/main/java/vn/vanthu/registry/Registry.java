package vn.vanthu.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The unions at one moment, ready to be asked by code, address or name. Names are found by an index
 * of their first words, so that a hundred thousand unions cost no more than a hundred.
 */
public final class Registry {
  private final Map<UnitCode, Unit> byCode = new HashMap<>();
  private final Map<String, List<Unit>> byAddress = new HashMap<>();
  private final Names names = new Names();
  private final Map<String, List<Unit>> bySquashed = new HashMap<>();
  private volatile Optional<UnitSearch> search = Optional.empty();

  public Registry(Collection<Unit> units) {
    for (Unit unit : units) {
      byCode.put(unit.code(), unit);
      unit.emails()
          .forEach(
              email ->
                  byAddress
                      .computeIfAbsent(
                          email.strip().toLowerCase(Locale.ROOT), k -> new ArrayList<>())
                      .add(unit));
      addName(unit, unit.name());
      unit.aliases().forEach(alias -> addName(unit, alias));
    }
  }

  /**
   * Unions whose code, name, aliases or addresses hold every word of {@code typed}, whatever its
   * accents and case; the nearest first, {@code most} at most.
   */
  public List<Unit> search(String typed, int most) {
    return typed.isBlank() ? List.of() : searched().holding(typed, most);
  }

  /**
   * Unions of that day whose names share much with {@code text}: guesses for a person, the
   * likeliest first.
   */
  public List<Unit> likely(String text, LocalDate on, int most) {
    return searched().likely(text, on, most);
  }

  private UnitSearch searched() {
    UnitSearch made = search.orElseGet(() -> new UnitSearch(byCode.values()));
    search = Optional.of(made);
    return made;
  }

  public Optional<Unit> find(UnitCode code) {
    return Optional.ofNullable(byCode.get(code));
  }

  public Collection<Unit> all() {
    return List.copyOf(byCode.values());
  }

  /**
   * The unions that write from that address and exist on that day; several where an address is
   * shared.
   */
  public List<Unit> byAddress(String address, LocalDate on) {
    return byAddress.getOrDefault(address.strip().toLowerCase(Locale.ROOT), List.of()).stream()
        .filter(u -> u.activeOn(on))
        .toList();
  }

  /**
   * The unions whose names stand in {@code text} and that exist on that day, in the order they
   * stand. Where names overlap, the longest counts: "Sao Mai 2" is not "Sao Mai". A name that
   * several unions have gives all of them.
   */
  public List<Unit> namedIn(String text, LocalDate on) {
    return names.in(text, on).certain();
  }

  /** The same, with the unions that the text may mean where its words are not quite their names. */
  public Named named(String text, LocalDate on) {
    return names.in(text, on);
  }

  /**
   * The unions whose name, written without spaces as in file names and addresses, stands in {@code
   * text}.
   */
  public List<Unit> squashedIn(String text, LocalDate on) {
    String squashed = NameWords.fold(text).replaceAll("[^a-z0-9]", "");
    int longest = 0;
    Set<Unit> found = new LinkedHashSet<>();
    for (Map.Entry<String, List<Unit>> entry : bySquashed.entrySet()) {
      String name = entry.getKey();
      if (name.length() >= 7 && name.length() >= longest && squashed.contains(name)) {
        List<Unit> units = entry.getValue().stream().filter(u -> u.activeOn(on)).toList();
        if (!units.isEmpty() && name.length() > longest) {
          found.clear();
          longest = name.length();
        }
        found.addAll(units);
      }
    }
    return List.copyOf(found);
  }

  private void addName(Unit unit, String written) {
    List<String> words = NameWords.of(written);
    if (words.size() > 1) {
      names.add(unit, words);
      bySquashed.computeIfAbsent(String.join("", words), k -> new ArrayList<>()).add(unit);
    }
  }
}
