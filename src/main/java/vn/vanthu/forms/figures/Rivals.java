package vn.vanthu.forms.figures;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.text.Phrase;
import vn.vanthu.forms.text.Phrase.Span;
import vn.vanthu.forms.text.Words;

/** Indicators that are counted in the same words: "bài" on a page, "bài" in a network. */
final class Rivals {
  private static final Words COLON = new Words(":", ":");

  private final Form form;
  private final Labels labels;

  Rivals(Form form) {
    this.form = form;
    this.labels = new Labels(form);
  }

  /** Whether words nearer to the number name another that is counted in the same words. */
  boolean areNamed(String key, Words lead) {
    return rivals(key).stream().anyMatch(rival -> names(rival, key, lead));
  }

  /**
   * Of two indicators counted in the same words ("bài" on a page, "bài" in a network) the one that
   * the words before name last.
   *
   * @param key the one that the number's own words leave it to, for want of others
   */
  String byPlace(String key, Mention mention, Words before) {
    Words own = mention.label().and(COLON).and(mention.own());
    String last = key;
    int at = -1;
    for (String rival : rivals(key)) {
      int there = where(rival, key, before);
      boolean counted = CountWords.longestAtStart(form.wording(rival).units(), mention.noun()) > 0;
      if (counted && !names(key, rival, own) && there > Math.max(at, where(key, rival, before))) {
        last = rival;
        at = there;
      }
    }
    return last;
  }

  /** Whether both are counted in that word. */
  private boolean isShared(Phrase phrase, String one, String other) {
    String word = phrase.toString();
    return Stream.of(one, other)
        .map(form::wording)
        .allMatch(w -> w.units().stream().anyMatch(unit -> unit.toString().equals(word)));
  }

  /** Whether a number's own words name it, and not only by what it and a rival are counted in. */
  boolean isSpecific(String key, Mention mention) {
    Words own = mention.label().and(COLON).and(mention.own());
    return rivals(key).stream().allMatch(rival -> names(key, rival, own));
  }

  boolean are(String one, String other) {
    return labels.isRival(one, other);
  }

  private List<String> rivals(String key) {
    return form.wordings().keySet().stream()
        .filter(other -> !other.equals(key) && labels.isRival(key, other))
        .toList();
  }

  /** Whether words name it, by more than both are counted in. */
  boolean names(String one, String rival, Words words) {
    return where(one, rival, words) >= 0;
  }

  /** Where words name it last, by more than both are counted in; -1 if they do not. */
  private int where(String one, String rival, Words words) {
    return form.wording(one).labels().stream()
        .filter(p -> !p.hasNumber() && !p.hasGap() && !isShared(p, one, rival))
        .map(p -> p.last(words))
        .flatMap(Optional::stream)
        .mapToInt(Span::start)
        .max()
        .orElse(-1);
  }
}
