package vn.vanthu.forms.face;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.text.Phrase;

/** Everything of one document but its figures. */
public final class Face {
  private static final Pattern TITLE =
      Pattern.compile(
          "^\\W*(bao cao|bc|tong hop|bieu|so lieu|phu luc|v/v|ve viec|ket qua)\\b.*|.*\\bbao"
              + " cao\\b.*");
  private static final Pattern REPORT = Pattern.compile("^\\W*bao cao\\W*$|^\\W*bao cao .{0,150}");
  private static final Pattern NO_REPORT =
      Pattern.compile("\\W*(ke hoach|huong dan|thong bao|giay moi|to trinh|nghi quyet)\\W*");
  private static final Pattern HEADING =
      Pattern.compile("^\\W*(?:[ivx]{1,4}|\\d{1,2}|[a-e])[.)/].*");
  private static final int LONGEST_TITLE_LINES = 4;
  private static final int HEAD = 25;
  private static final int LONGEST_TITLE = 200;

  private final Form form;
  private final List<Line> lines;
  private final Sections sections;

  private Face(List<Passage> passages, Form form) {
    this.form = form;
    this.lines = Line.of(passages);
    this.sections = Sections.of(passages, form);
  }

  public static Face of(List<Passage> passages, Form form) {
    return new Face(passages, form);
  }

  /** Whether the text is on the form's subject by its words. */
  public boolean isAbout() {
    return lines.stream()
        .anyMatch(line -> form.about().stream().anyMatch(p -> p.in(line.folded())));
  }

  /** Whether it is headed as a report on the form's subject: one figure will do. */
  public boolean isTitledReport() {
    List<Line> head = lines.subList(0, Math.min(HEAD, lines.size()));
    boolean report = head.stream().anyMatch(l -> REPORT.matcher(l.folded()).matches());
    return report
        && head.stream()
            .filter(l -> l.text().length() < LONGEST_TITLE)
            .anyMatch(l -> form.about().stream().anyMatch(p -> p.in(l.folded())));
  }

  /**
   * Whether its title is another report's, or says it is no report at all. What a report on the
   * form's subject tells about other things below its title does not count.
   */
  public boolean isOther() {
    List<Line> title = title();
    return isOther(title.isEmpty() ? lines.subList(0, Math.min(HEAD, lines.size())) : title)
        || lines.stream()
            .limit(HEAD)
            .anyMatch(line -> NO_REPORT.matcher(line.folded()).matches() && isCapitals(line));
  }

  private boolean isOther(List<Line> title) {
    boolean about = title.stream().anyMatch(l -> in(form.about(), l));
    return !about
        && title.stream()
            .filter(line -> line.text().length() < LONGEST_TITLE)
            .filter(line -> TITLE.matcher(line.folded()).matches() || isCapitals(line))
            .anyMatch(line -> in(form.notAbout(), line));
  }

  /** The line "BÁO CÁO" with those under it, up to the first heading or sentence. */
  private List<Line> title() {
    for (int i = 0; i < Math.min(HEAD, lines.size()); i++) {
      if (REPORT.matcher(lines.get(i).folded()).matches()) {
        int end = i + 1;
        while (end < Math.min(i + LONGEST_TITLE_LINES, lines.size())
            && lines.get(end).text().length() < LONGEST_TITLE
            && !HEADING.matcher(lines.get(end).folded()).matches()) {
          end++;
        }
        return lines.subList(i, end);
      }
    }
    return List.of();
  }

  private static boolean in(List<Phrase> phrases, Line line) {
    return phrases.stream().anyMatch(p -> p.in(line.folded()));
  }

  private static boolean isCapitals(Line line) {
    return line.text().equals(line.text().toUpperCase(java.util.Locale.ROOT));
  }

  /** The period that it names: by its title, then its first lines, then anywhere. */
  public Optional<NamedPeriod> period(Optional<Integer> yearIfMissing) {
    Optional<Integer> year = Letterhead.date(lines).map(LocalDate::getYear).or(() -> yearIfMissing);
    List<Line> head = lines.subList(0, Math.min(14, lines.size()));
    return titled(
            head.stream()
                .filter(
                    l -> TITLE.matcher(l.folded()).matches() || l.folded().contains("ky bao cao"))
                .toList())
        .or(() -> titled(head))
        .or(() -> named(head, year))
        .or(() -> spans())
        .or(
            () ->
                named(
                    lines.stream()
                        .filter(
                            l -> l.folded().contains("bao cao") || l.folded().contains("ket qua"))
                        .toList(),
                    year))
        .or(() -> wholeYear(head));
  }

  /**
   * The quarter that a report without a named period is of by its date: the last month of a quarter
   * and the first half of the month after it. Source: reporting practice, part 3.
   */
  public Optional<NamedPeriod> quarterOfDate() {
    return Letterhead.dated(lines)
        .flatMap(
            dated ->
                Periods.quarterOf(dated.date())
                    .map(
                        quarter ->
                            new NamedPeriod(
                                quarter, new Evidence(dated.line().place(), dated.line().text()))));
  }

  public boolean isSchoolYear() {
    return lines.stream().limit(20).anyMatch(l -> Periods.school(l.folded()));
  }

  public Optional<String> number() {
    return Letterhead.number(lines);
  }

  public Optional<LocalDate> date() {
    return Letterhead.date(lines);
  }

  public Optional<String> signer() {
    boolean mailText = !lines.isEmpty() && lines.get(0).place().part().equals(Place.MAIL_TEXT);
    return Letterhead.signer(lines)
        .or(() -> mailText ? Letterhead.signature(lines) : Optional.empty());
  }

  public Map<String, Narrative> narrative() {
    return sections.narrative();
  }

  /** What may state figures. */
  public List<Passage> figures() {
    return sections.figures();
  }

  /** Ticked boxes where there are any, else the areas that the report says it covered. */
  public Set<String> topics() {
    Set<String> topics = new TreeSet<>();
    boolean boxes = lines.stream().anyMatch(l -> l.text().contains("☒") || l.text().contains("☐"));
    for (Line line : Line.of(sections.figures())) {
      boolean counts =
          boxes
              ? line.text().contains("☒")
              : form.topicLines().stream().anyMatch(p -> p.in(line.folded()));
      if (!counts) {
        continue;
      }
      if (form.allTopics().stream().anyMatch(p -> p.in(line.folded()))) {
        topics.addAll(form.topics().keySet());
      }
      if (boxes || line.cell() == 0) {
        form.topics()
            .forEach(
                (key, words) ->
                    words.stream()
                        .filter(p -> p.in(line.folded()))
                        .findFirst()
                        .ifPresent(p -> topics.add(key)));
      }
    }
    return topics;
  }

  private static Optional<NamedPeriod> titled(List<Line> some) {
    for (Line line : some) {
      Optional<Periods.Named> named = Periods.inTitle(line.folded());
      if (named.isPresent()) {
        return Optional.of(
            new NamedPeriod(named.get().period(), new Evidence(line.place(), line.text())));
      }
    }
    return Optional.empty();
  }

  private Optional<NamedPeriod> named(List<Line> some, Optional<Integer> year) {
    for (Line line : some) {
      Optional<Periods.Named> named = Periods.first(line.folded(), year);
      if (named.isPresent()) {
        return Optional.of(
            new NamedPeriod(named.get().period(), new Evidence(line.place(), line.text())));
      }
    }
    return Optional.empty();
  }

  private Optional<NamedPeriod> spans() {
    for (Line line : lines) {
      Optional<Periods.Named> named = Periods.span(line.folded());
      if (named.isPresent()) {
        return Optional.of(
            new NamedPeriod(named.get().period(), new Evidence(line.place(), line.text())));
      }
    }
    return Optional.empty();
  }

  private Optional<NamedPeriod> wholeYear(List<Line> head) {
    for (Line line : head) {
      Optional<Periods.Named> named = Periods.wholeYear(line.folded());
      if (named.isPresent()
          && (TITLE.matcher(line.folded()).matches()
              || form.about().stream().anyMatch((Phrase p) -> p.in(line.folded())))) {
        return Optional.of(
            new NamedPeriod(named.get().period(), new Evidence(line.place(), line.text())));
      }
    }
    return Optional.empty();
  }

  /** A period with the words that name it. */
  public record NamedPeriod(Period period, Evidence evidence) {}
}
