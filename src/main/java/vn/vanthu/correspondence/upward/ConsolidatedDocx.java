package vn.vanthu.correspondence.upward;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.correspondence.trends.CityIndex;
import vn.vanthu.correspondence.trends.Trend;
import vn.vanthu.correspondence.trends.TrendPicture;
import vn.vanthu.correspondence.upward.Consolidation.Compared;
import vn.vanthu.correspondence.upward.Consolidation.Line;
import vn.vanthu.correspondence.upward.Consolidation.Said;
import vn.vanthu.correspondence.upward.Consolidation.Theme;
import vn.vanthu.correspondence.upward.DocxTemplate.Text;
import vn.vanthu.correspondence.voices.Voice;
import vn.vanthu.forms.Form;

/**
 * The consolidated report as a Word document in the official layout (Decree 30/2020/NĐ-CP, annex
 * I); number, date and signature are left to the clerk.
 */
@Component
class ConsolidatedDocx {
  private static final int NAMED_UNITS = 5;
  private static final int CHARTS = 6;

  /** A reader takes no more in; the workbook has all of them. */
  private static final int MOST_THEMES = 40;

  private static final double CHART_WIDTH = 16;
  private static final String FIRST_VOICES = "difficulties";

  private final Path template;
  private final Templates words;
  private final HouseStyle style;
  private final ConsolidatedAnnexes annexes;

  ConsolidatedDocx(
      @Value("${vanthu.documents:config/documents}") Path documents,
      Templates words,
      HouseStyle style) {
    this.template = documents.resolve("consolidated.docx");
    this.words = words;
    this.style = style;
    this.annexes = new ConsolidatedAnnexes(words, style);
  }

  /**
   * Writes the document.
   *
   * @param correcting the report that it supplements
   * @param changed what that one says otherwise
   * @throws IOException if the template cannot be read
   */
  void write(
      Consolidation of,
      Optional<ConsolidatedReport> correcting,
      List<FiguresFile.Changed> changed,
      OutputStream out)
      throws IOException {
    try (DocxTemplate docx = DocxTemplate.open(template)) {
      docx.paragraphs("situation", situation(of));
      List<Text> reporting = new ArrayList<>(List.of(Text.of(reporting(of))));
      correcting.ifPresent(earlier -> reporting.addAll(supplement(earlier, changed)));
      docx.paragraphs("reporting", reporting);
      docx.paragraphs("results", results(of));
      trends(of, docx);
      CitedVoices cited = new CitedVoices(of.voices());
      for (Map.Entry<String, List<Theme>> part : of.narrative().entrySet()) {
        List<Text> texts = new ArrayList<>();
        if (part.getKey().equals(FIRST_VOICES) && !of.voices().isEmpty()) {
          texts.add(Text.of(voices(cited)));
        }
        texts.addAll(said(part.getValue(), cited));
        docx.paragraphs("narrative." + part.getKey(), texts);
      }
      annexes.tables(of, docx);
      docx.fill(placeholders(of));
      docx.write(annexes.rows(of), out);
    }
  }

  private Map<String, String> placeholders(Consolidation of) {
    Map<String, String> all = new HashMap<>();
    style.office().forEach((key, value) -> all.put("office." + key, value));
    String superior = all.getOrDefault("office.superior", "");
    all.put("office.superior_capitals", superior.toUpperCase(Locale.ROOT));
    String title = of.form().title();
    all.put("title", title);
    all.put("title_capital", title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1));
    all.put("period", style.period(of.campaign().period()));
    all.put("year", String.valueOf(style.local(of.at()).getYear()));
    all.put("signer", all.getOrDefault("office.signer", ""));
    return all;
  }

  private List<Text> situation(Consolidation of) {
    return of.campaign()
        .terms()
        .document()
        .map(
            document ->
                List.of(
                    Text.of(
                        words.word(
                            "upward.situation",
                            document,
                            of.form().title(),
                            style.period(of.campaign().period())))))
        .orElse(List.of());
  }

  private String reporting(Consolidation of) {
    return words.word(
        "upward.reporting",
        style.day(of.at()),
        style.count(of.units().size()),
        style.count(of.asked()),
        percent(of.rate()),
        style.count(of.onTime()),
        style.count(of.missing().size()));
  }

  private List<Text> supplement(ConsolidatedReport earlier, List<FiguresFile.Changed> changed) {
    List<Text> texts = new ArrayList<>();
    texts.add(
        Text.of(
            words.word(
                changed.isEmpty() ? "upward.supplement-same" : "upward.supplement",
                style.count(earlier.number() + 1L),
                earlier.docNumber().orElse(""),
                earlier.docDate().map(style::day).orElse(""))));
    String none = words.word("upward.not-stated");
    for (FiguresFile.Changed change : changed) {
      texts.add(
          Text.of(
              words.word(
                  "upward.changed",
                  change.indicator().label(),
                  change.before().map(style::number).orElse(none),
                  change.after().map(style::number).orElse(none))));
    }
    return texts;
  }

  private List<Text> results(Consolidation of) {
    List<Text> texts = new ArrayList<>();
    int number = 1;
    if (of.topics().values().stream().anyMatch(units -> units > 0)) {
      texts.add(Text.heading(number++ + ". " + words.word("upward.topics")));
      texts.addAll(topics(of));
    }
    for (Form.Section section : sections(of.form())) {
      texts.add(Text.heading(number++ + ". " + section.title()));
      for (String indicator : section.indicators()) {
        of.line(indicator).ifPresent(line -> texts.add(Text.of(line(line))));
      }
    }
    return texts;
  }

  private List<Text> topics(Consolidation of) {
    Map<String, String> labels = of.form().outline().topicLabels();
    return of.topics().entrySet().stream()
        .filter(topic -> topic.getValue() > 0)
        .map(
            topic ->
                words.word(
                    "upward.topic",
                    labels.getOrDefault(topic.getKey(), topic.getKey()),
                    style.count(topic.getValue())))
        .map(Text::of)
        .toList();
  }

  /** A form without an outline has all its figures in one section. */
  private List<Form.Section> sections(Form form) {
    List<String> all = form.indicators().stream().map(i -> i.key()).toList();
    return form.outline().sections().isEmpty()
        ? List.of(new Form.Section(words.word("upward.figures"), all))
        : form.outline().sections();
  }

  private String line(Line line) {
    if (line.stating() == 0) {
      return words.word("upward.line-none", line.indicator().label());
    }
    String sum =
        words.word(
            "upward.line",
            line.indicator().label(),
            style.number(line.total()),
            line.indicator().unitOfMeasure(),
            style.count(line.stating()));
    List<String> compared = new ArrayList<>();
    line.before().ifPresent(c -> compared.add(compared(c)));
    line.yearEarlier().ifPresent(c -> compared.add(compared(c)));
    compared.add(0, sum);
    return String.join("; ", compared) + ".";
  }

  private String compared(Compared c) {
    String more = c.then() == 0 ? "from-none" : "more"; // no share of nothing
    String key = c.now() == c.then() ? "same" : c.now() > c.then() ? more : "less";
    return words.word(
        "upward.compared-" + key,
        style.shortPeriod(c.period()),
        style.count(c.then()),
        c.growth().map(g -> percent(Math.abs(g))).orElse("–"),
        style.count(c.units()),
        style.count(c.now()));
  }

  /** Charts of what moved most, and the city's indices with their sources. */
  private void trends(Consolidation of, DocxTemplate docx) throws IOException {
    List<Text> texts = new ArrayList<>();
    for (CityIndex index : of.indices()) {
      String rank = index.rank().map(String::valueOf).orElse("");
      texts.add(
          Text.of(
              words.word(
                  index.rank().isPresent() ? "upward.index-ranked" : "upward.index",
                  words.word("upward.index." + index.name()),
                  String.valueOf(index.year()),
                  index.points().toPlainString().replace('.', ','),
                  index.source(),
                  rank)));
    }
    List<Trend> shown = of.trends().stream().limit(CHARTS).toList();
    if (shown.isEmpty()) {
      docx.paragraphs("trends", texts);
      return;
    }
    int rows = (shown.size() + 1) / 2;
    double width = shown.size() == 1 ? CHART_WIDTH / 2 : CHART_WIDTH;
    texts.add(Text.of(words.word("upward.trends")));
    docx.picture(
        "trends", TrendPicture.of(shown, style::shortPeriod), width, rows * CHART_WIDTH / 4, texts);
  }

  private String voices(CitedVoices cited) {
    return words.word(
        "upward.voices",
        style.count(cited.count()),
        style.count(cited.units()),
        style.count(cited.count(Voice.Kind.DIFFICULTY)),
        style.count(cited.count(Voice.Kind.PROPOSAL)),
        style.count(cited.count(Voice.Kind.OPINION)),
        style.count(cited.count(Voice.State.PASSED_ON)),
        style.count(cited.count(Voice.State.ANSWERED)));
  }

  private List<Text> said(List<Theme> themes, CitedVoices cited) {
    if (themes.isEmpty()) {
      return List.of(Text.of(words.word("upward.nothing-said")));
    }
    List<Text> texts = new ArrayList<>();
    themes.stream()
        .limit(MOST_THEMES)
        .map(t -> words.word("upward.said", t.said().get(0).text(), source(t, cited)))
        .forEach(text -> texts.add(Text.of(text)));
    if (themes.size() > MOST_THEMES) {
      List<Theme> more = themes.subList(MOST_THEMES, themes.size());
      long units = more.stream().flatMap(t -> t.said().stream()).map(Said::unit).distinct().count();
      texts.add(
          Text.of(words.word("upward.said-more", style.count(more.size()), style.count(units))));
    }
    return texts;
  }

  /** The unions that say so, and the numbers under which the register of voices holds it. */
  private String source(Theme theme, CitedVoices cited) {
    List<Long> numbers = cited.of(theme);
    if (numbers.isEmpty()) {
      return names(theme);
    }
    String some =
        String.join(", ", numbers.stream().limit(NAMED_UNITS).map(String::valueOf).toList());
    return words.word(
        "upward.cited", names(theme), numbers.size() > NAMED_UNITS ? some + ", …" : some);
  }

  private String names(Theme theme) {
    List<String> names = theme.said().stream().map(said -> said.unit().name()).distinct().toList();
    if (names.size() <= NAMED_UNITS) {
      return String.join(", ", names);
    }
    return words.word(
        "upward.and-others",
        String.join(", ", names.subList(0, NAMED_UNITS)),
        style.count(names.size() - NAMED_UNITS));
  }

  private static String percent(double share) {
    return String.format(Locale.forLanguageTag("vi"), "%,.1f", share);
  }
}
