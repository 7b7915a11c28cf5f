package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.text.Phrase;
import vn.vanthu.forms.text.Phrase.Span;

/**
 * Which indicator do these words name? The longest wording that nothing contradicts; a tie is no
 * answer.
 */
final class Labels {
  private final Form form;

  Labels(Form form) {
    this.form = form;
  }

  /** The indicator that a row's label names. */
  Optional<String> of(String folded) {
    String label = folded.replace("(", " ").replace(")", " ");
    return best(hits(label, -1, -1));
  }

  /**
   * The indicator that the words around a number name: the nearer and the longer the wording, the
   * better.
   *
   * @param before folded words before the number, back to what belongs to the number before it
   * @param after folded words behind it, up to what belongs to the next
   * @param people whether the number may count people at an event
   */
  Optional<String> around(String before, String after, boolean people) {
    String window = before + " # " + after;
    List<Hit> hits = hits(window, before.length() + 1, before.length() + 2);
    hits.removeIf(hit -> !people && form.wording(hit.key()).companionOf().isPresent());
    return best(hits);
  }

  private List<Hit> hits(String window, int numberStart, int numberEnd) {
    List<Hit> hits = new ArrayList<>();
    for (Map.Entry<String, Form.Wording> entry : form.wordings().entrySet()) {
      if (entry.getValue().not().stream().anyMatch(not -> not.in(window))) {
        continue;
      }
      double best = 0;
      for (Phrase phrase : entry.getValue().labels()) {
        best = Math.max(best, score(phrase, window, numberStart, numberEnd));
      }
      if (best > 0) {
        hits.add(new Hit(entry.getKey(), best));
      }
    }
    return hits;
  }

  private static double score(Phrase phrase, String window, int numberStart, int numberEnd) {
    if (numberStart < 0) {
      return phrase.first(window).map(span -> (double) span.length()).orElse(0.0);
    }
    double score = 0;
    Optional<Span> behind = phrase.first(window.substring(numberEnd));
    if (behind.isPresent()) {
      int distance = behind.get().start();
      score = behind.get().length() + (distance <= 2 ? 10 : 4) - 0.15 * distance;
    }
    Optional<Span> ahead = phrase.last(window.substring(0, numberStart));
    if (ahead.isPresent()) {
      int distance = numberStart - ahead.get().end();
      score = Math.max(score, ahead.get().length() + 5 - 0.1 * distance);
    }
    Optional<Span> across = phrase.first(window);
    if (across.isPresent()
        && across.get().start() < numberStart
        && across.get().end() > numberEnd) {
      score = Math.max(score, across.get().length() + 3.0);
    }
    return Math.max(score, 0);
  }

  private static Optional<String> best(List<Hit> hits) {
    List<Hit> sorted =
        hits.stream().sorted((a, b) -> Double.compare(b.score(), a.score())).toList();
    if (sorted.isEmpty()
        || (sorted.size() > 1 && sorted.get(0).score() - sorted.get(1).score() < 0.5)) {
      return Optional.empty();
    }
    return Optional.of(sorted.get(0).key());
  }

  private record Hit(String key, double score) {}
}
