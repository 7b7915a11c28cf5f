package vn.vanthu.forms.figures;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.figures.Naming.Events;
import vn.vanthu.forms.text.Phrase;
import vn.vanthu.forms.text.Phrase.Span;
import vn.vanthu.forms.text.Words;

/** One indicator held against one number. */
final class Candidate {
  private static final double NOUN = 10;
  private static final double ACROSS = 9;
  private static final double BEHIND = 7;
  private static final double LABEL = 8;
  private static final double LEAD = 5;
  private static final double WEAK = 4.5;
  private static final double COMPANION = 12;
  private static final double LESS_LIKELY = 4;
  private static final double HEADING = 3;
  private static final double PER_LETTER = 0.2;

  /** "Tổng số CNVCLĐ trong đơn vị là 72" */
  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\s*(?:(?:trong|cua|toan|tai) [a-z ]{2,20} )?(?:la|co|hien co|gom|duoc|dat)?\\s*");

  private static final Words COLON = new Words(":", ":");

  private final Form form;
  private final String key;
  private final Form.Wording wording;
  private final Mention mention;
  private final Around around;

  /**
   * Letters of the words of count, and of the label, that the words behind the number begin with.
   */
  private final int unit;

  private final int labelAtStart;

  Candidate(Form form, String key, Mention mention, Around around) {
    this.form = form;
    this.key = key;
    this.wording = form.wording(key);
    this.mention = mention;
    this.around = around;
    this.unit = CountWords.longestAtStart(wording.units(), mention.noun());
    // labels of people at an event begin with the event: no noun for a number of people
    this.labelAtStart =
        wording.companionOf().isPresent() && unit == 0
            ? 0
            : CountWords.longestAtStart(wording.labels(), mention.noun());
  }

  /** How likely it is; 0 if it cannot be. */
  double score(Events events, boolean besideHeads) {
    if (!fits() || contradicted(besideHeads)) {
      return 0;
    }
    boolean named = isKey(around.label()) || isKey(around.bracket()) && unit > 0;
    double before = Math.max(inLead(), named ? LABEL : 0);
    double score = Math.max(behind(), across()) + before + companion(events);
    if (score == 0 && isKey(around.heading()) && unit > 0) {
      return HEADING + 2;
    }
    return score == 0 ? 0 : score + (unit > 0 ? 2 : 0) + (isKey(around.heading()) ? HEADING : 0);
  }

  private boolean isKey(Optional<String> named) {
    return named.filter(key::equals).isPresent();
  }

  /** What is counted is named and is one of this indicator's things, or is not named. */
  private boolean fits() {
    if (unit > 0 || labelAtStart > 0) {
      return true;
    }
    return (!mention.inWords() || mention.noun().isBlank())
        && CountWords.areMissing(mention.noun());
  }

  private boolean contradicted(boolean besideHeads) {
    Words own = mention.own();
    if (refused(own, wording.labels(), true)
        || around.label().isPresent() && in(wording.not(), mention.label())) {
      return true;
    }
    if (wording.cues().isEmpty() || isKey(around.label())) {
      return false;
    }
    return refused(mention.clause(), headCounts(), false) || !besideHeads && !cued(own);
  }

  /** Whether words that never stand beside this indicator do, outside of its own names. */
  private boolean refused(Words words, List<Phrase> names, boolean withNumber) {
    return wording.not().stream()
        .filter(not -> withNumber || !not.hasNumber())
        .map(not -> not.first(words))
        .flatMap(Optional::stream)
        .anyMatch(
            span ->
                names.stream()
                    .filter(name -> !name.hasGap())
                    .map(name -> name.first(words))
                    .flatMap(Optional::stream)
                    .noneMatch(
                        n ->
                            n.start() <= span.start()
                                && n.end() >= span.end()
                                && n.length() > span.length()));
  }

  private List<Phrase> headCounts() {
    return form.wordings().values().stream()
        .filter(w -> !w.cues().isEmpty())
        .flatMap(w -> w.labels().stream())
        .toList();
  }

  /** The words by which a head count is stated; in a list they stand before its first. */
  private boolean cued(Words own) {
    boolean goesOn = mention.lead().folded().strip().matches("[,;]");
    return in(wording.cues(), mention.label().and(COLON).and(own))
        || goesOn && in(wording.cues(), mention.clause());
  }

  private static boolean in(List<Phrase> phrases, Words words) {
    return phrases.stream().anyMatch(p -> p.in(words));
  }

  /**
   * Words behind the number: what is counted says most, unless others count things of that name
   * too.
   */
  private double behind() {
    Words noun = mention.noun().strip();
    int label = labelAtStart;
    if (label > 0 && label >= unit && !shared(noun, label)) {
      return NOUN + PER_LETTER * label;
    }
    double best = label > 0 && label >= unit ? WEAK : 0;
    for (Phrase phrase : wording.labels()) {
      Optional<Span> span = phrase.first(noun);
      boolean heads = !wording.cues().isEmpty() && unit > 0;
      if (heads && span.isPresent() && span.get().start() == unit + 1) {
        best = Math.max(best, WEAK);
      }
      if (span.isPresent() && span.get().start() > 0 && !isUnit(phrase)) {
        best = Math.max(best, BEHIND + PER_LETTER * span.get().length() - far(noun, span.get()));
      }
    }
    return best;
  }

  private boolean shared(Words noun, int length) {
    return form.wordings().entrySet().stream()
        .filter(e -> !e.getKey().equals(key))
        .anyMatch(
            e ->
                CountWords.longestAtStart(e.getValue().units(), noun) >= length
                    || e.getValue().companionOf().isEmpty()
                        && CountWords.longestAtStart(e.getValue().labels(), noun) >= length);
  }

  private static double far(Words words, Span span) {
    String between = words.folded().substring(0, span.start());
    return 0.05 * between.length() + (between.indexOf(',') >= 0 ? 2 : 0);
  }

  /** Whether other indicators are counted in that word too. */
  private boolean isUnit(Phrase phrase) {
    String word = phrase.toString();
    return form.wordings().entrySet().stream()
        .filter(e -> !e.getKey().equals(key))
        .anyMatch(e -> e.getValue().units().stream().anyMatch(u -> u.toString().equals(word)));
  }

  /** A label that goes across the number: "hướng dẫn # lượt người dùng …". */
  private double across() {
    Words own = mention.own();
    int number = own.folded().indexOf('#');
    double best = 0;
    for (Phrase phrase : wording.labels()) {
      Optional<Span> span = phrase.first(own);
      boolean people = wording.companionOf().isPresent() && phrase.hasNumber();
      if (span.isPresent()
          && span.get().start() <= number
          && span.get().end() > number
          && (!people || unit > 0)) {
        best = Math.max(best, ACROSS + PER_LETTER * span.get().length());
      }
    }
    return best;
  }

  private double inLead() {
    double best = 0;
    Words lead = mention.lead();
    for (Phrase phrase : wording.labels()) {
      Optional<Span> span = phrase.last(lead);
      if (span.isPresent()) {
        String between = lead.folded().substring(span.get().end());
        boolean subject = isSubject(lead.folded().substring(0, span.get().start()));
        double distance = 0.05 * between.length() + (between.indexOf(',') >= 0 ? 2 : 0);
        distance = subject ? Math.min(distance, 1) : distance;
        boolean bare = BETWEEN.matcher(between).matches() && subject && mention.noun().isBlank();
        boolean weak = isUnit(phrase) && !bare;
        double weight = weak ? WEAK - 1 : LEAD + PER_LETTER * span.get().length();
        best = Math.max(best, weight - distance);
      }
    }
    return Math.max(0, best);
  }

  /** "Nhóm Zalo có …": a word or two may stand before what a sentence is about. */
  private static boolean isSubject(String before) {
    return before.matches("[\\s,;.+-]*([a-z]{2,7}\\s+([a-z]{2,7}\\s+)?)?");
  }

  private double companion(Events events) {
    if (wording.companionOf().isEmpty() || !CountWords.people(form, mention)) {
      return 0;
    }
    int at = events.counted().indexOf(wording.companionOf().get());
    if (at >= 0) {
      return COMPANION - LESS_LIKELY * at;
    }
    return events.named().equals(wording.companionOf()) ? COMPANION - LESS_LIKELY : 0;
  }

  /**
   * The indicators that the words around a number name.
   *
   * @param label those before its colon
   * @param bracket those before the bracket that it stands in; never a head count
   * @param heading the line above
   */
  record Around(Optional<String> label, Optional<String> bracket, Optional<String> heading) {}
}
