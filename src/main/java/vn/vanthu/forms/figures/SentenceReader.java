package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.figures.Mention.Open;
import vn.vanthu.forms.figures.Naming.Choice;
import vn.vanthu.forms.figures.Naming.Events;
import vn.vanthu.forms.text.Phrase;
import vn.vanthu.forms.text.Words;

/** Reads one sentence: which number is which figure, what adds up, what only says it again. */
final class SentenceReader {
  private static final Pattern PART =
      Pattern.compile("(trong do|gom|bao gom|cu the|trong so do|rieng|chia ra)[^;.]{0,60}$");
  private static final Pattern TOTAL =
      Pattern.compile(
          "(?<![a-z])(?:tong(?: so| cong)?|cong(?: lai)?|ca thay|tat ca|toan bo la|nang"
              + " [^,;.:]{0,40}len)[^,;.:]{0,40}$");
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
  private final List<Taken> taken = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private final Set<String> unsettled = new LinkedHashSet<>();

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
  }

  List<Found> read() {
    for (Mention mention : mentions) {
      read(mention);
    }
    new Negations(sentence, form, context, mentions)
        .none(this::isTaken)
        .forEach((key, end) -> taken.add(new Taken(key, none(end), 0, 1)));
    checkParts();
    unsettled.stream().filter(this::isOpen).forEach(key -> doubt("figures-disagree", key));
    taken.stream().filter(t -> t.about).forEach(t -> doubt("approximate", t.key));
    return taken.stream().filter(t -> !unsettled.contains(t.key)).map(this::found).toList();
  }

  private Found found(Taken stated) {
    double sure = stated.about ? LESS_SURE : SURE;
    Found found = new Found(stated.key, stated.value, sure, stated.about, sentence.evidence());
    return found.read(stated.certainty).ofKind(kind(stated));
  }

  /** The kind of thing that it counts, or at which people were; nothing where it is the total. */
  private String kind(Taken stated) {
    if (stated.summed || stated.first != stated.last) {
      return "";
    }
    Optional<String> event = form.wording(stated.key).companionOf();
    if (event.isPresent()) {
      List<Taken> events = taken.stream().filter(t -> event.get().equals(t.key)).toList();
      return events.size() == 1 ? kind(events.get(0)) : "";
    }
    Mention mention = stated.first;
    Words words = mention.label().and(mention.own());
    return Naming.onlyKind(form, stated.key, words);
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
    String key = naming.byPlace(choice.key().get(), mention, before);
    if (sentence.citesBefore(mention, form.wording(key).adds())) {
      unsettled.add(key);
      doubt("figures-disagree", key);
    } else if (sentence.isUnclear(mention)) {
      unsettled.add(key);
      doubt("digits-unclear", key);
    } else if (mention.open().isPresent()) {
      doubt(mention.open().get().code(), key);
    } else if (mention.of().isPresent()) {
      ratio(mention, mention.of().get(), key);
    } else {
      take(mention, mention.value(), key);
      alike(mention, key).ifPresent(whole -> take(mention, mention.value(), whole));
    }
  }

  /** "02 loại tài liệu với tổng số 180 bản": the words of the number before, which is none. */
  private Choice goesOn(Mention mention) {
    int before = mentions.indexOf(mention) - 1;
    boolean unread = before >= 0 && taken.stream().noneMatch(t -> t.last == mentions.get(before));
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
    Optional<Taken> whole = taken.stream().filter(t -> t.last == owner).findFirst();
    Optional<Taken> found =
        whole.filter(
            t ->
                mention.value() <= t.value
                    && Naming.longestAtStart(form.wording(t.key).units(), mention.noun()) > 0
                    && form.wordings().entrySet().stream()
                        .filter(e -> !e.getKey().equals(t.key))
                        .noneMatch(
                            e ->
                                Naming.longestAtStart(e.getValue().labels(), mention.noun())
                                    > Naming.longestAtStart(
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
        take(mention, mention.value(), pair.getKey());
        take(mention, mention.of().get(), pair.getValue());
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
    if (!Naming.people(form, mention)) {
      return Events.NONE;
    }
    Optional<String> behind = eventBehind(mention);
    List<String> counted = new ArrayList<>();
    if (behind.isPresent()) {
      counted.addAll(behind.stream().toList());
      counted.addAll(open);
    } else {
      counted.addAll(open);
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
        && taken.stream()
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
      take(mention, mention.value(), check.get().getKey());
      take(mention, of, check.get().getValue());
    } else if (mention.value() == of) {
      take(mention, of, key);
    } else {
      doubt("ratio-unclear", key);
    }
  }

  private void take(Mention mention, long value, String key) {
    Optional<Taken> same = taken.stream().filter(t -> t.key.equals(key)).findFirst();
    double certainty = sentence.certainty(mention);
    if (same.isEmpty()) {
      taken.add(new Taken(key, mention, value, certainty));
      counted(key);
    } else if (isTotal(mention)) {
      same.get().total(mention, value, certainty);
      unsettled.remove(key);
    } else if (isPart(mention, same.get())) {
      part(mention, same.get(), value, certainty);
    } else if (adds(key, mention, same.get()) || attends(key)) {
      same.get().add(mention, value, certainty);
      counted(key);
    } else if (same.get().value != value) {
      same.get().add(mention, value, certainty);
      unsettled.add(key);
    }
  }

  /** "30 bài, trong đó trên Facebook 18, trên website 12": the whole was of both. */
  private void part(Mention mention, Taken total, long value, double certainty) {
    boolean ofBoth =
        taken.stream().anyMatch(t -> t.after(total) && naming.areRivals(total.key, t.key));
    if (ofBoth
        && !naming.isSpecific(total.key, total.first)
        && naming.isSpecific(total.key, mention)) {
      taken.set(taken.indexOf(total), new Taken(total.key, mention, value, certainty));
    } else {
      total.parts.add(value);
    }
  }

  /** "02 hội nghị, 05 buổi họp, tổng cộng 07 cuộc": what stood before are its parts. */
  private boolean isTotal(Mention mention) {
    String lead = mention.lead().folded();
    return !mention.inBracket() && TOTAL.matcher(lead).find();
  }

  /** An event waits for its people; people go to all events that waited for them. */
  private void counted(String key) {
    if (form.peopleAt(key).isPresent()) {
      open.add(key);
    }
    form.wording(key).companionOf().ifPresent(event -> open.removeIf(event::equals));
  }

  /** Whether these are the people of an event counted since. */
  private boolean attends(String key) {
    return form.wording(key).companionOf().filter(open::contains).isPresent();
  }

  private boolean isPart(Mention mention, Taken total) {
    if (mention.inBracket() && mentions.get(mention.owner()).start() >= total.first.start()) {
      return true;
    }
    return PART.matcher(sentence.folded().substring(total.first.end(), mention.start())).find();
  }

  /** Whether two numbers count different things that one indicator counts together. */
  private boolean adds(String key, Mention mention, Taken before) {
    List<Phrase> adds = form.wording(key).adds();
    Optional<String> mine = word(adds, mention);
    Optional<String> theirs = word(adds, before.last);
    return mine.isPresent() && theirs.isPresent() && !mine.equals(theirs)
        || mine.equals(theirs) && goOn(key, before.last, mention);
  }

  /** "09 tin, 04 bài": side by side, each in its own word of count. */
  private boolean goOn(String key, Mention before, Mention mention) {
    Form.Wording wording = form.wording(key);
    if (wording.companionOf().isPresent()
        || !wording.cues().isEmpty()
        || mentions.indexOf(mention) != mentions.indexOf(before) + 1
        || !mention.lead().folded().strip().matches("[,;+]|va|")) {
      return false;
    }
    int first = Naming.longestAtStart(wording.units(), before.noun());
    int second = Naming.longestAtStart(wording.units(), mention.noun());
    return first > 0
        && second > 0
        && !before
            .noun()
            .strip()
            .part(0, first)
            .folded()
            .equals(mention.noun().strip().part(0, second).folded());
  }

  private static Optional<String> word(List<Phrase> adds, Mention mention) {
    return first(adds, mention.noun())
        .or(() -> first(adds, mention.lead()))
        .or(() -> first(adds, mention.label()));
  }

  private static Optional<String> first(List<Phrase> adds, Words words) {
    Optional<String> best = Optional.empty();
    int nearest = Integer.MAX_VALUE;
    for (Phrase phrase : adds) {
      Optional<Phrase.Span> span = phrase.first(words);
      if (span.isPresent() && span.get().start() < nearest) {
        nearest = span.get().start();
        best = Optional.of(phrase.toString());
      }
    }
    return best;
  }

  private void checkParts() {
    for (Taken total : taken) {
      long parts = total.parts.stream().mapToLong(Long::longValue).sum();
      if ((total.parts.size() > 1 || total.summed) && parts != total.value) {
        doubt("parts-differ", total.key);
        if (total.summed) {
          unsettled.add(total.key);
        }
      }
    }
  }

  /** The event that the sentence counted last and whose people it has not stated. */
  Optional<String> openEvent() {
    return open.isEmpty() ? Optional.empty() : Optional.of(open.get(open.size() - 1));
  }

  /** Whether it was counted more than once, without a total that says which is right. */
  private boolean isOpen(String key) {
    return taken.stream().anyMatch(t -> t.key.equals(key) && !t.summed);
  }

  private boolean isTaken(String key) {
    return taken.stream().anyMatch(t -> t.key.equals(key)) || unsettled.contains(key);
  }

  private static Mention none(int end) {
    return new Mention(
        end,
        end,
        0,
        Optional.empty(),
        false,
        false,
        Optional.<Open>empty(),
        Words.NONE,
        Words.NONE,
        Words.NONE,
        Words.NONE,
        -1);
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
