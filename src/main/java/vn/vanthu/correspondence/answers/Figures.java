package vn.vanthu.correspondence.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.Reading;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.intake.FiledReport;
import vn.vanthu.intake.ReadReport;
import vn.vanthu.reports.Report;

/** The figures in an answer: what is recorded, and what has changed. */
final class Figures {
  static final Set<String> PLACEHOLDERS =
      Set.of(
          "values",
          "has_values",
          "label",
          "value",
          "unit",
          "changes",
          "has_changes",
          "old",
          "new",
          "previous.date");
  private static final String ABSENT = "–";

  private final HouseStyle style;

  Figures(HouseStyle style) {
    this.style = style;
  }

  /** The stated figures of a report, in the order of the form. */
  Map<String, Object> recorded(ReadReport report, Form form) {
    return recorded(stated(report), form);
  }

  Map<String, Object> recorded(Map<String, StatedValue> stated, Form form) {
    List<Map<String, String>> lines = new ArrayList<>();
    for (Indicator indicator : form.indicators()) {
      StatedValue value = stated.get(indicator.key());
      if (value != null) {
        lines.add(
            Map.of(
                "label", indicator.label(),
                "value", style.number(value.value()),
                "unit", indicator.unitOfMeasure()));
      }
    }
    return Map.of("values", lines, "has_values", !lines.isEmpty());
  }

  /** What a report changes against the one whose place it took. */
  Map<String, Object> changed(FiledReport report, Form form) {
    Optional<Report> before = report.superseded();
    List<Map<String, String>> changes =
        before.map(old -> changes(old.values(), stated(report.report()), form)).orElse(List.of());
    String date = before.map(Report::receivedAt).map(style::day).orElse("");
    return Map.of(
        "changes", changes,
        "has_changes", !changes.isEmpty(),
        "previous", Map.of("date", date));
  }

  List<Map<String, String>> changes(
      Map<String, StatedValue> before, Map<String, StatedValue> now, Form form) {
    List<Map<String, String>> changes = new ArrayList<>();
    for (Indicator indicator : form.indicators()) {
      String old = shown(before, indicator);
      String current = shown(now, indicator);
      if (!old.equals(current)) {
        changes.add(Map.of("label", indicator.label(), "old", old, "new", current));
      }
    }
    return changes;
  }

  private String shown(Map<String, StatedValue> values, Indicator indicator) {
    StatedValue value = values.get(indicator.key());
    return value == null ? ABSENT : style.number(value.value());
  }

  private static Map<String, StatedValue> stated(ReadReport report) {
    return report.reading().map(Reading::indicators).orElse(Map.of());
  }
}
