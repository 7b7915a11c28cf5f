package vn.vanthu;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.vanthu.console.ReportJson;

/**
 * One mail as it was read, beside the truth. A mail read as several reports is compared by the one
 * that fits best; the figures of the others are wrong, so that a report taken twice is seen.
 *
 * @param lines what was read, empty when the file was not there
 */
record Comparison(Truth truth, List<ReportJson> lines) {

  /** How one figure was read, the best first. */
  enum Verdict {
    RIGHT,
    /** Not recorded, but a finding asks about it. */
    ASKED,
    /** Not recorded, and nobody is asked about it. */
    MISSING,
    /** Another value, or one that the mail does not state. */
    WRONG
  }

  /** Each figure that the mail states or that was recorded, by its indicator. */
  Map<String, Verdict> figures() {
    return best().map(this::figures).orElseGet(() -> figures(Map.of(), List.of()));
  }

  private Map<String, Verdict> figures(ReportJson line) {
    return figures(line.indicators(), line.findings());
  }

  private Map<String, Verdict> figures(
      Map<String, ReportJson.Figure> found, List<ReportJson.Finding> findings) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    truth.indicators().keySet().forEach(key -> verdicts.put(key, missing(key, findings)));
    found.forEach(
        (key, figure) ->
            verdicts.put(
                key,
                Objects.equals(truth.indicators().get(key), figure.value())
                    ? Verdict.RIGHT
                    : Verdict.WRONG));
    return verdicts;
  }

  private static Verdict missing(String key, List<ReportJson.Finding> findings) {
    return findings.stream().anyMatch(f -> key.equals(f.indicator()))
        ? Verdict.ASKED
        : Verdict.MISSING;
  }

  boolean states(String indicator) {
    return truth.indicators().containsKey(indicator);
  }

  /** Figures recorded in further lines of the same mail. */
  int surplus() {
    return lines.stream().mapToInt(l -> l.indicators().size()).sum()
        - best().map(l -> l.indicators().size()).orElse(0);
  }

  /** Whether class, answer and, for a report, each fact, the topics and the narrative are right. */
  Map<String, Boolean> facts() {
    Map<String, Boolean> right = new LinkedHashMap<>();
    right.put("class", is(truth.kind(), best().map(ReportJson::kind)));
    right.put("ack", best().filter(l -> l.ack() == truth.ack()).isPresent());
    if (truth.isReport()) {
      Map<String, Optional<String>> found = found();
      Truth.FACTS.forEach(
          key ->
              right.put(
                  key,
                  best().isPresent()
                      && is(truth.facts().get(key), found.getOrDefault(key, Optional.empty()))));
      right.put(
          "topics",
          best()
              .filter(l -> l.topics().stream().sorted().toList().equals(truth.topics()))
              .isPresent());
      truth
          .narrative()
          .forEach((key, phrase) -> right.put(key, clean(said(key)).contains(clean(phrase))));
    }
    return right;
  }

  private Map<String, Optional<String>> found() {
    Map<String, Optional<String>> found = new LinkedHashMap<>();
    best()
        .ifPresent(
            l -> {
              found.put("unit", Optional.ofNullable(l.unit()));
              found.put("period", Optional.ofNullable(l.period()));
              found.put("doc_number", Optional.ofNullable(l.docNumber()));
              found.put("doc_date", Optional.ofNullable(l.docDate()));
              found.put("signer", Optional.ofNullable(l.signer()));
            });
    return found;
  }

  /** What was recorded for {@code key}, in words for a list. */
  String foundFor(String key) {
    return best()
        .flatMap(l -> Optional.ofNullable(l.indicators().get(key)))
        .map(figure -> figure.value() + ": " + figure.evidence().text())
        .orElse("nothing");
  }

  /** The line that fits the truth best: most figures right less those that are wrong. */
  Optional<ReportJson> best() {
    return lines.stream()
        .max(
            Comparator.<ReportJson>comparingLong(
                    l -> count(figures(l), Verdict.RIGHT) - count(figures(l), Verdict.WRONG))
                .thenComparing(l -> is(truth.facts().get("unit"), Optional.ofNullable(l.unit()))));
  }

  private static long count(Map<String, Verdict> figures, Verdict verdict) {
    return figures.values().stream().filter(verdict::equals).count();
  }

  /** The form that read it, or "none". */
  String form() {
    return best().flatMap(l -> Optional.ofNullable(l.form())).orElse("none");
  }

  /** Where the figures stood: the extension of the file, or "text" for the mail's own words. */
  String kindOfFile() {
    Optional<String> source =
        best()
            .flatMap(l -> l.indicators().values().stream().findFirst())
            .map(figure -> figure.evidence().part());
    return source
        .or(() -> best().flatMap(l -> l.parts().stream().findFirst()).map(ReportJson.Part::name))
        .filter(name -> name.matches("(?s).*\\.[A-Za-z0-9]{2,4}"))
        .map(name -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
        .orElse("text");
  }

  private String said(String key) {
    return best()
        .flatMap(l -> Optional.ofNullable(l.narrative().get(key)))
        .map(ReportJson.Said::value)
        .orElse("");
  }

  private static boolean is(@Nullable String expected, Optional<String> found) {
    return clean(expected == null ? "" : expected).equals(clean(found.orElse("")));
  }

  private static String clean(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("\\s+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
