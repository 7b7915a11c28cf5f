package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.figures.Naming.Choice;
import vn.vanthu.forms.figures.Naming.Events;
import vn.vanthu.forms.text.Words;

/** Reads one sentence: which number is which figure, what adds up, what only says it again. */
final class SentenceReader {
  private static final Pattern BARE_TOTAL =
      Pattern.compile(
          "[\\s,]*(?:voi|va|gom|duoc|la|\\s)*(?:tong(?: so| cong)?|so luong)(?: la)?\\s*");
  private static final Pattern LEFT_OVER =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:còn(?: lại)?|chuyển|tồn|vắng|hoãn|hủy|huỷ|thiếu|không"
              + " đạt)\\s+(?:\\p{L}+\\s+){0,2}$");
  private static final Pattern TAKES_PART =
      Pattern.compile(
          "^[^;.:]*(?<![a-z])(?:tham gia|tham du|du|nghe|toi du|den du)\\s+(?!va |voi |cung"
              + " )[^,;.:]*$");
  private static final double SURE = 0.92;
  private static final double LESS_SURE = 0.8;

  private final Form form;
  private final Naming naming;
  private final Context context;
  private final List<Doubt> doubts;
  private final Above above;
  private final Sentence sentence;
  private final List<Mention> mentions;
  private final Tally tally;

  SentenceReader(
      Form form,
      Naming naming,
      Context context,
      List<Doubt> doubts,
      Above above,
      Sentence sentence) {
    this.form = form;
    this.naming = naming;
    this.context = context;
    this.doubts = doubts;
    this.above = above;
    this.sentence = sentence;
    this.mentions = sentence.mentions();
    this.tally = new Tally(form, naming.rivals(), sentence, mentions);
  }

  /** What it states; what is unclear is left out and becomes a doubt. */
  List<Found> read() {
    for (Mention mention : mentions) {
      read(mention);
    }
    new Negations(sentence, form, context, mentions).none(tally::isTaken).forEach(tally::none);
    tally.differing().forEach(key -> doubt("parts-differ", key));
    tally.disagreeing().forEach(key -> doubt("figures-disagree", key));
    tally.all().stream().filter(t -> t.about).forEach(t -> doubt("approximate", t.key));
    return tally.settled().stream().map(this::found).toList();
  }

  private Found found(Taken stated) {
    double sure = stated.about ? LESS_SURE : SURE;
    Found found = new Found(stated.key, stated.value, sure, stated.about, sentence.evidence());
    return found.read(stated.certainty).ofKind(tally.kind(stated));
  }

  private void read(Mention mention) {
    if (LEFT_OVER.matcher(sentence.text().substring(0, mention.start())).find()
        || context.isOther(sentence.times(), mention.start(), mention.end())) {
      return;
    }
    if (heads(mention) || isPartOfOwner(mention)) {
      return;
    }
    Choice choice = naming.of(mention, events(mention), besideHeads(mention), above.heading());
    if (choice.key().isEmpty() && choice.rivals().isEmpty()) {
      choice = goesOn(mention);
    }
    if (choice.key().isEmpty()) {
      choice.rivals().forEach(key -> doubt("unclear-which", key));
      return;
    }
    Words before = sentence.words(0, mention.start());
    String key = naming.rivals().byPlace(choice.key().get(), mention, before);
    if (sentence.citesBefore(mention, form.wording(key).adds())) {
      tally.unsettle(key);
      doubt("figures-disagree", key);
    } else if (sentence.isUnclear(mention)) {
      tally.unsettle(key);
      doubt("digits-unclear", key);
    } else if (mention.open().isPresent()) {
      doubt(mention.open().get().code(), key);
    } else if (mention.of().isPresent()) {
      ratio(mention, mention.of().get(), key);
    } else {
      tally.take(mention, mention.value(), key);
      alike(mention, key).ifPresent(whole -> tally.take(mention, mention.value(), whole));
    }
  }

  /** "02 loại tài liệu với tổng số 180 bản": the words of the number before, which is none. */
  private Choice goesOn(Mention mention) {
    int before = mentions.indexOf(mention) - 1;
    boolean unread = before >= 0 && tally.endingWith(mentions.get(before)).isEmpty();
    return unread && BARE_TOTAL.matcher(mention.lead().folded()).matches()
        ? naming.of(mention.behind(mentions.get(before)), Events.NONE, false, above.heading())
        : new Choice(Optional.empty(), List.of());
  }

  /** "Hai buổi đối thoại (một buổi …, một buổi …)": counted in the words of what it is part of. */
  private boolean isPartOfOwner(Mention mention) {
    if (!mention.inBracket() || mention.noun().isBlank()) {
      return false;
    }
    Mention owner = mentions.get(mention.owner());
    Optional<Taken> whole = tally.endingWith(owner);
    Optional<Taken> found =
        whole.filter(
            t ->
                mention.value() <= t.value
                    && CountWords.longestAtStart(form.wording(t.key).units(), mention.noun()) > 0
                    && form.wordings().entrySet().stream()
                        .filter(e -> !e.getKey().equals(t.key))
                        .noneMatch(
                            e ->
                                CountWords.longestAtStart(e.getValue().labels(), mention.noun())
                                    > CountWords.longestAtStart(
                                        form.wording(t.key).units(), mention.noun())));
    found.ifPresent(t -> t.parts.add(mention.value()));
    return found.isPresent();
  }

  /** "Đoàn viên 45/46 CBCC": the words before name the part, those behind the whole. */
  private boolean heads(Mention mention) {
    if (mention.of().isEmpty() || mention.value() > mention.of().get()) {
      return false;
    }
    for (Map.Entry<String, String> pair : form.atMost().entrySet()) {
      if (naming.parts(mention, pair.getKey(), pair.getValue())) {
        tally.take(mention, mention.value(), pair.getKey());
        tally.take(mention, mention.of().get(), pair.getValue());
        return true;
      }
    }
    return false;
  }

  /** "Tiếp nhận và trả lời 07 ý kiến": the same number of both. */
  private Optional<String> alike(Mention mention, String key) {
    return Optional.ofNullable(form.atMost().get(key))
        .filter(whole -> naming.joined(mention, key, whole));
  }

  /** Events whose people this number may be, the likelier first. */
  private Events events(Mention mention) {
    if (!CountWords.people(form, mention)) {
      return Events.NONE;
    }
    return eventsOfBracket(mention).orElseGet(() -> eventsAround(mention));
  }

  /** "Hội nghị (02 cuộc, 140 lượt)": people in a bracket of its own were at what stands there. */
  private Optional<Events> eventsOfBracket(Mention mention) {
    List<Mention> before = mentions.subList(0, mentions.indexOf(mention));
    List<Mention> beside = before.stream().filter(mention::besideInBracket).toList();
    Optional<String> named = naming.eventNamedIn(mention.head());
    if (beside.isEmpty() && named.isEmpty()) {
      return Optional.empty();
    }
    List<String> counted =
        tally.all().stream()
            .filter(t -> beside.contains(t.last) && form.peopleAt(t.key).isPresent())
            .map(t -> t.key)
            .toList();
    return Optional.of(new Events(counted, named));
  }

  private Events eventsAround(Mention mention) {
    Optional<String> behind = eventBehind(mention);
    List<String> counted = new ArrayList<>();
    if (behind.isPresent()) {
      counted.addAll(behind.stream().toList());
      counted.addAll(tally.open());
    } else {
      counted.addAll(tally.open());
      Collections.reverse(counted);
    }
    Optional<String> named = naming.eventNamedIn(mention.lead());
    if (counted.isEmpty() && named.isEmpty()) {
      above.event().ifPresent(counted::add);
    }
    return new Events(counted.stream().distinct().toList(), named);
  }

  /** "33 lượt đoàn viên tham gia 01 cuộc thi": the event stands behind its people. */
  private Optional<String> eventBehind(Mention mention) {
    int next = mentions.indexOf(mention) + 1;
    if (next >= mentions.size()) {
      return Optional.empty();
    }
    Mention event = mentions.get(next);
    String between = sentence.masked().substring(mention.end(), event.start());
    if (!TAKES_PART.matcher(between).find()) {
      return Optional.empty();
    }
    return naming
        .of(event, Events.NONE, false, Words.NONE)
        .key()
        .filter(key -> form.peopleAt(key).isPresent());
  }

  /** Whether the number before is a head count, in the same breath. */
  private boolean besideHeads(Mention mention) {
    int before = mentions.indexOf(mention) - 1;
    if (mention.lead().isBlank() && mention.label().isBlank() && partedByStroke(mention)) {
      return true;
    }
    return before >= 0
        && tally.all().stream()
            .anyMatch(t -> t.last == mentions.get(before) && !form.wording(t.key).cues().isEmpty());
  }

  /** "+ 102 lao động/96 đoàn viên": both are head counts. */
  private boolean partedByStroke(Mention mention) {
    int next = mentions.indexOf(mention) + 1;
    if (next >= mentions.size() || !naming.countsHeads(mention)) {
      return false;
    }
    Mention second = mentions.get(next);
    String between = sentence.masked().substring(mention.end(), second.start());
    return between.stripTrailing().endsWith("/") && naming.countsHeads(second);
  }

  /** "02/02 ý kiến": resolved of received; "45/45 đ/c": 45 of 45; any other is no figure. */
  private void ratio(Mention mention, long of, String key) {
    Optional<Map.Entry<String, String>> check =
        form.atMost().entrySet().stream()
            .filter(e -> e.getKey().equals(key) || e.getValue().equals(key))
            .findFirst();
    if (check.isPresent() && mention.value() <= of) {
      tally.take(mention, mention.value(), check.get().getKey());
      tally.take(mention, of, check.get().getValue());
    } else if (mention.value() == of) {
      tally.take(mention, of, key);
    } else {
      doubt("ratio-unclear", key);
    }
  }

  /** The event that the sentence counted last and whose people it has not stated. */
  Optional<String> openEvent() {
    List<String> open = tally.open();
    return open.isEmpty() ? Optional.empty() : Optional.of(open.get(open.size() - 1));
  }

  private void doubt(String code, String key) {
    Doubt doubt = new Doubt(code, Doubt.Severity.QUESTION, Optional.of(key), sentence.text());
    if (!doubts.contains(doubt)) {
      doubts.add(doubt);
    }
  }

  /**
   * What stands above a sentence.
   *
   * @param heading words of the line that heads it, empty without one
   * @param event the event counted last whose people are not stated yet
   */
  record Above(Words heading, Optional<String> event) {}
}
