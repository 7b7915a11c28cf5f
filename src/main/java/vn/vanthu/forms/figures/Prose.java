package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Certainty;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.text.Folded;
import vn.vanthu.forms.text.Numbers;
import vn.vanthu.forms.text.Phrase;

/**
 * Figures that sentences state. Each number takes the words around it that no other number has a
 * better right to.
 */
final class Prose {
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?…])\\s+(?=[\\p{Lu}*+•-])|\\n");
  private static final Pattern ENUMERATOR =
      Pattern.compile(
          "^\\s*([-+*•–·]\\s*)*(\\(?\\d{1,2}(\\.\\d{1,2})*[.)/](?!\\d)|[IVXivx]{1,4}[.)]|[a-zđ][.)])?\\s*([-+*•–·]\\s*)*");
  private static final Pattern STRONG =
      Pattern.compile(
          "[;:(]|\\.\\s|\\)|(?<![a-z])(voi|co|thu hut|trong do|gom|bao gom|phat|treo|dang|to chuc|tiep nhan|giai quyet|tra loi|huong dan|van dong|ban hanh|con|da|(?<!ho )so|dong thoi)(?![a-z])");
  private static final Pattern NEGATION =
      Pattern.compile(
          "(?<![a-z])(khong|chua)(?: (?:co|to chuc|phat sinh|tiep nhan|ban hanh|phat hanh|thuc hien|nhan duoc|trien khai|dang|treo|de xuat|dang ky|nhan|ghi nhan))*(?![a-z])");
  private static final Pattern NO_NEGATION =
      Pattern.compile(
          "^(khong|chua) (chi|ngung|con|tap trung|giay|gian|thuong xuyen|dat|kip|cao|nhieu|dong bo|qua|the|dung|quen|thao|on dinh|day du|ro|biet|dong deu|muon|phai|de|lam|bi|dam bao|sat|bao gio|tinh|ke)(?![a-z])");
  private static final Pattern PART =
      Pattern.compile("(trong do|gom|bao gom|cu the|trong so do|rieng)[^;.]{0,40}$");
  private static final Pattern RATIO = Pattern.compile("^\\s*/\\s*(\\d{1,5})(?!\\s*[/\\d])");
  private static final Pattern LEFT_OVER = Pattern.compile("(?i)còn( lại)?\\s+(\\p{L}+\\s+){0,2}$");
  private static final Pattern RANGE = Pattern.compile("^\\s*(?:-|–|den|toi)\\s*\\d");

  private final Form form;
  private final Labels labels;
  private final Context context;
  private final List<Doubt> doubts;

  Prose(Form form, Optional<Period> period, List<Doubt> doubts) {
    this.form = form;
    this.labels = new Labels(form);
    this.context = new Context(period);
    this.doubts = doubts;
  }

  List<Found> read(Place place, String text, Certainty certainty) {
    List<Found> found = new ArrayList<>();
    for (String sentence : SENTENCE.split(text.replaceAll("(?i)tin\\s*,\\s*bài", "tin bài"))) {
      if (!sentence.isBlank()) {
        new Sentence(place, sentence.strip(), certainty, found).read();
      }
    }
    return found;
  }

  /** One sentence. */
  private final class Sentence {
    private final String text;
    private final String folded;
    private final String masked;
    private final Evidence evidence;
    private final Certainty certainty;
    private final List<Found> found;
    private final List<Taken> taken = new ArrayList<>();

    Sentence(Place place, String text, Certainty certainty, List<Found> found) {
      this.text = text;
      this.certainty = certainty;
      this.folded = Folded.of(text);
      Matcher enumerator = ENUMERATOR.matcher(text);
      int skip = enumerator.find() ? enumerator.end() : 0;
      this.masked = " ".repeat(skip) + Masks.over(folded).substring(skip);
      this.evidence = new Evidence(place, text);
      this.found = found;
    }

    void read() {
      List<Numbers.At> numbers = Numbers.in(text, masked);
      for (int i = 0; i < numbers.size(); i++) {
        number(numbers, i);
      }
      negations(numbers);
    }

    private void number(List<Numbers.At> numbers, int i) {
      Numbers.At n = numbers.get(i);
      int from = i == 0 ? 0 : numbers.get(i - 1).end();
      int to = i + 1 < numbers.size() ? numbers.get(i + 1).start() : folded.length();
      String before = lead(from, n.start(), i == 0);
      String after = behind(numbers, i, to);
      if (partOfRatio(n) || LEFT_OVER.matcher(text.substring(0, n.start())).find()) {
        return;
      }
      Optional<String> indicator =
          bracketBehindNumber(numbers, i)
              ? companion(after)
                  .or(() -> labels.around("", after, false).filter(key -> !alreadyTaken(key)))
              : named(before, after);
      if (indicator.isEmpty()
          || (n.inWords() && labels.of(after).isEmpty() && companion(after).isEmpty())) {
        return;
      }
      if (context.isOther(folded, n.start(), n.end())) {
        return;
      }
      if (RANGE.matcher(masked.substring(n.end())).find() || rangeBefore(n)) {
        doubt("range-not-a-number", indicator.get());
        return;
      }
      if (Context.isRate(folded, n.start(), n.end())) {
        doubt("per-month", indicator.get());
        return;
      }
      String digits = text.substring(n.start(), n.end() + ratioLength(n));
      if (certainty.isUnclear(digits)) {
        doubt("digits-unclear", indicator.get());
        taken.add(new Taken(indicator.get(), n.value(), n.end()));
        return;
      }
      take(n, indicator.get());
      double sure = certainty.of(digits);
      if (sure < 1) {
        found.replaceAll(
            f ->
                f.evidence() == evidence && f.indicator().equals(indicator.get())
                    ? f.read(sure)
                    : f);
      }
    }

    private int ratioLength(Numbers.At n) {
      Matcher ratio = RATIO.matcher(masked.substring(n.end()));
      return ratio.find() ? ratio.end() : 0;
    }

    /**
     * What the words around a number name; people are counted at the event that the sentence named
     * last.
     */
    private Optional<String> named(String before, String after) {
      boolean alone = after.isBlank() || before.stripTrailing().endsWith(":");
      Optional<String> named = labels.around(before, after, alone || startsWithUnit(after));
      if (startsWithUnit(after)) {
        named = named.filter(this::countsPeople);
      }
      Optional<String> around = named;
      boolean people = named.isEmpty() || form.wording(named.get()).companionOf().isPresent();
      return people && !before.contains(":")
          ? companion(after).or(() -> around)
          : named.or(() -> companion(after));
    }

    /** People are never counted as things. */
    private boolean countsPeople(String indicator) {
      String unit = form.indicator(indicator).map(i -> Folded.of(i.unitOfMeasure())).orElse("");
      return unit.contains("nguoi") || unit.contains("ca nhan");
    }

    private boolean startsWithUnit(String after) {
      String unit = head(after.strip());
      return form.wordings().values().stream()
          .filter(w -> w.companionOf().isPresent())
          .anyMatch(
              w ->
                  w.units().stream()
                      .anyMatch(p -> p.first(unit).filter(s -> s.start() < 2).isPresent()));
    }

    private void take(Numbers.At n, String indicator) {
      Matcher ratio = RATIO.matcher(masked.substring(n.end()));
      if (ratio.find()) {
        ratio(n, Long.parseLong(ratio.group(1)), indicator);
        return;
      }
      Optional<Taken> same = taken.stream().filter(t -> t.indicator.equals(indicator)).findFirst();
      if (same.isPresent()) {
        if (PART.matcher(folded.substring(same.get().end, n.start())).find()
            || !adds(indicator, n, same.get())) {
          return;
        }
        found.removeIf(f -> f.indicator().equals(indicator) && f.evidence() == evidence);
        same.get().value += n.value();
        add(indicator, same.get().value, n.about());
        return;
      }
      taken.add(new Taken(indicator, n.value(), n.end()));
      add(indicator, n.value(), n.about());
    }

    /** "02/02 ý kiến": resolved of received; "45/45 đ/c": 45 of 45; any other is no figure. */
    private void ratio(Numbers.At n, long of, String indicator) {
      Optional<Map.Entry<String, String>> check =
          form.atMost().entrySet().stream()
              .filter(e -> e.getKey().equals(indicator) || e.getValue().equals(indicator))
              .findFirst();
      if (check.isPresent() && n.value() <= of) {
        add(check.get().getKey(), n.value(), false);
        add(check.get().getValue(), of, false);
      } else if (n.value() == of) {
        add(indicator, of, false);
      }
    }

    private boolean adds(String indicator, Numbers.At n, Taken before) {
      List<Phrase> adds = form.wording(indicator).adds();
      String here = head(folded.substring(n.end()));
      String there = head(folded.substring(before.end));
      Optional<Phrase> mine = adds.stream().filter(p -> p.in(here)).findFirst();
      Optional<Phrase> theirs = adds.stream().filter(p -> p.in(there)).findFirst();
      return mine.isPresent() && theirs.isPresent() && mine.get() != theirs.get();
    }

    private static String head(String after) {
      return after.substring(0, Math.min(18, after.length())).replaceAll("[,;.(].*", "");
    }

    private void add(String indicator, long value, boolean about) {
      found.add(new Found(indicator, value, about ? 0.8 : 0.92, about, evidence));
      if (about) {
        doubt("approximate", indicator);
      }
    }

    private void doubt(String code, String indicator) {
      Doubt doubt = new Doubt(code, Doubt.Severity.QUESTION, Optional.of(indicator), text);
      if (!doubts.contains(doubt)) {
        doubts.add(doubt);
      }
    }

    /** The words behind a number that belong to it; behind "14/14" they follow the second. */
    private String behind(List<Numbers.At> numbers, int i, int to) {
      Matcher ratio = RATIO.matcher(masked.substring(numbers.get(i).end()));
      if (!ratio.find()) {
        return tail(numbers.get(i).end(), to, i + 1 < numbers.size());
      }
      int end = numbers.get(i).end() + ratio.end();
      boolean more = i + 2 < numbers.size();
      return tail(end, more ? numbers.get(i + 2).start() : folded.length(), more);
    }

    /** The words before a number that belong to it, not to the number before. */
    private String lead(int from, int to, boolean first) {
      String between = masked.substring(from, to);
      String lead = between.substring(first ? lastStop(between) : split(between));
      String label = lead.stripTrailing();
      return label.endsWith(":")
          ? lead.substring(lead.lastIndexOf(':', label.length() - 2) + 1)
          : lead;
    }

    /** The words behind a number that belong to it. */
    private String tail(int from, int to, boolean more) {
      String between = masked.substring(from, to);
      Matcher stop = Pattern.compile("[;.:]|\\)").matcher(between);
      if (!more) {
        Matcher strong = STRONG.matcher(between);
        int end = stop.find() ? stop.start() : between.length();
        return between.substring(
            0, strong.find(Math.min(2, between.length())) ? Math.min(end, strong.start()) : end);
      }
      return between.substring(0, split(between));
    }

    private int lastStop(String between) {
      return Math.max(between.lastIndexOf(';'), between.lastIndexOf(". ")) + 1;
    }

    /** Where the words between two numbers pass from the first to the second. */
    private int split(String between) {
      int colon = between.lastIndexOf(':');
      if (colon >= 0) {
        String head = between.substring(0, colon);
        int stop =
            Math.max(
                head.lastIndexOf('('), Math.max(head.lastIndexOf(';'), head.lastIndexOf(". ")));
        int comma = stop >= 0 ? stop : head.lastIndexOf(',');
        return comma >= 0 ? comma + 1 : 0;
      }
      int hard = Math.max(between.lastIndexOf(';'), between.lastIndexOf(". "));
      if (hard >= 0) {
        return hard + 1;
      }
      int comma = between.lastIndexOf(',');
      if (comma >= 0) {
        return comma;
      }
      Matcher strong = STRONG.matcher(between);
      return strong.find() ? strong.start() : between.length();
    }

    /**
     * A bare count of people goes on with the last event that the sentence counted and that has
     * none yet.
     */
    private Optional<String> companion(String after) {
      String unit = head(after.strip());
      for (int i = taken.size() - 1; i >= 0; i--) {
        String event = taken.get(i).indicator;
        Optional<String> people =
            form.wordings().entrySet().stream()
                .filter(e -> e.getValue().companionOf().filter(event::equals).isPresent())
                .filter(
                    e ->
                        e.getValue().units().stream()
                            .anyMatch(p -> p.first(unit).filter(s -> s.start() < 2).isPresent()))
                .map(Map.Entry::getKey)
                .filter(key -> !alreadyTaken(key))
                .findFirst();
        if (people.isPresent()) {
          return people;
        }
      }
      return Optional.empty();
    }

    private boolean partOfRatio(Numbers.At n) {
      return masked.substring(0, n.start()).matches("(?s).*\\d\\s*/\\s*$");
    }

    private boolean rangeBefore(Numbers.At n) {
      return masked.substring(0, n.start()).matches("(?s).*(\\d\\s*[-–]\\s*|tu \\d+ (den|toi) )$");
    }

    /** A bracket behind a number holds its parts, or says it again. */
    private boolean bracketBehindNumber(List<Numbers.At> numbers, int i) {
      int start = numbers.get(i).start();
      int open = folded.lastIndexOf('(', start);
      if (open < 0 || folded.substring(open, start).indexOf(')') >= 0) {
        return false;
      }
      for (int j = i - 1; j >= 0; j--) {
        if (numbers.get(j).end() <= open) {
          return open - numbers.get(j).end() < 60
              && folded.substring(numbers.get(j).end(), open).indexOf(';') < 0;
        }
      }
      return false;
    }

    private void negations(List<Numbers.At> numbers) {
      Matcher m = NEGATION.matcher(masked);
      while (m.find()) {
        if (!NO_NEGATION.matcher(folded.substring(m.start())).find()
            && !context.isOther(folded, m.start(), m.end())) {
          negation(m.start(), m.end(), numbers);
        }
      }
    }

    private void negation(int start, int end, List<Numbers.At> numbers) {
      int from = 0;
      for (Numbers.At n : numbers) {
        from = n.end() <= start ? n.end() : from;
      }
      int stop = Math.max(masked.lastIndexOf(';', start), masked.lastIndexOf(". ", start)) + 1;
      String before = masked.substring(Math.max(from, stop), start);
      String after = masked.substring(end).replaceAll("[;.:(].*", "");
      Optional<String> named = Optional.empty();
      if (before.contains(":")) {
        String label = before.substring(0, before.lastIndexOf(':'));
        named = labels.of(label.substring(label.lastIndexOf(':') + 1));
      }
      if (named.isEmpty() || alreadyTaken(named.get())) {
        Optional<String> behind =
            companion(after).or(() -> labels.of(firstOf(after))).or(() -> labels.of(after));
        named =
            behind.isPresent()
                ? behind
                : named.isPresent()
                    ? named
                    : endsWithNegation(after) ? labels.of(before) : Optional.empty();
      }
      if (named.isPresent() && !alreadyTaken(named.get())) {
        taken.add(new Taken(named.get(), 0, end));
        add(named.get(), 0, false);
      }
    }

    private boolean alreadyTaken(String indicator) {
      return taken.stream().anyMatch(t -> t.indicator.equals(indicator));
    }

    private static String firstOf(String after) {
      return after.replaceAll(",.*", "");
    }

    private static boolean endsWithNegation(String after) {
      return after.replaceAll("[,;.].*", "").isBlank();
    }
  }

  /** A figure that a sentence has stated so far. */
  private static final class Taken {
    private final String indicator;
    private long value;
    private final int end;

    Taken(String indicator, long value, int end) {
      this.indicator = indicator;
      this.value = value;
      this.end = end;
    }
  }
}
