package vn.vanthu.forms.figures;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.text.Phrase;
import vn.vanthu.forms.text.Phrase.Span;
import vn.vanthu.forms.text.Words;

/** Words of count, as they stand behind a number: how many of what. */
final class CountWords {
  /** What may follow a number without being what it counts. */
  private static final Pattern NO_NOUN =
      Pattern.compile(
          "^(?:\\W*$|\\W*[,;.:)/(\\[]|\\W*(?:duoc|da|dang|tai|trong|o|voi|va|cho|ve|tren|tu|cua|do|de|so|la|nham|qua|theo|dat|den|toi|o|thuoc|gom|thi|nhu|cung|vao|khi|nay|tang|giam|bang|hoac|con|co)(?![a-z]))");

  private CountWords() {}

  /** Whether these words behind a number say that people are counted. */
  static boolean people(Form form, Words noun) {
    return form.wordings().values().stream()
        .filter(w -> w.companionOf().isPresent())
        .anyMatch(w -> longestAtStart(w.units(), noun) > 0);
  }

  /** Whether a number counts people, by what stands behind it or, with nothing there, before it. */
  static boolean people(Form form, Mention mention) {
    if (!areMissing(mention.noun())) {
      return people(form, mention.noun());
    }
    Words before = mention.lead().isBlank() ? mention.label() : mention.lead();
    return form.wordings().values().stream()
        .filter(w -> w.companionOf().isPresent())
        .anyMatch(w -> w.units().stream().anyMatch(p -> p.in(before)));
  }

  /** Whether none stands at the start of these words behind a number. */
  static boolean areMissing(Words noun) {
    return NO_NOUN.matcher(noun.folded()).find();
  }

  /** The only one of an indicator's kinds of things that words name; empty for none or several. */
  static String onlyKind(Form form, String key, Words words) {
    List<Phrase> named = form.wording(key).adds().stream().filter(p -> p.in(words)).toList();
    return named.size() == 1 ? named.get(0).toString() : "";
  }

  /** How far the longest of these wordings goes that {@code noun} begins with; 0 for none. */
  static int longestAtStart(List<Phrase> phrases, Words noun) {
    Words words = noun.strip();
    return phrases.stream()
        .map(p -> p.begins(words))
        .flatMap(Optional::stream)
        .mapToInt(Span::length)
        .max()
        .orElse(0);
  }
}
