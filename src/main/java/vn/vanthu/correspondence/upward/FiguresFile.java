package vn.vanthu.correspondence.upward;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.correspondence.upward.Consolidation.Line;
import vn.vanthu.forms.Indicator;

/**
 * The figures of a consolidated report as a small file that the Văn Thư of the level above reads
 * exactly. The format is described in {@code docs/figures-format.md}.
 */
@Component
class FiguresFile {
  /** By the end of its name a reader knows the file. */
  static final String SUFFIX = ".vanthu.json";

  private static final int MOST_SENTENCES = 10;

  private final OfficeSettings office;
  private final JsonMapper json = JsonMapper.builder().build();

  FiguresFile(OfficeSettings office) {
    this.office = office;
  }

  byte[] of(Consolidation of) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("format", "vanthu-figures");
    file.put("version", 1);
    file.put("form", of.form().key());
    file.put("form_version", of.form().version());
    file.put("period", of.campaign().period().toString());
    file.put("office", Map.of("name", office.name(), "address", office.address()));
    file.put("made_at", of.at().toString());
    file.put("units", Map.of("asked", of.asked(), "reported", of.units().size()));
    Map<String, Object> indicators = new LinkedHashMap<>();
    for (Line line : of.lines()) {
      if (line.stating() > 0) {
        indicators.put(line.indicator().key(), figure(line));
      }
    }
    file.put("indicators", indicators);
    file.put(
        "topics",
        of.topics().entrySet().stream()
            .filter(topic -> topic.getValue() > 0)
            .map(Map.Entry::getKey)
            .toList());
    Map<String, List<String>> narrative = new LinkedHashMap<>();
    of.narrative()
        .forEach(
            (heading, themes) ->
                narrative.put(
                    heading,
                    themes.stream()
                        .limit(MOST_SENTENCES)
                        .map(t -> t.said().get(0).text())
                        .toList()));
    file.put("narrative", narrative);
    return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(file);
  }

  /** Whether the file would be another one now, but for the instant in it. */
  boolean differs(byte[] earlier, Consolidation now) {
    ObjectNode then = (ObjectNode) json.readTree(earlier);
    ObjectNode today = (ObjectNode) json.readTree(of(now));
    then.remove("made_at");
    today.remove("made_at");
    return !then.equals(today);
  }

  /** What an earlier file says otherwise, in the form's order. */
  List<Changed> changes(byte[] earlier, Consolidation now) {
    JsonNode then = json.readTree(earlier).path("indicators");
    List<Changed> changed = new ArrayList<>();
    for (Line line : now.lines()) {
      JsonNode value = then.path(line.indicator().key()).path("value");
      Optional<Long> before = value.isNumber() ? Optional.of(value.asLong()) : Optional.empty();
      Optional<Long> after = line.stating() > 0 ? Optional.of(line.total()) : Optional.empty();
      if (!before.equals(after)) {
        changed.add(new Changed(line.indicator(), before, after));
      }
    }
    return changed;
  }

  /** A sum that is another one now; an absent one was or is stated by no unit. */
  record Changed(Indicator indicator, Optional<Long> before, Optional<Long> after) {}

  private static Map<String, Object> figure(Line line) {
    Map<String, Object> figure = new LinkedHashMap<>();
    figure.put("label", line.indicator().label());
    figure.put("value", line.total());
    figure.put("stated_by", line.stating());
    return figure;
  }
}
