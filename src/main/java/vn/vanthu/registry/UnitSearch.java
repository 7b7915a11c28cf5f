package vn.vanthu.registry;

import java.text.CollationKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds unions for a person who types part of a name, a code or an address. */
final class UnitSearch {
  private static final Comparator<Entry> ALPHABET =
      Comparator.comparing((Entry e) -> e.key).thenComparing(e -> e.unit.code());

  private final List<Entry> entries;
  private final List<Unit> alphabetical;
  private final List<String> clusters;
  private final Map<String, Integer> unitsWithWord;

  UnitSearch(Collection<Unit> units) {
    this(entries(units), new HashMap<>());
    entries.forEach(entry -> count(entry, 1));
  }

  private UnitSearch(List<Entry> entries, Map<String, Integer> unitsWithWord) {
    this.entries = entries;
    this.alphabetical = entries.stream().map(Entry::unit).toList();
    this.clusters =
        alphabetical.stream()
            .map(Unit::cluster)
            .filter(cluster -> !cluster.isBlank())
            .distinct()
            .sorted(Alphabet.order())
            .toList();
    this.unitsWithWord = unitsWithWord;
  }

  /** This with these unions new or changed. */
  UnitSearch with(Collection<Unit> changed) {
    Set<UnitCode> codes = new HashSet<>();
    changed.forEach(unit -> codes.add(unit.code()));
    List<Entry> kept = new ArrayList<>(entries);
    kept.removeIf(entry -> codes.contains(entry.unit.code()));
    List<Entry> added = entries(changed);
    for (Entry entry : added) {
      kept.add(-1 - Collections.binarySearch(kept, entry, ALPHABET), entry);
    }
    UnitSearch with = new UnitSearch(kept, new HashMap<>(unitsWithWord));
    entries.stream()
        .filter(entry -> codes.contains(entry.unit.code()))
        .forEach(entry -> with.count(entry, -1));
    added.forEach(entry -> with.count(entry, 1));
    return with;
  }

  private static List<Entry> entries(Collection<Unit> units) {
    Alphabet alphabet = new Alphabet();
    List<Entry> entries = new ArrayList<>(units.size());
    for (Unit unit : units) {
      String names = NameWords.fold(unit.name() + " " + String.join(" ", unit.aliases()));
      String all =
          " " + NameWords.fold(unit.code() + " " + names + " " + String.join(" ", unit.emails()));
      entries.add(new Entry(unit, all, words(names), alphabet.place(unit.name())));
    }
    entries.sort(ALPHABET);
    return entries;
  }

  private void count(Entry entry, int by) {
    entry.words.forEach(word -> unitsWithWord.merge(word, by, Integer::sum));
  }

  List<String> clusters() {
    return clusters;
  }

  /** Those that hold every word, in the order of the alphabet. */
  List<Unit> alphabetical(String typed) {
    if (typed.isBlank()) {
      return alphabetical;
    }
    List<String> words = typed(typed);
    return entries.stream()
        .filter(entry -> words.stream().allMatch(entry.all::contains))
        .map(Entry::unit)
        .toList();
  }

  /** Those that hold every word, the beginnings of words first. */
  List<Unit> holding(String typed, int most) {
    List<String> words = typed(typed);
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

  private static List<String> typed(String typed) {
    return Arrays.stream(NameWords.fold(typed).strip().split("\\s+")).toList();
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

  private record Entry(Unit unit, String all, Set<String> words, CollationKey key) {}
}
