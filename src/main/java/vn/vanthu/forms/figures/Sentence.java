package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Certainty;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.figures.Mention.Open;
import vn.vanthu.forms.text.Numbers;
import vn.vanthu.forms.text.Phrase;
import vn.vanthu.forms.text.Words;

/** One sentence, its numbers parted from what is never a figure, each with the words around it. */
final class Sentence {
  private static final Pattern RANGE = Pattern.compile("^\\s*(?:[-–]|den|toi|hoac)\\s*(?=\\d)");

  /** How many of them are women says nothing of what all of them are. */
  private static final Pattern WOMEN =
      Pattern.compile("(?<![a-z])(?:trong do|trong so do)?\\s*(?:co |so )?nu\\s*[:=]?\\s*#");

  /** What follows is another matter. */
  private static final Pattern CONTRAST =
      Pattern.compile(
          ",\\s*(?:ma |con )?(?:chi|nhung|song|tuy nhien|ben canh do|ngoai ra|dong thoi)(?![a-z])");

  private static final Pattern MADE =
      Pattern.compile("(?<![a-z])(?:ban hanh|xay dung|soan thao|phat hanh)(?:\\s+\\d+)?\\s+");

  private static final Pattern STOP = Pattern.compile(";|\\.\\s|…|\\s[-–]\\s(?=[^:;.,]{1,30}:)");

  private final Form form;
  private final Certainty certainty;
  private final Cleaned cleaned;
  private final Evidence evidence;
  private final Joints joints;
  private final Cuts cuts;
  private final Brackets brackets;

  private final List<Numbers.At> numbers;

  Sentence(Evidence evidence, Form form, Joints joints, Certainty certainty) {
    this.form = form;
    this.certainty = certainty;
    this.evidence = evidence;
    this.cleaned = Cleaned.of(evidence.text(), !certainty.digits().isEmpty());
    this.joints = joints;
    String told = joints.told(masked(), text());
    this.cuts = new Cuts(joints, told);
    this.numbers = new CountingNumbers(form, joints).in(cleaned, told);
    this.brackets = new Brackets(cleaned, numbers);
  }

  String text() {
    return cleaned.text();
  }

  String folded() {
    return cleaned.folded();
  }

  /** The folded text for telling the time, without words that only look like "tăng" or "giảm". */
  String times() {
    return cleaned.times();
  }

  /** The folded text, letter for letter, with what is never a figure as blanks. */
  String masked() {
    return cleaned.masked();
  }

  /** How sure the digits of a number are, 0 to 1. */
  double certainty(Mention mention) {
    return certainty.of(text().substring(mention.start(), mention.end()));
  }

  boolean isUnclear(Mention mention) {
    return certainty.isUnclear(text().substring(mention.start(), mention.end()));
  }

  Evidence evidence() {
    return evidence;
  }

  /** Its numbers in order. */
  List<Mention> mentions() {
    List<Mention> mentions = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < numbers.size(); i++) {
      Group group = group(i);
      Mention mention = mention(group, from, brackets.owner(mentions, numbers.get(i).start()));
      mentions.add(mention);
      from = Math.max(mention.end(), group.cut());
      i = group.last();
    }
    return mentions;
  }

  private Mention mention(Group group, int from, int owner) {
    Numbers.At first = numbers.get(group.first());
    int end = numbers.get(group.last()).end();
    boolean columns = group.open().filter(Open.COLUMNS::equals).isPresent();
    return new Mention(
        first.start(),
        end,
        first.value(),
        group.of(),
        first.about(),
        first.inWords(),
        group.open(),
        label(first.start()),
        lead(from, first.start()),
        columns ? Words.NONE : noun(end, group.cut(), group.last()),
        clause(first.start(), end),
        owner < 0 ? brackets.head(first.start()) : Words.NONE,
        owner);
  }

  /** The number with the one behind it, where they are one: "02/03", "5 - 7". */
  private Group group(int i) {
    int last = i;
    Optional<Long> of = Optional.empty();
    Optional<Open> open = Optional.empty();
    if (i + 1 < numbers.size()) {
      Numbers.At next = numbers.get(i + 1);
      int end = numbers.get(i).end();
      of = isRatio(end, next) ? Optional.of(next.value()) : of;
      open = of.isPresent() ? open : open(end, next);
      last = of.isPresent() || open.isPresent() ? i + 1 : i;
    }
    int end = numbers.get(last).end();
    if (open.isEmpty() && Context.isRate(times(), numbers.get(i).start(), end)) {
      open = Optional.of(Open.RATE);
    }
    boolean lastOfAll = last + 1 >= numbers.size();
    int cut = lastOfAll ? cuts.behind(end) : end + cuts.between(end, numbers.get(last + 1).start());
    return new Group(i, last, cut, of, open);
  }

  private Optional<Open> open(int end, Numbers.At next) {
    if (RANGE.matcher(masked().substring(end)).find()) {
      return Optional.of(Open.RANGE);
    }
    return isBeside(end, next) ? Optional.of(Open.COLUMNS) : Optional.empty();
  }

  /** "113 giáo viên và 20 công nhân tham dự": what both did stands behind the second. */
  private Words noun(int end, int cut, int last) {
    Words noun = withBracket(words(end, Math.max(end, cut)), cut);
    if (last + 1 >= numbers.size() || noun.isBlank()) {
      return noun;
    }
    Numbers.At second = numbers.get(last + 1);
    boolean together =
        masked().substring(cut, second.start()).strip().equals("va")
            && CountWords.people(form, noun)
            && CountWords.people(form, words(second.end(), masked().length()))
            && !joints.matcher(noun.folded().strip()).find();
    int to =
        last + 2 < numbers.size()
            ? second.end() + cuts.between(second.end(), numbers.get(last + 2).start())
            : cuts.behind(second.end());
    return together ? noun.and(words(second.end(), to)) : noun;
  }

  /** "04 cuộc (01 cuộc chuyên đề, 03 cuộc lồng ghép)": the bracket says what is counted. */
  private Words withBracket(Words noun, int cut) {
    int close = masked().indexOf(')', cut);
    String unit = noun.folded().strip();
    boolean bare = !unit.isEmpty() && !unit.contains(" ") && !CountWords.people(form, noun);
    boolean opens = cut < masked().length() && masked().charAt(cut) == '(' && close > 0;
    return bare && opens && masked().substring(cut, close).contains(" " + unit + " ")
        ? noun.and(words(cut + 1, close))
        : noun;
  }

  private Words clause(int start, int end) {
    StringBuilder open = new StringBuilder(masked());
    for (Numbers.At n : numbers) {
      open.setCharAt(n.start(), '#');
      Cleaned.blank(open, n.start() + 1, n.end());
    }
    int from = lastStop(open.substring(0, start));
    Matcher stop = Pattern.compile(";|\\.\\s|…").matcher(open);
    int to = stop.find(end) ? stop.start() : open.length();
    Matcher bracket = Pattern.compile("\\([^)]*\\)?").matcher(open.toString());
    while (bracket.find()) {
      if (bracket.end() <= start || bracket.start() >= end) {
        Cleaned.blank(open, bracket.start(), bracket.end());
      }
    }
    Matcher women = WOMEN.matcher(open.substring(from, to));
    StringBuilder clause = new StringBuilder(open.substring(from, to));
    while (women.find()) {
      Cleaned.blank(clause, women.start(), women.end());
    }
    return new Words(clause.toString(), text().substring(from, to));
  }

  private boolean isBeside(int end, Numbers.At second) {
    return !certainty.digits().isEmpty() && masked().substring(end, second.start()).isBlank();
  }

  private boolean isRatio(int end, Numbers.At second) {
    return masked().substring(end, second.start()).strip().equals("/")
        && !masked().substring(second.end()).matches("(?s)\\s*/\\s*\\d.*");
  }

  /** "Ban hành Kế hoạch số 12/KH-CĐ và 03 công văn": one more than the number says. */
  boolean citesBefore(Mention mention, List<Phrase> counted) {
    int stop = folded().lastIndexOf(';', mention.start()) + 1;
    Matcher made = MADE.matcher(folded()).region(stop, mention.start());
    while (made.find()) {
      Words behind = new Words(folded().substring(made.end()), text().substring(made.end()));
      Optional<Phrase.Span> thing =
          counted.stream().map(p -> p.begins(behind)).flatMap(Optional::stream).findFirst();
      if (thing.isPresent()
          && behind.folded().substring(thing.get().end()).matches("(?s)\\s+so\\s*[:.]?\\s*\\d.*")) {
        return true;
      }
    }
    return false;
  }

  /** The words from {@code start} to {@code end}, what is never a figure as blanks. */
  Words words(int start, int end) {
    return new Words(masked().substring(start, end), text().substring(start, end));
  }

  /** The words before the colon that governs a number: none of another statement between. */
  private Words label(int number) {
    int colon = masked().lastIndexOf(':', number);
    if (colon < 0) {
      return Words.NONE;
    }
    String between = masked().substring(colon, number);
    if (between.indexOf(';') >= 0 || between.contains(". ") || unbalanced(between)) {
      return Words.NONE;
    }
    String head = masked().substring(0, colon);
    int start = lastStop(head);
    int open = head.lastIndexOf('(');
    if (open >= start && head.indexOf(')', open) < 0) {
      start = open + 1;
    }
    for (Numbers.At n : numbers) {
      if (n.end() <= colon && n.end() > start) {
        int comma = head.indexOf(',', n.end());
        start = comma >= 0 ? comma + 1 : n.end();
      }
    }
    int earlier = head.lastIndexOf(':');
    return words(Math.max(start, earlier + 1), colon).strip();
  }

  /** Whether a bracket closes that did not open in these words. */
  private static boolean unbalanced(String words) {
    int close = words.indexOf(')');
    int open = words.indexOf('(');
    return close >= 0 && (open < 0 || open > close);
  }

  /** Behind the last stop, or behind a bracket that closes but did not open in these words. */
  private static int lastStop(String words) {
    Matcher m = STOP.matcher(words);
    int last = 0;
    while (m.find()) {
      last = m.end();
    }
    String rest = words.substring(last);
    return unbalanced(rest) ? last + rest.indexOf(')') + 1 : last;
  }

  private Words lead(int from, int number) {
    String before = masked().substring(from, number);
    int start = Math.max(before.lastIndexOf(':') + 1, lastStop(before));
    Matcher contrast = CONTRAST.matcher(before);
    while (contrast.find(start)) {
      start = contrast.end();
    }
    return words(from + start, number);
  }

  /**
   * Numbers that are one.
   *
   * @param cut where the words behind them end that are their own
   */
  private record Group(int first, int last, int cut, Optional<Long> of, Optional<Open> open) {}
}
