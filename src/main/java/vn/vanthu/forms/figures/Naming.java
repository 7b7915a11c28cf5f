package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.figures.Candidate.Around;
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

  private final Form form;
  private final Labels labels;
  private final Rivals rivals;

  Naming(Form form) {
    this.form = form;
    this.labels = new Labels(form);
    this.rivals = new Rivals(form);
  }

  Rivals rivals() {
    return rivals;
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
            .filter(key -> !rivals.areNamed(key, mention.lead()));
    Around around = new Around(labelled, ofBracket(mention.head()), labels.of(heading));
    List<Scored> scored = new ArrayList<>();
    for (String key : form.wordings().keySet()) {
      double score = new Candidate(form, key, mention, around).score(events, besideHeads);
      if (score >= ENOUGH) {
        scored.add(new Scored(key, score));
      }
    }
    scored.sort(Comparator.comparingDouble(Scored::score).reversed());
    return scored;
  }

  /** What a bracket is about; a head count takes more than to be named. */
  private Optional<String> ofBracket(Words head) {
    return head.isBlank()
        ? Optional.empty()
        : labels.of(head).filter(key -> form.wording(key).cues().isEmpty());
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

  /** "Số người dự": people at any event, so at the one before. */
  private boolean isAnyPeople(String key, Words label) {
    return form.wording(key).companionOf().isPresent()
        && form.wordings().entrySet().stream()
            .filter(e -> form.peopleAt(e.getKey()).isPresent())
            .noneMatch(e -> e.getValue().labels().stream().anyMatch(p -> p.in(label)));
  }

  /**
   * Whether the words before a number name both, joined by "và" or a comma. What both are counted
   * in names neither: "ý kiến đã được trả lời, giải quyết" are not those received.
   */
  boolean joined(Mention mention, String one, String other) {
    Words lead = mention.lead();
    for (String half : new String[] {" va ", ", ", "/"}) {
      int at = lead.folded().lastIndexOf(half);
      if (at > 0
          && rivals.names(other, one, lead.part(0, at))
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
        && CountWords.longestAtStart(form.wording(whole).labels(), behind) > 0
        && CountWords.longestAtStart(form.wording(part).labels(), behind) == 0
        && form.wording(whole).not().stream().noneMatch(not -> not.in(behind));
  }

  /** Whether the words behind a number begin with the name of a head count. */
  boolean countsHeads(Mention mention) {
    return form.wordings().values().stream()
        .anyMatch(
            w -> !w.cues().isEmpty() && CountWords.longestAtStart(w.labels(), mention.noun()) > 0);
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
}
