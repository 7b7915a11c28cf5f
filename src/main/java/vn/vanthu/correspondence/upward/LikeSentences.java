package vn.vanthu.correspondence.upward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.vanthu.correspondence.upward.Consolidation.Said;
import vn.vanthu.correspondence.upward.Consolidation.Theme;
import vn.vanthu.forms.text.Folded;

/**
 * Puts sentences together that share most of their words. Nothing is summed up or reworded: a theme
 * is the sentences themselves.
 */
final class LikeSentences {
  private static final double ALIKE = 0.5;
  private static final int SHORTEST = 12;
  private static final int LONGEST = 600;
  private static final Pattern SENTENCE =
      Pattern.compile("(?<=[.;!?])\\s+|\\s*\\n\\s*(?:[-+*•–]\\s*)?");
  private static final Pattern BULLET = Pattern.compile("^[\\s\\-+*•–]+|[\\s;.]+$");
  private static final Pattern APART = Pattern.compile("[^a-z0-9]+");

  private final List<Said> all = new ArrayList<>();

  /** Adds what one union wrote under one heading. */
  void add(Consolidation.Reported by, String text) {
    for (String sentence : SENTENCE.split(text)) {
      String bare = BULLET.matcher(sentence).replaceAll("");
      if (bare.length() >= SHORTEST) {
        all.add(new Said(by.unit(), by.report().id(), cut(bare)));
      }
    }
  }

  /** The themes, those of most units first. */
  List<Theme> themes() {
    List<Group> groups = groups();
    return groups.stream()
        .sorted(Comparator.comparingLong(Group::units).reversed())
        .map(group -> new Theme(List.copyOf(group.said)))
        .toList();
  }

  private List<Group> groups() {
    List<int[]> sentences = numbered();
    List<Group> groups = new ArrayList<>();
    Map<Integer, List<Group>> byWord = new HashMap<>();
    for (int i = 0; i < sentences.size(); i++) {
      int[] words = sentences.get(i);
      Group group = nearest(words, i, byWord);
      if (group.words.length == 0) {
        group = new Group(words);
        groups.add(group);
        for (int word = 0; word < telling(words); word++) {
          byWord.computeIfAbsent(words[word], w -> new ArrayList<>()).add(group);
        }
      }
      group.said.add(all.get(i));
    }
    return groups;
  }

  /** Each sentence's words as numbers, the rarest first: a rare word has a small number. */
  private List<int[]> numbered() {
    List<Set<String>> words = all.stream().map(said -> words(said.text())).toList();
    Map<String, Integer> often = new HashMap<>();
    words.forEach(some -> some.forEach(word -> often.merge(word, 1, Integer::sum)));
    List<String> rarestFirst = new ArrayList<>(often.keySet());
    rarestFirst.sort(
        Comparator.comparingInt((String word) -> often.getOrDefault(word, 0))
            .thenComparing(Comparator.naturalOrder()));
    Map<String, Integer> numbers = new HashMap<>();
    rarestFirst.forEach(word -> numbers.put(word, numbers.size()));
    return words.stream()
        .map(some -> some.stream().mapToInt(w -> numbers.getOrDefault(w, 0)).sorted().toArray())
        .toList();
  }

  /**
   * How many of the rarest words of a sentence are looked at: another that is alike has one of its
   * own rarest words among them. Source: prefix filtering of set similarity joins.
   */
  private static int telling(int[] words) {
    return words.length - (int) Math.ceil(ALIKE * words.length) + 1;
  }

  /** The group most alike; one without words if none is alike enough. */
  private static Group nearest(int[] words, int turn, Map<Integer, List<Group>> byWord) {
    Group best = new Group(new int[0]);
    double most = ALIKE;
    for (int i = 0; i < Math.min(words.length, telling(words)); i++) {
      for (Group group : byWord.getOrDefault(words[i], List.of())) {
        boolean near =
            group.words.length * ALIKE <= words.length
                && words.length * ALIKE <= group.words.length;
        if (near && group.seen != turn) {
          group.seen = turn;
          double alike = alike(words, group.words);
          if (alike > most || (alike == most && best.words.length == 0)) {
            most = alike;
            best = group;
          }
        }
      }
    }
    return best;
  }

  private static double alike(int[] a, int[] b) {
    int shared = 0;
    int least = (int) Math.ceil(ALIKE / (1 + ALIKE) * (a.length + b.length));
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (shared + Math.min(a.length - i, b.length - j) < least) {
        return 0; // what is left cannot make them alike
      }
      if (a[i] == b[j]) {
        shared++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return (double) shared / (a.length + b.length - shared);
  }

  private static Set<String> words(String text) {
    return new LinkedHashSet<>(Arrays.asList(APART.split(Folded.of(text).strip())));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, text.lastIndexOf(' ', LONGEST) + 1) + "…";
  }

  /** Sentences alike; the words are those of the first. */
  private static final class Group {
    private final int[] words;
    private final List<Said> said = new ArrayList<>();
    private int seen = -1;

    Group(int[] words) {
      this.words = words;
    }

    long units() {
      return said.stream().map(Said::unit).distinct().count();
    }
  }
}
