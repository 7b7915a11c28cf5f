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
import vn.vanthu.forms.text.Folded;
import vn.vanthu.forms.text.Numbers;
import vn.vanthu.forms.text.Phrase;

/** One sentence, its numbers parted from what is never a figure, each with the words around it. */
final class Sentence {
  private static final Pattern ENUMERATOR =
      Pattern.compile(
          "^\\s*([-+*•–·]\\s*)*(\\(?\\d{1,2}(\\.\\d{1,2})+\\.?\\s|\\(?\\d{1,2}(\\.\\d{1,2})*[.)/](?!\\d)|[IVXivx]{1,4}[.)]|[a-zđ][.)])?\\s*([-+*•–·]\\s*)*");
  private static final Pattern RATIO = Pattern.compile("^\\s*/\\s*(\\d{1,5})(?!\\s*[/\\d])");
  private static final Pattern RANGE =
      Pattern.compile("^\\s*(?:[-–]|den|toi|hoac)\\s*(?=\\d)");
  private static final Pattern HARD = Pattern.compile(";|\\.\\s|…|\\)");
  private static final Pattern TAIL =
      Pattern.compile(
          "[;:()…]|\\.\\s|\\.$|(?<![a-z])(?:va|voi|dong thoi|nham|gop phan|qua do|tu do|trong do|ngoai ra)(?![a-z])");
  private static final String JOINTS =
      "va|voi|cung|kem|gom|bao gom|co|thu hut|trong do|cho|con|da|dong thoi|nhung|so|la|den|toi";

  private final Form form;
  private final Certainty certainty;
  private final String text;
  private final String folded;
  private final String masked;
  private final Evidence evidence;
  private final Pattern joints;
  private final List<Numbers.At> numbers;

  Sentence(Evidence evidence, Form form, Certainty certainty) {
    this.form = form;
    this.certainty = certainty;
    this.text = evidence.text();
    this.folded = Folded.of(text);
    this.evidence = evidence;
    this.joints = joints(form);
    List<Numbers.At> months = Months.in(folded);
    StringBuilder open = new StringBuilder(Masks.over(folded));
    Matcher enumerator = ENUMERATOR.matcher(text);
    blank(open, 0, enumerator.find() ? enumerator.end() : 0);
    months.forEach(m -> blank(open, m.start(), m.end()));
    this.masked = open.toString();
    List<Numbers.At> all = new ArrayList<>(Numbers.in(text, masked));
    all.addAll(months);
    all.sort(java.util.Comparator.comparingInt(Numbers.At::start));
    this.numbers = all;
  }

  private static void blank(StringBuilder text, int from, int to) {
    for (int i = from; i < to; i++) {
      text.setCharAt(i, ' ');
    }
  }

  private static Pattern joints(Form form) {
    StringBuilder words = new StringBuilder(JOINTS);
    for (Phrase verb : form.verbs()) {
      words.append('|').append(Folded.of(verb.toString()).replaceAll("[^a-z0-9]+", "\\\\s+"));
    }
    return Pattern.compile("(?<![a-z])(?:" + words + ")(?![a-z])");
  }

  String text() {
    return text;
  }

  String folded() {
    return folded;
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
      Matcher ratio = RATIO.matcher(masked.substring(end));
      if (ratio.find()) {
        of = Optional.of(Long.valueOf(ratio.group(1)));
        end += ratio.end();
        last = next(last, end);
      } else if (RANGE.matcher(masked.substring(end)).find() && i + 1 < numbers.size()) {
        open = Optional.of(Open.RANGE);
        last = i + 1;
        end = numbers.get(last).end();
      }
      int to = last + 1 < numbers.size() ? numbers.get(last + 1).start() : folded.length();
      int cut = last + 1 < numbers.size() ? end + split(end, to) : tail(end);
      if (Context.isRate(folded, first.start(), end) && open.isEmpty()) {
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
              noun(end, cut, last),
              clause(first.start(), end),
              owner(mentions, first.start())));
      from = Math.max(end, cut);
      i = last;
    }
    return mentions;
  }

  /** "113 giáo viên và 20 công nhân tham dự": what both did stands behind the second. */
  private String noun(int end, int cut, int last) {
    String noun = masked.substring(end, Math.max(end, cut));
    if (last + 1 >= numbers.size() || noun.isBlank()) {
      return noun;
    }
    Numbers.At second = numbers.get(last + 1);
    boolean together = masked.substring(cut, second.start()).strip().equals("va");
    String behind = masked.substring(second.end());
    return together && Naming.people(form, noun) && Naming.people(form, behind)
            && !joints.matcher(noun.strip()).find()
        ? noun + " " + masked.substring(second.end(), last + 2 < numbers.size()
            ? second.end() + split(second.end(), numbers.get(last + 2).start())
            : tail(second.end()))
        : noun;
  }

  private String clause(int start, int end) {
    StringBuilder open = new StringBuilder(masked);
    for (Numbers.At n : numbers) {
      open.setCharAt(n.start(), '#');
      blank(open, n.start() + 1, n.end());
    }
    int from = lastHard(open.substring(0, start));
    Matcher stop = Pattern.compile(";|\\.\\s|…").matcher(open);
    int to = stop.find(end) ? stop.start() : open.length();
    return open.substring(from, start).replaceAll("\\([^)]*\\)", " ")
        + open.substring(start, to).replaceAll("\\([^)]*\\)?", " ").replaceAll(" +", " ");
  }

  private int next(int index, int end) {
    int last = index;
    while (last + 1 < numbers.size() && numbers.get(last + 1).start() < end) {
      last++;
    }
    return last;
  }

  /** The words before the colon that governs a number: none of another statement between. */
  private String label(int number) {
    int colon = masked.lastIndexOf(':', number);
    if (colon < 0) {
      return "";
    }
    String between = masked.substring(colon, number);
    if (between.indexOf(';') >= 0 || between.contains(". ") || unbalanced(between)) {
      return "";
    }
    String head = masked.substring(0, colon);
    int start = lastHard(head);
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
    return head.substring(Math.max(start, earlier + 1)).strip();
  }

  /** Whether a bracket closes that did not open in these words. */
  private static boolean unbalanced(String words) {
    int close = words.indexOf(')');
    int open = words.indexOf('(');
    return close >= 0 && (open < 0 || open > close);
  }

  private static int lastHard(String words) {
    Matcher m = HARD.matcher(words);
    int last = 0;
    while (m.find()) {
      last = m.end();
    }
    return last;
  }

  private String lead(int from, int number) {
    String words = masked.substring(from, number);
    int start = Math.max(words.lastIndexOf(':') + 1, lastHard(words));
    return words.substring(start);
  }

  private int tail(int from) {
    Matcher stop = TAIL.matcher(masked);
    return stop.find(from) ? stop.start() : masked.length();
  }

  /** Where the words between two numbers pass from the first to the second. */
  private int split(int from, int to) {
    String between = masked.substring(from, to);
    Matcher stop = Pattern.compile("[;(]|\\.\\s|\\)|…").matcher(between);
    if (stop.find()) {
      return stop.start();
    }
    int colon = between.lastIndexOf(':');
    String words = colon >= 0 ? between.substring(0, colon) : between;
    int comma = words.lastIndexOf(',');
    return comma >= 0 ? comma : joint(words);
  }

  /** The last word that joins, with those that stand directly before it. */
  private int joint(String words) {
    Matcher m = joints.matcher(words);
    int start = words.length();
    int end = -1;
    while (m.find()) {
      boolean goesOn = end >= 0 && words.substring(end, m.start()).isBlank();
      start = goesOn ? start : m.start();
      end = m.end();
    }
    return start;
  }

  /** A bracket behind a number holds its parts, its people, or says it again. */
  private int owner(List<Mention> before, int start) {
    int open = folded.lastIndexOf('(', start);
    if (open < 0 || folded.substring(open, start).indexOf(')') >= 0) {
      return -1;
    }
    for (int j = before.size() - 1; j >= 0; j--) {
      int end = before.get(j).end();
      if (end <= open) {
        boolean near = open - end < 60 && folded.substring(end, open).indexOf(';') < 0;
        return near ? j : -1;
      }
    }
    return -1;
  }
}
