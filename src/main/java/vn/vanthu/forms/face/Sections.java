package vn.vanthu.forms.face;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.Table;
import vn.vanthu.forms.text.Folded;
import vn.vanthu.forms.text.Numbers;
import vn.vanthu.forms.text.Phrase;

/**
 * Parts a report into what may state figures and what tells of difficulties, proposals and plans.
 */
final class Sections {
  private static final Pattern MARK =
      Pattern.compile(
          "^\\s*(?:[-+*•–·]\\s*)*(?:(?:phan\\s+)?(?:[ivx]{1,5}|\\d{1,2}(?:\\.\\d{1,2})*|[a-e])\\s*[.):/-]+)?\\s*(?:[-+*•–·]\\s*)*");
  private static final Pattern NUMBERED =
      Pattern.compile(
          "^\\s*(?:[-+*•–·]\\s*)*(?:phan\\s+)?(?:[ivx]{1,5}|\\d{1,2}(?:\\.\\d{1,2})*|[a-e])\\s*[.):/-]\\s*\\S.*");
  private static final Pattern NONE =
      Pattern.compile("^(khong|khong co|chua co|khong phat sinh|0|-)?[.;…\\s]*$");
  private static final Pattern HINT = Pattern.compile("^\\(.*\\)$");
  private static final Pattern CLOSING =
      Pattern.compile(
          "^\\W*(noi nhan|tm\\.|t/m|kt\\.|tren day la|chu tich|nguoi lap|tran trong|ban chap"
              + " hanh|kinh mong)\\b.*");
  private static final Pattern RESULTS =
      Pattern.compile("(?<![a-z])(quy|thang|nam|bao cao|ket qua)(?![a-z])");
  private static final Pattern NIL = Pattern.compile("^\\s*(?:khong|chua)(?: co)?\\W*$");
  private static final int LONGEST_FIGURE = 60;
  private static final int LONGEST_CLOSING = 60;
  private static final int LONGEST_HEADING = 110;

  private final Form form;
  private final List<Passage> figures = new ArrayList<>();
  private final Map<String, List<Said>> said = new LinkedHashMap<>();
  private Optional<String> open = Optional.empty();

  private Sections(Form form) {
    this.form = form;
  }

  static Sections of(List<Passage> passages, Form form) {
    Sections sections = new Sections(form);
    passages.forEach(sections::passage);
    return sections;
  }

  /** What may state figures. */
  List<Passage> figures() {
    return figures;
  }

  /** What the narrative sections say, in their own words. */
  Map<String, Narrative> narrative() {
    Map<String, Narrative> narrative = new LinkedHashMap<>();
    said.forEach(
        (key, pieces) -> {
          String text = String.join("\n", pieces.stream().map(Said::text).toList()).strip();
          if (!text.isEmpty()) {
            narrative.put(key, new Narrative(text, new Evidence(pieces.get(0).place(), text)));
          }
        });
    return narrative;
  }

  private void passage(Passage passage) {
    if (passage instanceof Paragraph p) {
      p.text().lines().forEach(line -> line(p.with(line)));
    } else if (passage instanceof Table t) {
      table(t);
    }
  }

  private void line(Paragraph p) {
    String folded = Folded.of(p.text());
    if (HINT.matcher(folded.strip()).matches()) {
      return;
    }
    if (CLOSING.matcher(folded).matches() && folded.length() < LONGEST_CLOSING) {
      open = Optional.empty();
      return;
    }
    List<Heading> headings = headings(p.text(), folded);
    if (headings.isEmpty()) {
      plain(p, folded);
      return;
    }
    int first = headings.get(0).start();
    if (first > 0 && !p.text().substring(0, first).isBlank()) {
      plain(p.with(p.text().substring(0, first)), folded.substring(0, first));
    }
    for (int i = 0; i < headings.size(); i++) {
      Heading heading = headings.get(i);
      int end = i + 1 < headings.size() ? headings.get(i + 1).start() : p.text().length();
      open = Optional.of(heading.key());
      say(heading.key(), p.place(), p.text().substring(heading.end(), end));
    }
    boolean inline = headings.get(headings.size() - 1).end() < p.text().length() - 3;
    open = inline ? Optional.of("inline:" + headings.get(headings.size() - 1).key()) : open;
  }

  private void plain(Paragraph p, String folded) {
    boolean numbered = NUMBERED.matcher(folded).matches();
    boolean figureSection = isFigureHeading(p, folded);
    if (open.isPresent()
        && (figureSection
            || (open.get().startsWith("inline:")
                && (numbered || !p.text().matches("^\\s*[-+•*].*"))))) {
      open = Optional.empty();
    }
    if (open.isPresent()) {
      say(open.get().replace("inline:", ""), p.place(), p.text());
    } else {
      figures.add(p);
    }
  }

  /** A short line that begins a section of results. */
  private boolean isFigureHeading(Paragraph p, String folded) {
    boolean heading = NUMBERED.matcher(folded).matches() && folded.length() < LONGEST_HEADING;
    boolean capitals =
        p.text().equals(p.text().toUpperCase(java.util.Locale.ROOT))
            && folded.matches(".*[a-z]{3}.*");
    return (heading || capitals)
        && folded.matches(
            ".*(ket qua|so lieu|noi dung|hinh thuc|tinh hinh|cong tac|dac diem|tuyen truyen|thong"
                + " ke|chi dao|uu diem).*");
  }

  /** Wordings of narrative that head a line, or stand before a colon after a full stop. */
  private List<Heading> headings(String text, String folded) {
    List<Heading> found = new ArrayList<>();
    int at = 0;
    while (at < folded.length()) {
      Optional<Heading> heading = headingAt(text, folded, at);
      heading.ifPresent(found::add);
      int next = folded.indexOf(". ", Math.max(at, heading.map(Heading::end).orElse(at)));
      at = next < 0 ? folded.length() : next + 2;
    }
    return found;
  }

  private Optional<Heading> headingAt(String text, String folded, int at) {
    Matcher mark = MARK.matcher(folded).region(at, folded.length());
    int start = mark.lookingAt() ? mark.end() : at;
    int colon = folded.indexOf(':', start);
    int stop = folded.indexOf(". ", start);
    boolean beforeColon =
        colon > 0 && colon - start < LONGEST_HEADING && (stop < 0 || colon < stop);
    boolean bare =
        at == 0
            && folded.length() - start < LONGEST_HEADING
            && !folded.strip().endsWith(".")
            && colon < 0;
    if (!beforeColon && !bare) {
      return Optional.empty();
    }
    if (beforeColon && isFigure(text.substring(colon + 1))) {
      return Optional.empty();
    }
    String head = beforeColon ? folded.substring(start, colon) : folded.substring(start);
    return key(head).map(key -> new Heading(key, at, beforeColon ? colon + 1 : text.length()));
  }

  /** "Kiến nghị của NLĐ: 11/11 đã trả lời" counts, it tells nothing. */
  private static boolean isFigure(String words) {
    List<Numbers.At> numbers = Numbers.in(words, Folded.of(words));
    int start = words.length() - words.stripLeading().length();
    boolean number = !numbers.isEmpty() && numbers.get(0).start() == start;
    return words.length() < LONGEST_FIGURE && (number || NIL.matcher(Folded.of(words)).matches());
  }

  /** The narrative that a heading names by its first words. */
  private Optional<String> key(String head) {
    String trimmed = head.strip();
    boolean counted =
        trimmed.matches(".*(tiep nhan|giai quyet|tra loi|so y kien|so kien nghi|y kien).*")
            && !trimmed.matches(
                ".*(de xuat|de nghi|voi (huyen|cap|lien doan|thanh pho|ubnd|ldld)).*");
    if (counted) {
      return Optional.empty();
    }
    Optional<String> best = Optional.empty();
    int nearest = 13;
    int longest = 0;
    for (Map.Entry<String, List<Phrase>> entry : form.narrative().entrySet()) {
      for (Phrase phrase : entry.getValue()) {
        Optional<Phrase.Span> span = phrase.first(trimmed);
        if (span.isPresent()
            && !RESULTS.matcher(trimmed.substring(0, span.get().start())).find()
            && (span.get().start() < nearest
                || (span.get().start() == nearest && span.get().length() > longest))) {
          best = Optional.of(entry.getKey());
          nearest = span.get().start();
          longest = span.get().length();
        }
      }
    }
    return best;
  }

  private void say(String key, Place place, String words) {
    String folded = Folded.of(words).strip();
    if (!NONE.matcher(folded).matches() && !HINT.matcher(folded).matches()) {
      said.computeIfAbsent(key, k -> new ArrayList<>()).add(new Said(place, words.strip()));
    }
  }

  /** Rows of narrative are taken out of a table; what is left may state figures. */
  private void table(Table t) {
    boolean signature =
        CLOSING.matcher(Folded.of(t.text())).matches() || Folded.of(t.text()).contains("noi nhan");
    if (signature) {
      open = Optional.empty();
      return;
    }
    if (open.isPresent() && !open.get().startsWith("inline:") && t.rows().size() < 3) {
      say(open.get(), t.place(), t.text());
      return;
    }
    open = Optional.empty();
    List<List<Table.Cell>> rest = new ArrayList<>();
    List<Integer> pages = new ArrayList<>();
    for (int i = 0; i < t.rows().size(); i++) {
      if (!narrativeRow(t.placeOf(i), t.rows().get(i))) {
        rest.add(t.rows().get(i));
        pages.add(t.placeOf(i).page());
      }
    }
    if (!rest.isEmpty()) {
      figures.add(new Table(t.place(), rest, pages));
    }
  }

  private boolean narrativeRow(Place place, List<Table.Cell> row) {
    List<String> cells =
        row.stream()
            .filter(c -> !c.continued() && !c.text().isBlank())
            .map(Table.Cell::text)
            .toList();
    for (int i = 0; i + 1 < cells.size(); i++) {
      String folded = Folded.of(cells.get(i));
      String value = cells.get(i + 1);
      Optional<String> key =
          folded.length() < LONGEST_HEADING
              ? key(MARK.matcher(folded).replaceFirst(""))
              : Optional.empty();
      if (key.isPresent() && value.length() > 12 && !value.matches("\\s*\\d+.{0,12}")) {
        say(key.get(), place, value);
        return true;
      }
    }
    return false;
  }

  private record Heading(String key, int start, int end) {}

  private record Said(Place place, String text) {}
}
