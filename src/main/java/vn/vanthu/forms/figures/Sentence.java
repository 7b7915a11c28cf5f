package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Certainty;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.figures.Mention.Open;
import vn.vanthu.forms.text.Folded;
import vn.vanthu.forms.text.Numbers;
import vn.vanthu.forms.text.Phrase;
import vn.vanthu.forms.text.Words;

/** One sentence, its numbers parted from what is never a figure, each with the words around it. */
final class Sentence {
  private static final Pattern ENUMERATOR =
      Pattern.compile(
          "^\\s*([-+*•–·]\\s*)*(\\(?\\d{1,2}(\\.\\d{1,2})+\\.?\\s|\\(?\\d{1,2}(\\.\\d{1,2})*[.)/](?!\\d)|[IVXivx]{1,4}[.)]|[a-zđ][.)])?\\s*([-+*•–·]\\s*)*");
  private static final Pattern RANGE = Pattern.compile("^\\s*(?:[-–]|den|toi|hoac)\\s*(?=\\d)");

  /** The comma of "tin, bài", which are counted together. */
  private static final Pattern ONE_THING = Pattern.compile("(?<=\\btin)\\s*[,/](?=\\s*bai\\b)");

  /** Syllables that tell of another time or a change, unless their accents say otherwise. */
  private static final Map<String, String> TIMES =
      Map.of("tang", "tăng", "giam", "giảm", "se", "sẽ", "gap", "gấp", "vuot", "vượt");

  private static final Pattern SYLLABLE = Pattern.compile("[a-z]+");

  /** "Số hội nghị - 5", "CNVCLĐ = 37": as good as a colon. */
  private static final Pattern LABEL_MARK = Pattern.compile("=|(?<=[a-z)]\\s)[-–](?=\\s\\d)");

  /** How many of them are women says nothing of what all of them are. */
  private static final Pattern WOMEN =
      Pattern.compile("(?<![a-z])(?:trong do|trong so do)?\\s*(?:co |so )?nu\\s*[:=]?\\s*#");

  /** The number of a table's row whose lines were not seen: "12 Ý kiến …" */
  private static final Pattern SERIAL = Pattern.compile("^\\s*\\d{1,2}\\s+(?=\\p{Lu})");

  /** What follows is another matter. */
  private static final Pattern CONTRAST =
      Pattern.compile(
          ",\\s*(?:ma |con )?(?:chi|nhung|song|tuy nhien|ben canh do|ngoai ra|dong thoi)(?![a-z])");

  private static final Pattern MADE =
      Pattern.compile("(?<![a-z])(?:ban hanh|xay dung|soan thao|phat hanh)(?:\\s+\\d+)?\\s+");

  private static final Pattern STOP = Pattern.compile(";|\\.\\s|…|\\s[-–]\\s(?=[^:;.,]{1,30}:)");

  private final Form form;
  private final Certainty certainty;
  private final String text;
  private final String folded;
  private final String masked;
  private final String times;
  private final Evidence evidence;
  private final Joints joints;
  private final Cuts cuts;

  /** The masked text without words that only look like joints. */
  private final String told;

  private final List<Numbers.At> numbers;

  Sentence(Evidence evidence, Form form, Certainty certainty) {
    this.form = form;
    this.certainty = certainty;
    this.text = evidence.text();
    this.folded = Folded.of(text);
    this.evidence = evidence;
    this.joints = new Joints(form);
    this.times = times(folded, text);
    List<Numbers.At> months = Months.in(folded);
    StringBuilder open = new StringBuilder(Masks.over(folded, text));
    Matcher enumerator = ENUMERATOR.matcher(text);
    blank(open, 0, enumerator.find() ? enumerator.end() : 0);
    Matcher serial = SERIAL.matcher(text);
    if (!certainty.digits().isEmpty() && serial.find()) {
      blank(open, 0, serial.end());
    }
    Matcher pair = ONE_THING.matcher(folded);
    while (pair.find()) {
      blank(open, pair.start(), pair.end());
    }
    months.forEach(m -> blank(open, m.start(), m.end()));
    this.masked = LABEL_MARK.matcher(open).replaceAll(":");
    this.told = joints.told(masked, text);
    this.cuts = new Cuts(joints, told);
    List<Numbers.At> all = new ArrayList<>(Numbers.in(text, masked));
    all.addAll(months);
    all.sort(java.util.Comparator.comparingInt(Numbers.At::start));
    this.numbers = counted(all);
  }

  private static String times(String folded, String text) {
    StringBuilder times = new StringBuilder(folded);
    Matcher syllable = SYLLABLE.matcher(folded);
    while (syllable.find()) {
      String written = text.substring(syllable.start(), syllable.end()).toLowerCase(Locale.ROOT);
      String meant = TIMES.getOrDefault(syllable.group(), written);
      if (!written.equals(meant) && !written.equals(syllable.group())) {
        blank(times, syllable.start(), syllable.end());
      }
    }
    return times.toString();
  }

  private static void blank(StringBuilder text, int from, int to) {
    for (int i = from; i < to; i++) {
      text.setCharAt(i, ' ');
    }
  }

  String text() {
    return text;
  }

  String folded() {
    return folded;
  }

  /** The folded text for telling the time, without words that only look like "tăng" or "giảm". */
  String times() {
    return times;
  }

  /** The folded text, letter for letter, with what is never a figure as blanks. */
  String masked() {
    return masked;
  }

  /** How sure the digits of a number are, 0 to 1. */
  double certainty(Mention mention) {
    return certainty.of(text.substring(mention.start(), mention.end()));
  }

  boolean isUnclear(Mention mention) {
    return certainty.isUnclear(text.substring(mention.start(), mention.end()));
  }

  Evidence evidence() {
    return evidence;
  }

  /** Its numbers in order. */
  List<Mention> mentions() {
    List<Mention> mentions = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < numbers.size(); i++) {
      Numbers.At first = numbers.get(i);
      int last = i;
      int end = first.end();
      Optional<Long> of = Optional.empty();
      Optional<Open> open = Optional.empty();
      if (i + 1 < numbers.size() && isRatio(end, numbers.get(i + 1))) {
        last = i + 1;
        of = Optional.of(numbers.get(last).value());
        end = numbers.get(last).end();
      } else if (i + 1 < numbers.size() && RANGE.matcher(masked.substring(end)).find()) {
        open = Optional.of(Open.RANGE);
        last = i + 1;
        end = numbers.get(last).end();
      } else if (i + 1 < numbers.size() && isBeside(end, numbers.get(i + 1))) {
        open = Optional.of(Open.COLUMNS);
        last = i + 1;
        end = numbers.get(last).end();
      }
      int to = last + 1 < numbers.size() ? numbers.get(last + 1).start() : folded.length();
      int cut = last + 1 < numbers.size() ? end + cuts.between(end, to) : cuts.behind(end);
      if (Context.isRate(times, first.start(), end) && open.isEmpty()) {
        open = Optional.of(Open.RATE);
      }
      mentions.add(
          new Mention(
              first.start(),
              end,
              first.value(),
              of,
              first.about(),
              first.inWords(),
              open,
              label(first.start()),
              lead(from, first.start()),
              open.filter(Open.COLUMNS::equals).isPresent() ? Words.NONE : noun(end, cut, last),
              clause(first.start(), end),
              owner(mentions, first.start())));
      from = Math.max(end, cut);
      i = last;
    }
    return mentions;
  }

  /** "113 giáo viên và 20 công nhân tham dự": what both did stands behind the second. */
  private Words noun(int end, int cut, int last) {
    Words noun = withBracket(words(end, Math.max(end, cut)), cut);
    if (last + 1 >= numbers.size() || noun.isBlank()) {
      return noun;
    }
    Numbers.At second = numbers.get(last + 1);
    boolean together =
        masked.substring(cut, second.start()).strip().equals("va")
            && Naming.people(form, noun)
            && Naming.people(form, words(second.end(), masked.length()))
            && !joints.matcher(noun.folded().strip()).find();
    int to =
        last + 2 < numbers.size()
            ? second.end() + cuts.between(second.end(), numbers.get(last + 2).start())
            : cuts.behind(second.end());
    return together ? noun.and(words(second.end(), to)) : noun;
  }

  /** "04 cuộc (01 cuộc chuyên đề, 03 cuộc lồng ghép)": the bracket says what is counted. */
  private Words withBracket(Words noun, int cut) {
    int close = masked.indexOf(')', cut);
    String unit = noun.folded().strip();
    boolean bare = !unit.isEmpty() && !unit.contains(" ") && !Naming.people(form, noun);
    boolean opens = cut < masked.length() && masked.charAt(cut) == '(' && close > 0;
    return bare && opens && masked.substring(cut, close).contains(" " + unit + " ")
        ? noun.and(words(cut + 1, close))
        : noun;
  }

  private Words clause(int start, int end) {
    StringBuilder open = new StringBuilder(masked);
    for (Numbers.At n : numbers) {
      open.setCharAt(n.start(), '#');
      blank(open, n.start() + 1, n.end());
    }
    int from = lastStop(open.substring(0, start));
    Matcher stop = Pattern.compile(";|\\.\\s|…").matcher(open);
    int to = stop.find(end) ? stop.start() : open.length();
    Matcher bracket = Pattern.compile("\\([^)]*\\)?").matcher(open.toString());
    while (bracket.find()) {
      if (bracket.end() <= start || bracket.start() >= end) {
        blank(open, bracket.start(), bracket.end());
      }
    }
    Matcher women = WOMEN.matcher(open.substring(from, to));
    StringBuilder clause = new StringBuilder(open.substring(from, to));
    while (women.find()) {
      blank(clause, women.start(), women.end());
    }
    return new Words(clause.toString(), text.substring(from, to));
  }

  private boolean isBeside(int end, Numbers.At second) {
    return !certainty.digits().isEmpty() && masked.substring(end, second.start()).isBlank();
  }

  private boolean isRatio(int end, Numbers.At second) {
    return masked.substring(end, second.start()).strip().equals("/")
        && !masked.substring(second.end()).matches("(?s)\\s*/\\s*\\d.*");
  }

  /** Numbers in words are often none: "một phần", "Năm học"; those that count things are. */
  private List<Numbers.At> counted(List<Numbers.At> all) {
    return all.stream().filter(n -> !n.inWords() || counts(n)).toList();
  }

  private boolean counts(Numbers.At n) {
    Words behind = words(n.end(), masked.length());
    boolean labelled = isAnnounced(told.substring(0, n.start()));
    return labelled && behind.folded().matches("(?s)\\s*([,;.].*)?")
        || form.wordings().values().stream()
            .anyMatch(
                w ->
                    Naming.longestAtStart(w.units(), behind) > 0
                        || Naming.longestAtStart(w.labels(), behind) > 0);
  }

  /** "Ban hành Kế hoạch số 12/KH-CĐ và 03 công văn": one more than the number says. */
  boolean citesBefore(Mention mention, List<Phrase> counted) {
    int stop = folded.lastIndexOf(';', mention.start()) + 1;
    Matcher made = MADE.matcher(folded).region(stop, mention.start());
    while (made.find()) {
      Words behind = new Words(folded.substring(made.end()), text.substring(made.end()));
      Optional<Phrase.Span> thing =
          counted.stream().map(p -> p.begins(behind)).flatMap(Optional::stream).findFirst();
      if (thing.isPresent()
          && behind.folded().substring(thing.get().end()).matches("(?s)\\s+so\\s*[:.]?\\s*\\d.*")) {
        return true;
      }
    }
    return false;
  }

  /** A colon, "là", "được" or a verb of the form stands before: "trả lời một". */
  private boolean isAnnounced(String before) {
    Matcher m = joints.matcher(before);
    int end = -1;
    while (m.find()) {
      end = m.end();
    }
    return before.matches("(?s).*(:|\\bla|\\bduoc|\\bca)\\s*$")
        || end >= 0 && before.substring(end).isBlank();
  }

  /** The words from {@code start} to {@code end}, what is never a figure as blanks. */
  Words words(int start, int end) {
    return new Words(masked.substring(start, end), text.substring(start, end));
  }

  /** The words before the colon that governs a number: none of another statement between. */
  private Words label(int number) {
    int colon = masked.lastIndexOf(':', number);
    if (colon < 0) {
      return Words.NONE;
    }
    String between = masked.substring(colon, number);
    if (between.indexOf(';') >= 0 || between.contains(". ") || unbalanced(between)) {
      return Words.NONE;
    }
    String head = masked.substring(0, colon);
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
    String before = masked.substring(from, number);
    int start = Math.max(before.lastIndexOf(':') + 1, lastStop(before));
    Matcher contrast = CONTRAST.matcher(before);
    while (contrast.find(start)) {
      start = contrast.end();
    }
    return words(from + start, number);
  }

  private boolean inside(int at) {
    int open = folded.lastIndexOf('(', at);
    return open >= 0 && folded.substring(open, at).indexOf(')') < 0;
  }

  /** A bracket behind a number holds its parts, its people, or says it again. */
  private int owner(List<Mention> before, int start) {
    int open = folded.lastIndexOf('(', start);
    if (open < 0 || folded.substring(open, start).indexOf(')') >= 0) {
      return -1;
    }
    for (int j = before.size() - 1; j >= 0; j--) {
      int end = before.get(j).end();
      boolean inClosed = end <= open && folded.substring(end, open).indexOf(')') >= 0;
      if (end <= open && !(inClosed && inside(before.get(j).start()))) {
        boolean near = open - end < 60 && folded.substring(end, open).indexOf(';') < 0;
        return near ? j : -1;
      }
    }
    return -1;
  }
}
