package vn.vanthu.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds unions for a person who types part of a name, a code or an address. */
final class UnitSearch {
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> unitsWithWord = new HashMap<>();

  UnitSearch(Collection<Unit> units) {
    for (Unit unit : units) {
      String names = NameWords.fold(unit.name() + " " + String.join(" ", unit.aliases()));
      Set<String> words = words(names);
      String all =
          " " + NameWords.fold(unit.code() + " " + names + " " + String.join(" ", unit.emails()));
      entries.add(new Entry(unit, all, words));
      words.forEach(word -> unitsWithWord.merge(word, 1, Integer::sum));
    }
  }

  /** Those that hold every word, the beginnings of words first. */
  List<Unit> holding(String typed, int most) {
    List<String> words = Arrays.stream(NameWords.fold(typed).strip().split("\\s+")).toList();
    return entries.stream()
        .filter(entry -> words.stream().allMatch(entry.all::contains))
        .sorted(
            Comparator.comparingLong(
                    (Entry e) -> words.stream().filter(w -> !e.all.contains(" " + w)).count())
                .thenComparingInt(e -> e.all.length())
                .thenComparing(e -> e.unit.code()))
        .limit(most)
        .map(Entry::unit)
        .toList();
  }

  /** Those whose names share the most telling words with a text. */
  List<Unit> likely(String text, LocalDate on, int most) {
    Set<String> words = words(NameWords.fold(text));
    record Scored(Unit unit, double score) {}
    return entries.stream()
        .filter(entry -> entry.unit.activeOn(on))
        .map(entry -> new Scored(entry.unit, score(entry, words)))
        .filter(scored -> scored.score > 0.5)
        .sorted(Comparator.comparingDouble(Scored::score).reversed())
        .limit(most)
        .map(Scored::unit)
        .toList();
  }

  /** Share of the name's words that stand in the text, each weighed by how rare it is. */
  private double score(Entry entry, Set<String> words) {
    double all = 0;
    double shared = 0;
    for (String word : entry.words) {
      double weight = Math.log(1 + entries.size() / (double) unitsWithWord.getOrDefault(word, 1));
      all += weight;
      shared += words.contains(word) ? weight : 0;
    }
    return all == 0 ? 0 : shared / all;
  }

  private static Set<String> words(String folded) {
    Set<String> words = new HashSet<>();
    for (String word : folded.split("[^a-z0-9]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private record Entry(Unit unit, String all, Set<String> words) {}
}
