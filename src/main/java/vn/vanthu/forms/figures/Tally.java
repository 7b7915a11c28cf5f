package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.text.Phrase;
import vn.vanthu.forms.text.Words;

/** What a sentence has stated so far: what adds up, what is part of a total, what disagrees. */
final class Tally {
  private static final Pattern PART =
      Pattern.compile("(trong do|gom|bao gom|cu the|trong so do|rieng|chia ra)[^;.]{0,60}$");
  private static final Pattern TOTAL =
      Pattern.compile(
          "(?<![a-z])(?:tong(?: so| cong)?|cong(?: lai)?|ca thay|tat ca|toan bo la|nang"
              + " [^,;.:]{0,40}len)[^,;.:]{0,40}$");

  private final Form form;
  private final Rivals rivals;
  private final Labels labels;
  private final Sentence sentence;
  private final List<Mention> mentions;
  private final List<Taken> taken = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private final Set<String> unsettled = new LinkedHashSet<>();

  Tally(Form form, Rivals rivals, Sentence sentence, List<Mention> mentions) {
    this.form = form;
    this.rivals = rivals;
    this.labels = new Labels(form);
    this.sentence = sentence;
    this.mentions = mentions;
  }

  /** What can be recorded. */
  List<Taken> settled() {
    return taken.stream().filter(t -> !unsettled.contains(t.key)).toList();
  }

  List<Taken> all() {
    return taken;
  }

  /** Events counted whose people are not, in order. */
  List<String> open() {
    return open;
  }

  /** Indicators that were counted more than once, without a total that says which is right. */
  List<String> disagreeing() {
    return unsettled.stream().filter(this::isOpen).toList();
  }

  private boolean isOpen(String key) {
    return taken.stream().anyMatch(t -> t.key.equals(key) && !t.summed);
  }

  boolean isTaken(String key) {
    return taken.stream().anyMatch(t -> t.key.equals(key)) || unsettled.contains(key);
  }

  /** The figure whose last number that was. */
  Optional<Taken> endingWith(Mention mention) {
    return taken.stream().filter(t -> t.last == mention).findFirst();
  }

  /** Leaves an indicator out, whatever else the sentence says of it. */
  void unsettle(String key) {
    unsettled.add(key);
  }

  /** There was none of it, as words say that end there. */
  void none(String key, int end) {
    taken.add(new Taken(key, Mention.none(end), 0, 1));
  }

  /** Takes a number for a figure, or for what it is to one taken before. */
  void take(Mention mention, long value, String key) {
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
    if (isOfUnsettledEvent(mention, key)) {
      unsettled.add(key);
    }
  }

  /** "04 hội nghị; văn nghệ (02 buổi, 250 lượt)": people of an event that may be none of those. */
  private boolean isOfUnsettledEvent(Mention mention, String key) {
    Optional<String> event = form.wording(key).companionOf().filter(unsettled::contains);
    return event.isPresent()
        && taken.stream()
            .anyMatch(t -> t.key.equals(event.get()) && mention.besideInBracket(t.last));
  }

  /** "30 bài, trong đó trên Facebook 18, trên website 12": the whole was of both. */
  private void part(Mention mention, Taken total, long value, double certainty) {
    boolean ofBoth = taken.stream().anyMatch(t -> t.after(total) && rivals.are(total.key, t.key));
    if (ofBoth
        && !rivals.isSpecific(total.key, total.first)
        && rivals.isSpecific(total.key, mention)) {
      taken.set(taken.indexOf(total), new Taken(total.key, mention, value, certainty));
    } else {
      total.parts.add(value);
    }
  }

  /** "02 hội nghị, 05 buổi họp, tổng cộng 07 cuộc": what stood before are its parts. */
  private boolean isTotal(Mention mention) {
    return !mention.inBracket() && TOTAL.matcher(mention.lead().folded()).find();
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
    String between = sentence.folded().substring(total.first.end(), mention.start());
    return PART.matcher(between).find() || isListed(mention, total, between);
  }

  /** "12 cuộc: hội nghị (02 cuộc, 140 lượt), họp tổ (10 cuộc, 300 lượt)" */
  private static boolean isListed(Mention mention, Taken total, String between) {
    return !mention.head().isBlank()
        && total.first.head().isBlank()
        && mention.value() <= total.value
        && between.indexOf(':') >= 0;
  }

  /** Whether two numbers count different things that one indicator counts together. */
  private boolean adds(String key, Mention mention, Taken before) {
    List<Phrase> adds = form.wording(key).adds();
    Optional<String> mine = word(adds, mention);
    Optional<String> theirs = word(adds, before.last);
    return mine.isPresent() && theirs.isPresent() && !mine.equals(theirs)
        || mine.equals(theirs) && goOn(key, before.last, mention)
        || inOtherBracket(key, mention, before.last);
  }

  /** "Hội nghị (02 cuộc, 140 lượt), họp tổ (10 cuộc, 300 lượt)" */
  private boolean inOtherBracket(String key, Mention mention, Mention before) {
    return mention.inOtherBracket(before)
        && isNamed(key, mention.head())
        && isNamed(key, before.head());
  }

  private boolean isNamed(String key, Words head) {
    Optional<String> event = form.wording(key).companionOf();
    return labels.of(head).filter(named -> named.equals(event.orElse(key))).isPresent();
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
    String first = countedIn(wording, before);
    String second = countedIn(wording, mention);
    return !first.isEmpty() && !second.isEmpty() && !first.equals(second);
  }

  private static String countedIn(Form.Wording wording, Mention mention) {
    int length = CountWords.longestAtStart(wording.units(), mention.noun());
    return mention.noun().strip().part(0, length).folded();
  }

  private static Optional<String> word(List<Phrase> adds, Mention mention) {
    return Stream.of(mention.noun(), mention.lead(), mention.label(), mention.head())
        .map(words -> first(adds, words))
        .flatMap(Optional::stream)
        .findFirst();
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

  /** Totals whose parts do not add up; one that came behind its parts is left out. */
  List<String> differing() {
    List<String> differing = new ArrayList<>();
    for (Taken total : taken) {
      long parts = total.parts.stream().mapToLong(Long::longValue).sum();
      boolean all = total.parts.size() > 1 || total.summed;
      if (all ? parts != total.value : parts > total.value) {
        differing.add(total.key);
        if (total.summed) {
          unsettled.add(total.key);
        }
      }
    }
    return differing;
  }

  /** The kind of thing that it counts, or at which people were; nothing where it is the total. */
  String kind(Taken stated) {
    if (stated.summed || stated.first != stated.last) {
      return "";
    }
    Optional<String> event = form.wording(stated.key).companionOf();
    if (event.isPresent()) {
      List<Taken> events = taken.stream().filter(t -> event.get().equals(t.key)).toList();
      return events.size() == 1 ? kind(events.get(0)) : "";
    }
    Mention mention = stated.first;
    return CountWords.onlyKind(form, stated.key, mention.label().and(mention.own()));
  }
}
