package vn.vanthu.correspondence.answers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.forms.Certainty;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.Reading;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.intake.PartFate;
import vn.vanthu.intake.ReadReport;

/**
 * What an answer asks: what is not stated and what is doubtful, in one count, seven at the most,
 * doubts first.
 */
final class Questions {
  static final Set<String> PLACEHOLDERS =
      Set.of(
          "missing",
          "has_missing",
          "more_missing",
          "has_more_missing",
          "questions",
          "has_questions",
          "number",
          "label",
          "text",
          "count");
  private static final int MOST = 7;
  private static final int LONGEST_QUOTE = 160;

  private final Templates templates;
  private final HouseStyle style;

  Questions(Templates templates, HouseStyle style) {
    this.templates = templates;
    this.style = style;
  }

  /**
   * What there is to ask about a report.
   *
   * @param first the number of its first question
   */
  Asked about(ReadReport report, Form form, List<PartFate> parts, int first) {
    if (report.reading().isEmpty()) {
      return asked(List.of(), List.of(), first);
    }
    List<String> doubts = new ArrayList<>();
    for (Doubt doubt : report.doubts()) {
      question(doubt, report, form).filter(q -> !doubts.contains(q)).ifPresent(doubts::add);
    }
    parts.stream()
        .filter(PartFate::unread)
        .map(part -> templates.word("question.attachment", part.name(), reason(part)))
        .forEach(doubts::add);
    List<String> some = doubts.subList(0, Math.min(MOST, doubts.size()));
    return asked(missing(report, form), some, first);
  }

  /** What a report of these figures does not state. */
  Asked missing(Map<String, StatedValue> stated, Form form) {
    List<String> missing =
        form.indicators().stream()
            .filter(i -> !stated.containsKey(i.key()))
            .map(Indicator::label)
            .toList();
    return asked(missing, List.of(), 1);
  }

  /** Why a file could not be read, in words. */
  String reason(PartFate part) {
    boolean telephone = part.outcome().equals("unsupported") && part.type().startsWith("image/hei");
    return templates.word(telephone ? "reason.heic" : "reason." + part.outcome());
  }

  private static Asked asked(List<String> missing, List<String> doubts, int first) {
    int shown = Math.min(MOST - doubts.size(), missing.size());
    List<String> more = missing.subList(shown, missing.size());
    Map<String, Object> values = new HashMap<>();
    values.put("missing", numbered(missing.subList(0, shown), first, "label"));
    values.put("has_missing", !missing.isEmpty());
    values.put("more_missing", String.join("; ", more));
    values.put("has_more_missing", !more.isEmpty());
    values.put("questions", numbered(doubts, first + shown, "text"));
    values.put("has_questions", !doubts.isEmpty());
    values.put("count", shown + doubts.size());
    return new Asked(shown + doubts.size(), values);
  }

  private static List<Map<String, Object>> numbered(List<String> lines, int first, String name) {
    List<Map<String, Object>> numbered = new ArrayList<>();
    for (String line : lines) {
      numbered.add(Map.of("number", first + numbered.size(), name, line));
    }
    return numbered;
  }

  private static List<String> missing(ReadReport report, Form form) {
    Map<String, StatedValue> stated = report.reading().map(Reading::indicators).orElse(Map.of());
    List<String> doubted = report.doubts().stream().flatMap(d -> d.indicator().stream()).toList();
    return form.indicators().stream()
        .filter(i -> !stated.containsKey(i.key()) && !doubted.contains(i.key()))
        .map(Indicator::label)
        .toList();
  }

  private Optional<String> question(Doubt doubt, ReadReport report, Form form) {
    String key = "question." + doubt.code();
    if (doubt.severity() != Doubt.Severity.QUESTION || !templates.has(key)) {
      return Optional.empty();
    }
    String quote = doubt.text().replace(Certainty.UNREADABLE, "…").replaceAll("\\s+", " ");
    String shown = quote.length() > LONGEST_QUOTE ? quote.substring(0, LONGEST_QUOTE) + "…" : quote;
    String label = doubt.indicator().flatMap(form::indicator).map(Indicator::label).orElse("");
    String period =
        report.period().map(style::period).orElseGet(() -> templates.word("period.unnamed"));
    return Optional.of(templates.word(key, shown, label, period, beside(doubt, form)));
  }

  /** What the doubtful figure is held against: the whole that it is part of, or its event. */
  private static String beside(Doubt doubt, Form form) {
    return doubt
        .indicator()
        .flatMap(
            key ->
                Optional.ofNullable(form.atMost().get(key))
                    .or(
                        () ->
                            Optional.ofNullable(form.wordings().get(key))
                                .flatMap(Form.Wording::companionOf)))
        .flatMap(form::indicator)
        .map(Indicator::label)
        .orElse("");
  }

  /** How many questions there are, and their lines. */
  record Asked(int count, Map<String, Object> values) {}
}
