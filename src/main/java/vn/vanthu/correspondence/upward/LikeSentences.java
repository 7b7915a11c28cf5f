package vn.vanthu.correspondence.upward;

import java.util.ArrayList;
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

  private final List<Group> groups = new ArrayList<>();
  private final Map<String, List<Group>> byWord = new HashMap<>();

  /** Adds what one union wrote under one heading. */
  void add(Consolidation.Reported by, String text) {
    for (String sentence : SENTENCE.split(text)) {
      String bare = BULLET.matcher(sentence).replaceAll("");
      if (bare.length() >= SHORTEST) {
        add(new Said(by.unit(), by.report().id(), cut(bare)));
      }
    }
  }

  /** The themes, those of most units first. */
  List<Theme> themes() {
    return groups.stream()
        .sorted(Comparator.comparingLong(Group::units).reversed())
        .map(group -> new Theme(List.copyOf(group.said)))
        .toList();
  }

  private void add(Said said) {
    Set<String> words = words(said.text());
    Group best = null;
    double most = ALIKE;
    for (Group group : candidates(words)) {
      double alike = alike(words, group.words);
      if (alike >= most) {
        most = alike;
        best = group;
      }
    }
    if (best == null) {
      best = new Group(words);
      groups.add(best);
      for (String word : words) {
        byWord.computeIfAbsent(word, w -> new ArrayList<>()).add(best);
      }
    }
    best.said.add(said);
  }

  /** Groups that share one of the three rarest words. */
  private Set<Group> candidates(Set<String> words) {
    Set<Group> candidates = new LinkedHashSet<>();
    words.stream()
        .filter(byWord::containsKey)
        .sorted(Comparator.comparingInt(word -> byWord.getOrDefault(word, List.of()).size()))
        .limit(words.size() / 2 + 1)
        .forEach(word -> candidates.addAll(byWord.getOrDefault(word, List.of())));
    return candidates;
  }

  private static double alike(Set<String> a, Set<String> b) {
    long shared = a.stream().filter(b::contains).count();
    return (double) shared / (a.size() + b.size() - shared);
  }

  private static Set<String> words(String text) {
    return new LinkedHashSet<>(List.of(Folded.of(text).split("[^a-z0-9]+")));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, text.lastIndexOf(' ', LONGEST) + 1) + "…";
  }

  /** Sentences alike; the words are those of the first. */
  private static final class Group {
    private final Set<String> words;
    private final List<Said> said = new ArrayList<>();

    Group(Set<String> words) {
      this.words = words;
    }

    long units() {
      return said.stream().map(Said::unit).distinct().count();
    }
  }
}
