package vn.vanthu.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of unions by their first words, as they stand in the registry and as people vary them:
 * with or without "xã", the kind behind the proper name, the letter or number left out.
 */
final class Names {
  private static final Set<String> SCHOOLS = Set.of("mn", "mg", "th", "thcs", "thpt", "ptdtbt");
  private static final Set<String> KINDS =
      Set.of("mn", "mg", "th", "thcs", "thpt", "ptdtbt", "tyt", "ttyt", "htx", "ubnd", "gdtx");
  private static final Set<String> PLACES = Set.of("xa", "phuong", "tt", "huyen", "quan");
  private static final List<String> COMMUNES = List.of("xa", "phuong", "tt");

  private final Map<String, List<Name>> byFirstWord = new HashMap<>();

  /** Words whose lists are another's too and so are copied before they change. */
  private final Set<String> shared = new HashSet<>();

  Names() {}

  /** The same names, to be changed without changing {@code before}. */
  Names(Names before) {
    byFirstWord.putAll(before.byFirstWord);
    shared.addAll(before.byFirstWord.keySet());
  }

  /** Forgets a union. */
  void remove(Unit unit) {
    byFirstWord.replaceAll(
        (word, names) -> {
          boolean there = names.stream().anyMatch(n -> n.unit.code().equals(unit.code()));
          if (!there) {
            return names;
          }
          shared.remove(word);
          return new ArrayList<>(
              names.stream().filter(n -> !n.unit.code().equals(unit.code())).toList());
        });
  }

  /** How near a wording is to the name in the registry; what stands higher wins. */
  private enum Likeness {
    /** A name of the registry. */
    OWN,
    /** The same in another order, or with or without what kind of place it is. */
    VARIED,
    /** A name of the registry that is the name of a place too: "xã X". */
    PLACE,
    /** Without the letter or number at its end. */
    STEM
  }

  void add(Unit unit, List<String> words) {
    boolean place = PLACES.contains(words.get(0));
    put(unit, words, place ? Likeness.PLACE : Likeness.OWN);
    varied(words).forEach(other -> put(unit, other, Likeness.VARIED));
    String last = words.get(words.size() - 1);
    if (words.size() > 2 && last.matches("[a-h]|\\d{1,2}")) {
      put(unit, words.subList(0, words.size() - 1), Likeness.STEM);
    }
  }

  /** The unions that {@code text} names and that exist on that day. */
  Named in(String text, LocalDate on) {
    NameText words = NameText.of(text);
    Set<Unit> certain = new LinkedHashSet<>();
    Set<Unit> places = new LinkedHashSet<>();
    Set<Unit> near = new LinkedHashSet<>();
    boolean another = false;
    for (int i = 0; i < words.size(); ) {
      List<Name> best = bestAt(words, i, on);
      if (best.isEmpty()) {
        i++;
        continue;
      }
      Name first = best.get(0);
      int end = i + first.words.size();
      String tail = words.tail(end);
      List<Unit> units = best.stream().map(Name::unit).distinct().toList();
      if (!tail.isEmpty() || isPartOf(words, i, first)) {
        near.addAll(units);
        another |= tail.matches("[A-H]");
      } else if (first.likeness == Likeness.STEM
          || first.likeness == Likeness.VARIED && units.size() > 1) {
        near.addAll(units);
      } else if (first.likeness == Likeness.PLACE) {
        places.addAll(units);
      } else {
        certain.addAll(units);
      }
      i = end;
    }
    if (certain.isEmpty() && near.isEmpty()) {
      return new Named(List.copyOf(places), List.of(), false);
    }
    near.removeAll(certain);
    return new Named(
        List.copyOf(certain), certain.isEmpty() ? List.copyOf(near) : List.of(), another);
  }

  /** "TH&THCS" and a name is not "THCS" and that name. */
  private static boolean isPartOf(NameText words, int at, Name name) {
    return SCHOOLS.contains(name.words.get(0)) && SCHOOLS.contains(words.before(at));
  }

  /** The longest name that stands there; of equally long ones those nearest to the registry's. */
  private List<Name> bestAt(NameText words, int at, LocalDate on) {
    List<Name> best = new ArrayList<>();
    for (Name name : byFirstWord.getOrDefault(words.words().get(at), List.of())) {
      if (!name.unit.activeOn(on) || !words.holds(name.words, at)) {
        continue;
      }
      int order = best.isEmpty() ? 1 : name.compareTo(best.get(0));
      if (order > 0) {
        best.clear();
      }
      if (order >= 0) {
        best.add(name);
      }
    }
    return best;
  }

  private void put(Unit unit, List<String> words, Likeness likeness) {
    if (shared.remove(words.get(0))) {
      byFirstWord.computeIfPresent(words.get(0), (word, names) -> new ArrayList<>(names));
    }
    byFirstWord
        .computeIfAbsent(words.get(0), k -> new ArrayList<>())
        .add(new Name(unit, List.copyOf(words), likeness));
  }

  /** Other ways to say the name: "MN xã Hoa Sơn" for "MN Hoa Sơn", "Hoa Sơn MN". */
  private static List<List<String>> varied(List<String> words) {
    int kinds = 0;
    while (kinds < words.size() && KINDS.contains(words.get(kinds))) {
      kinds++;
    }
    List<String> kind = words.subList(0, kinds);
    List<String> proper = words.subList(kinds, words.size());
    List<List<String>> varied = new ArrayList<>();
    if (kinds == 0 || proper.size() < 2) {
      return commune(words).map(List::of).orElse(List.of());
    }
    if (PLACES.contains(proper.get(0))) {
      varied.add(joined(kind, proper.subList(1, proper.size())));
    } else {
      COMMUNES.forEach(place -> varied.add(joined(joined(kind, List.of(place)), proper)));
    }
    if (SCHOOLS.contains(kind.get(0))) {
      varied.add(joined(proper, kind));
    }
    commune(words).ifPresent(varied::add);
    varied.removeIf(other -> other.size() < 3);
    return varied;
  }

  /** The union of a commune's office: "Công đoàn xã X" for "CĐCS UBND xã X". */
  private static Optional<List<String>> commune(List<String> words) {
    boolean office = words.size() > 2 && words.get(0).equals("ubnd");
    if (office && COMMUNES.contains(words.get(1))) {
      return Optional.of(joined(List.of("cd" + words.get(1)), words.subList(2, words.size())));
    }
    if (words.get(0).matches("cd(xa|phuong|tt)")) {
      return Optional.of(
          joined(List.of("ubnd", words.get(0).substring(2)), words.subList(1, words.size())));
    }
    return Optional.empty();
  }

  private static List<String> joined(List<String> one, List<String> other) {
    List<String> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  private record Name(Unit unit, List<String> words, Likeness likeness)
      implements Comparable<Name> {
    @Override
    public int compareTo(Name other) {
      int longer = Integer.compare(words.size(), other.words.size());
      return longer != 0 ? longer : other.likeness.compareTo(likeness);
    }
  }
}
