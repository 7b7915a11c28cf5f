package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.text.Folded;
import vn.vanthu.forms.text.Phrase;
import vn.vanthu.forms.text.Phrase.Span;
import vn.vanthu.forms.text.Words;

/**
 * Which indicator do these words name? The longest wording that nothing contradicts; a tie is no
 * answer.
 */
final class Labels {
  private static final int HEAD = 9;
  private static final double AT_HEAD = 3;

  private final Form form;

  Labels(Form form) {
    this.form = form;
  }

  /** The indicator that a row's label, or the words before a colon, name. */
  Optional<String> of(Words label) {
    return best(hits(label));
  }

  /**
   * The same for a row with a unit of measure: where some of the indicators named are counted in
   * it, only those.
   */
  Optional<String> of(Words label, Words unit) {
    List<Hit> hits = hits(label);
    List<Hit> fitting = hits.stream().filter(hit -> isCountedIn(hit.key(), unit)).toList();
    return best(unit.isBlank() || fitting.isEmpty() ? hits : fitting);
  }

  /**
   * Whether the words name a second indicator in other words, so that they head figures of both:
   * "báo chí, mạng xã hội". Only what is counted in the same words; parts of a whole, and people at
   * events, are no other.
   */
  boolean namesAnother(Words label, String key) {
    Optional<Span> own = longest(key, label);
    return form.wordings().keySet().stream()
        .filter(other -> !other.equals(key) && !related(key, other) && alike(key, other))
        .map(other -> longest(other, label))
        .flatMap(Optional::stream)
        .anyMatch(
            span ->
                own.filter(o -> span.end() <= o.start() || o.end() <= span.start()).isPresent());
  }

  /** Whether two indicators that have nothing to do with each other are counted in like words. */
  boolean isRival(String one, String other) {
    return !related(one, other)
        && form.wording(one).companionOf().isEmpty()
        && form.wording(other).companionOf().isEmpty()
        && !form.peopleAt(one).isPresent()
        && alike(one, other);
  }

  private boolean alike(String one, String other) {
    List<String> units = form.wording(one).units().stream().map(Phrase::toString).toList();
    return form.wording(other).units().stream().anyMatch(u -> units.contains(u.toString()));
  }

  private boolean related(String one, String other) {
    return other.equals(form.atMost().get(one))
        || one.equals(form.atMost().get(other))
        || form.wording(one).companionOf().filter(other::equals).isPresent()
        || form.wording(other).companionOf().filter(one::equals).isPresent();
  }

  private Optional<Span> longest(String key, Words words) {
    return form.wording(key).labels().stream()
        .map(p -> p.first(words))
        .flatMap(Optional::stream)
        .max(Comparator.comparingInt(Span::length));
  }

  private boolean isCountedIn(String key, Words unit) {
    return CountWords.longestAtStart(form.wording(key).units(), unit) > 0
        || form.indicator(key)
            .filter(i -> Folded.of(i.unitOfMeasure()).equals(unit.folded()))
            .isPresent();
  }

  private List<Hit> hits(Words label) {
    String folded = label.folded().replace('(', ' ').replace(')', ' ');
    Words words = new Words(folded, label.written());
    List<Hit> hits = new ArrayList<>();
    form.wordings()
        .forEach(
            (key, wording) -> {
              if (wording.not().stream().noneMatch(not -> not.in(words))) {
                best(wording.labels(), words).ifPresent(score -> hits.add(new Hit(key, score)));
              }
            });
    return hits;
  }

  /** The longest wording; what a label is about stands at its beginning. */
  private static Optional<Double> best(List<Phrase> phrases, Words words) {
    return phrases.stream()
        .map(p -> p.first(words))
        .flatMap(Optional::stream)
        .map(span -> span.length() + (span.start() < HEAD ? AT_HEAD : 0))
        .max(Comparator.naturalOrder());
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
