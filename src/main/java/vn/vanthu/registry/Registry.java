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
import java.util.stream.Stream;

/**
 * The unions at one moment, ready to be asked by code, address or name. Names are found by an index
 * of their first words, so that a hundred thousand unions cost no more than a hundred.
 */
public final class Registry {
  private final Map<UnitCode, Unit> byCode;
  private final Map<String, List<Unit>> byAddress;
  private final Names names;
  private final Map<String, List<Unit>> bySquashed;
  private volatile Optional<UnitSearch> search = Optional.empty();

  public Registry(Collection<Unit> units) {
    byCode = new HashMap<>();
    byAddress = new HashMap<>();
    names = new Names();
    bySquashed = new HashMap<>();
    units.forEach(this::add);
  }

  private Registry(Registry before, Collection<Unit> changed) {
    byCode = new HashMap<>(before.byCode);
    byAddress = new HashMap<>(before.byAddress);
    names = new Names(before.names);
    bySquashed = new HashMap<>(before.bySquashed);
    for (Unit unit : changed) {
      Optional.ofNullable(byCode.get(unit.code())).ifPresent(this::remove);
      add(unit);
    }
    search = before.search.map(known -> known.with(changed));
  }

  /** This registry with these unions new or changed; it stays as it is itself. */
  Registry with(Collection<Unit> changed) {
    return new Registry(this, changed);
  }

  private void add(Unit unit) {
    byCode.put(unit.code(), unit);
    addresses(unit).forEach(key -> byAddress.merge(key, List.of(unit), Registry::joined));
    for (List<String> words : words(unit)) {
      names.add(unit, words);
      bySquashed.merge(String.join("", words), List.of(unit), Registry::joined);
    }
  }

  private void remove(Unit unit) {
    addresses(unit).forEach(key -> byAddress.computeIfPresent(key, (k, l) -> without(l, unit)));
    names.remove(unit);
    for (List<String> words : words(unit)) {
      bySquashed.computeIfPresent(String.join("", words), (k, l) -> without(l, unit));
    }
  }

  /** Lists are shared with the registry before, so none is ever changed. */
  private static List<Unit> joined(List<Unit> some, List<Unit> more) {
    List<Unit> joined = new ArrayList<>(some);
    joined.addAll(more);
    return joined;
  }

  private static List<Unit> without(List<Unit> units, Unit unit) {
    return units.stream().filter(u -> !u.code().equals(unit.code())).toList();
  }

  private static List<String> addresses(Unit unit) {
    return unit.emails().stream().map(email -> email.strip().toLowerCase(Locale.ROOT)).toList();
  }

  private static List<List<String>> words(Unit unit) {
    return Stream.concat(Stream.of(unit.name()), unit.aliases().stream())
        .map(NameWords::of)
        .filter(words -> words.size() > 1)
        .toList();
  }

  /**
   * Unions that hold every word of {@code typed} as {@link #search} has it, or all of them if it is
   * blank, in the order of the Vietnamese alphabet.
   */
  public List<Unit> alphabetical(String typed) {
    return searched().alphabetical(typed);
  }

  /** Names of all clusters, each once, in the order of the Vietnamese alphabet. */
  public List<String> clusters() {
    return searched().clusters();
  }

  /** How many unions there are, ended ones among them. */
  public int size() {
    return byCode.size();
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
    return search.orElseGet(this::madeSearch);
  }

  /** Made once, however many people ask first. */
  private synchronized UnitSearch madeSearch() {
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
}
