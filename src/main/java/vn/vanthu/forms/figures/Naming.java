package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.text.Phrase;
import vn.vanthu.forms.text.Phrase.Span;
import vn.vanthu.forms.text.Words;

/**
 * Which indicator is a number of a sentence? What is counted must be a thing that the indicator
 * counts; among those left, the words nearest to the number say most. Two that are about as likely
 * are no answer.
 */
final class Naming {
  private static final double ENOUGH = 4.5;
  private static final double MARGIN = 1.5;
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

  /** What may follow a number without being what it counts. */
  private static final Pattern NO_NOUN =
      Pattern.compile(
          "^(?:\\W*$|\\W*[,;.:)/(\\[]|\\W*(?:duoc|da|dang|tai|trong|o|voi|va|cho|ve|tren|tu|cua|do|de|so|la|nham|qua|theo|dat|den|toi|o|thuoc|gom|thi|nhu|cung|vao|khi|nay|tang|giam|bang|hoac|con|co)(?![a-z]))");

  private final Form form;
  private final Labels labels;

  Naming(Form form) {
    this.form = form;
    this.labels = new Labels(form);
  }

  /**
   * The indicator of a number.
   *
   * @param events indicators of events that have been counted and whose people have not, the
   *     likelier first
   * @param besideHeads whether the number beside it is a head count
   * @param heading words of the line above that heads this one, empty without one
   */
  Choice of(Mention mention, Events events, boolean besideHeads, Words heading) {
    List<Scored> scored = scores(mention, events, besideHeads, heading);
    if (scored.isEmpty()) {
      return new Choice(Optional.empty(), List.of());
    }
    if (scored.size() > 1 && scored.get(0).score() - scored.get(1).score() < MARGIN) {
      return new Choice(Optional.empty(), List.of(scored.get(0).key(), scored.get(1).key()));
    }
    return new Choice(Optional.of(scored.get(0).key()), List.of());
  }

  /** The indicators that may be meant, the likeliest first. */
  List<Scored> scores(Mention mention, Events events, boolean besideHeads, Words heading) {
    Optional<String> labelled =
        labels
            .of(mention.label())
            .filter(key -> !isAnyPeople(key, mention.label()))
            .filter(key -> !labels.namesAnother(mention.label(), key))
            .filter(key -> !namesRival(key, mention.lead()));
    Optional<String> headed = labels.of(heading);
    List<Scored> scored = new ArrayList<>();
    for (String key : form.wordings().keySet()) {
      double score = new Candidate(key, mention, labelled, headed).score(events, besideHeads);
      if (score >= ENOUGH) {
        scored.add(new Scored(key, score));
      }
    }
    scored.sort(Comparator.comparingDouble(Scored::score).reversed());
    return scored;
  }

  /** The event that words name last, without counting it. */
  Optional<String> eventNamedIn(Words words) {
    Optional<String> nearest = Optional.empty();
    int last = -1;
    for (Map.Entry<String, Form.Wording> entry : form.wordings().entrySet()) {
      if (form.peopleAt(entry.getKey()).isPresent()) {
        for (Phrase phrase : entry.getValue().labels()) {
          int end = phrase.last(words).map(Span::end).orElse(-1);
          nearest = end > last ? Optional.of(entry.getKey()) : nearest;
          last = Math.max(last, end);
        }
      }
    }
    return nearest;
  }

  /** Whether words nearer to the number name another that is counted in the same words. */
  private boolean namesRival(String key, Words lead) {
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
      boolean counted = longestAtStart(form.wording(rival).units(), mention.noun()) > 0;
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

  boolean areRivals(String one, String other) {
    return labels.isRival(one, other);
  }

  private List<String> rivals(String key) {
    return form.wordings().keySet().stream()
        .filter(other -> !other.equals(key) && labels.isRival(key, other))
        .toList();
  }

  private boolean names(String one, String rival, Words words) {
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

  /** "Số người dự": people at any event, so at the one before. */
  private boolean isAnyPeople(String key, Words label) {
    return form.wording(key).companionOf().isPresent()
        && form.wordings().entrySet().stream()
            .filter(e -> form.peopleAt(e.getKey()).isPresent())
            .noneMatch(e -> e.getValue().labels().stream().anyMatch(p -> p.in(label)));
  }

  /** Whether these words behind a number say that people are counted. */
  static boolean people(Form form, Words noun) {
    return form.wordings().values().stream()
        .filter(w -> w.companionOf().isPresent())
        .anyMatch(w -> longestAtStart(w.units(), noun) > 0);
  }

  /** Whether the words before a number name both, joined by "và" or a comma. */
  boolean joined(Mention mention, String one, String other) {
    Words lead = mention.lead();
    for (String half : new String[] {" va ", ", ", "/"}) {
      int at = lead.folded().lastIndexOf(half);
      if (at > 0
          && form.wording(other).labels().stream().anyMatch(p -> p.in(lead.part(0, at)))
          && form.wording(one).labels().stream().anyMatch(p -> p.in(lead.from(at)))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the words before "45/46" name the part, and those behind it the whole by its name. */
  boolean parts(Mention mention, String part, String whole) {
    Words before = mention.lead().isBlank() ? mention.label() : mention.lead();
    Words behind = mention.noun();
    return form.wording(part).labels().stream().anyMatch(p -> !p.hasNumber() && p.in(before))
        && longestAtStart(form.wording(whole).labels(), behind) > 0
        && longestAtStart(form.wording(part).labels(), behind) == 0
        && form.wording(whole).not().stream().noneMatch(not -> not.in(behind));
  }

  /** Whether the words behind a number begin with the name of a head count. */
  boolean countsHeads(Mention mention) {
    return form.wordings().values().stream()
        .anyMatch(w -> !w.cues().isEmpty() && longestAtStart(w.labels(), mention.noun()) > 0);
  }

  /** Whether a number counts people, by what stands behind it or, with nothing there, before it. */
  static boolean people(Form form, Mention mention) {
    if (!NO_NOUN.matcher(mention.noun().folded()).find()) {
      return people(form, mention.noun());
    }
    Words before = mention.lead().isBlank() ? mention.label() : mention.lead();
    return form.wordings().values().stream()
        .filter(w -> w.companionOf().isPresent())
        .anyMatch(w -> w.units().stream().anyMatch(p -> p.in(before)));
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

  /**
   * @param key the indicator, if the words settle it
   * @param rivals the two that they leave open
   */
  record Choice(Optional<String> key, List<String> rivals) {}

  /**
   * Events whose people a number may be.
   *
   * @param counted indicators of events counted before, whose people are not, the likelier first
   * @param named an event that the words before the number name
   */
  record Events(List<String> counted, Optional<String> named) {
    static final Events NONE = new Events(List.of(), Optional.empty());
  }

  record Scored(String key, double score) {}

  /** One indicator held against one number. */
  private final class Candidate {
    private final String key;
    private final Form.Wording wording;
    private final Mention mention;
    private final Optional<String> labelled;
    private final Optional<String> headed;

    Candidate(String key, Mention mention, Optional<String> labelled, Optional<String> headed) {
      this.key = key;
      this.wording = form.wording(key);
      this.mention = mention;
      this.labelled = labelled;
      this.headed = headed;
    }

    double score(Events events, boolean besideHeads) {
      if (!fits() || contradicted(besideHeads)) {
        return 0;
      }
      double before = Math.max(inLead(), labelled.filter(key::equals).isPresent() ? LABEL : 0);
      double score = Math.max(behind(), across()) + before + companion(events);
      if (score == 0 && headed.filter(key::equals).isPresent() && unit() > 0) {
        return HEADING + 2;
      }
      return score == 0 ? 0 : score + (unit() > 0 ? 2 : 0) + heading();
    }

    private double heading() {
      return headed.filter(key::equals).isPresent() ? HEADING : 0;
    }

    /** Labels of people at an event begin with the event: no noun for a number of people. */
    private int labelAtStart() {
      return wording.companionOf().isPresent() && unit() == 0
          ? 0
          : longestAtStart(wording.labels(), mention.noun());
    }

    private int unit() {
      return longestAtStart(wording.units(), mention.noun());
    }

    /** What is counted is named and is one of this indicator's things, or is not named. */
    private boolean fits() {
      if (unit() > 0 || labelAtStart() > 0) {
        return true;
      }
      return (!mention.inWords() || mention.noun().isBlank())
          && NO_NOUN.matcher(mention.noun().folded()).find();
    }

    private boolean contradicted(boolean besideHeads) {
      Words own = mention.own();
      boolean named = labelled.filter(key::equals).isPresent();
      if (refused(own, wording.labels(), true)
          || labelled.isPresent() && in(wording.not(), mention.label())) {
        return true;
      }
      if (wording.cues().isEmpty() || named) {
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
      int label = labelAtStart();
      if (label > 0 && label >= unit() && !shared(noun, label)) {
        return NOUN + PER_LETTER * label;
      }
      double best = label > 0 && label >= unit() ? WEAK : 0;
      for (Phrase phrase : wording.labels()) {
        Optional<Span> span = phrase.first(noun);
        boolean heads = !wording.cues().isEmpty() && unit() > 0;
        if (heads && span.isPresent() && span.get().start() == unit() + 1) {
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
                  longestAtStart(e.getValue().units(), noun) >= length
                      || e.getValue().companionOf().isEmpty()
                          && longestAtStart(e.getValue().labels(), noun) >= length);
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
            && (!people || unit() > 0)) {
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
      if (wording.companionOf().isEmpty() || !people(form, mention)) {
        return 0;
      }
      int at = events.counted().indexOf(wording.companionOf().get());
      if (at >= 0) {
        return COMPANION - LESS_LIKELY * at;
      }
      return events.named().equals(wording.companionOf()) ? COMPANION - LESS_LIKELY : 0;
    }
  }
}
