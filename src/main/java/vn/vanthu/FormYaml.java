package vn.vanthu;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.Period;
import vn.vanthu.intake.learning.FormFault;

/** The text of one form file; an error names the file and the line. */
final class FormYaml {
  /** What a form file may hold; {@code config/forms/form.schema.json} says the same to editors. */
  static final List<String> ENTRIES =
      List.of(
          "key",
          "version",
          "short_title",
          "title",
          "about",
          "not_about",
          "verbs",
          "indicators",
          "at_most",
          "topics",
          "topic_lines",
          "all_topics",
          "narrative",
          "periods",
          "outline");

  static final List<String> INDICATOR_ENTRIES =
      List.of("key", "label", "unit", "labels", "units", "not", "companion_of", "adds", "cues");

  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,63}");

  private final String name;
  private final String text;

  FormYaml(String name, String text) {
    this.name = name;
    this.text = text;
  }

  FormEntries entries() {
    try {
      Node root =
          new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
      if (root == null) {
        throw new FormFault(name, 1, "entries-needed", List.of(), "nothing in it");
      }
      return new FormEntries(this, root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      String problem = String.valueOf(e.getProblem());
      throw new FormFault(name, line, "syntax", List.of(problem), problem);
    } catch (YAMLException e) {
      String problem = String.valueOf(e.getMessage());
      throw new FormFault(name, 1, "syntax", List.of(problem), problem);
    }
  }

  FormEntries indicator(String key) {
    for (Node node : items(entries().node("indicators"))) {
      FormEntries entry = new FormEntries(this, node);
      if (entry.text("key").equals(key)) {
        return entry;
      }
    }
    throw new FormFault(name, 1, "unknown-indicator", List.of(key), "no indicator " + key);
  }

  Form form() {
    FormEntries top = entries();
    top.only(ENTRIES);
    List<Indicator> indicators = new ArrayList<>();
    Map<String, Form.Wording> wordings = new LinkedHashMap<>();
    for (Node node : items(top.node("indicators"))) {
      FormEntries entry = new FormEntries(this, node);
      entry.only(INDICATOR_ENTRIES);
      Indicator indicator =
          new Indicator(entry.text("key"), entry.text("label"), entry.text("unit"));
      if (wordings.containsKey(indicator.key())) {
        throw error(node, "twice", "the indicator '%s' is there twice", indicator.key());
      }
      indicators.add(indicator);
      wordings.put(
          indicator.key(),
          new Form.Wording(
              entry.phrases("labels", true),
              entry.phrases("units", false),
              entry.phrases("not", false),
              entry.optional("companion_of"),
              entry.phrases("adds", false),
              entry.phrases("cues", false)));
    }
    checkCompanions(top, wordings);
    return new Form(
        key(top),
        version(top),
        top.text("short_title"),
        top.text("title"),
        top.phrases("about", true),
        top.phrases("not_about", false),
        top.phrases("verbs", false),
        List.copyOf(indicators),
        wordings,
        top.phrasesByKey("topics"),
        top.phrases("topic_lines", false),
        top.phrases("all_topics", false),
        top.phrasesByKey("narrative"),
        atMost(top, wordings),
        periods(top),
        outline(top, wordings));
  }

  private Form.Outline outline(FormEntries top, Map<String, Form.Wording> wordings) {
    if (!top.has("outline")) {
      return Form.Outline.NONE;
    }
    FormEntries outline = new FormEntries(this, top.node("outline"));
    outline.only(List.of("sections", "topics"));
    List<Form.Section> sections = new ArrayList<>();
    for (Node node : items(outline.node("sections"))) {
      FormEntries section = new FormEntries(this, node);
      section.only(List.of("title", "indicators"));
      List<String> keys = new ArrayList<>();
      for (Node item : items(section.node("indicators"))) {
        if (!wordings.containsKey(scalar(item))) {
          throw error(
              item,
              "unknown-indicator",
              "'outline' names the unknown indicator '%s'",
              scalar(item));
        }
        keys.add(scalar(item));
      }
      sections.add(new Form.Section(section.text("title"), List.copyOf(keys)));
    }
    Map<String, String> labels = new LinkedHashMap<>();
    if (outline.has("topics")) {
      new FormEntries(this, outline.node("topics")).forEach((key, n) -> labels.put(key, scalar(n)));
    }
    return new Form.Outline(List.copyOf(sections), labels);
  }

  private Set<Period.Kind> periods(FormEntries top) {
    Set<Period.Kind> kinds = EnumSet.noneOf(Period.Kind.class);
    if (top.has("periods")) {
      for (Node item : items(top.node("periods"))) {
        try {
          kinds.add(Period.Kind.valueOf(scalar(item).toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
          throw error(item, "period", "a period is month, quarter, half_year, nine_months or year");
        }
      }
    }
    return Set.copyOf(kinds);
  }

  private void checkCompanions(FormEntries top, Map<String, Form.Wording> wordings) {
    for (Map.Entry<String, Form.Wording> entry : wordings.entrySet()) {
      entry
          .getValue()
          .companionOf()
          .filter(key -> !wordings.containsKey(key))
          .ifPresent(
              key -> {
                throw error(
                    top.node("indicators"),
                    "unknown-indicator",
                    "'companion_of' names the unknown indicator '%s'",
                    key);
              });
    }
  }

  private Map<String, String> atMost(FormEntries top, Map<String, Form.Wording> wordings) {
    Map<String, String> checks = new LinkedHashMap<>();
    if (top.has("at_most")) {
      FormEntries entries = new FormEntries(this, top.node("at_most"));
      entries.forEach(
          (key, node) -> {
            String whole = scalar(node);
            for (String named : List.of(key, whole)) {
              if (!wordings.containsKey(named)) {
                throw error(
                    node, "unknown-indicator", "'at_most' names the unknown indicator '%s'", named);
              }
            }
            checks.put(key, whole);
          });
    }
    return checks;
  }

  List<Node> items(Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw error(node, "list-needed", "a list is needed here");
  }

  String scalar(Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw error(node, "word-needed", "a word is needed here");
  }

  private String key(FormEntries top) {
    String key = top.text("key").toLowerCase(Locale.ROOT);
    if (!KEY.matcher(key).matches()) {
      throw error(top.node("key"), "key", "'%s' is no key", key);
    }
    return key;
  }

  private int version(FormEntries top) {
    String version = top.text("version");
    if (!version.matches("[1-9]\\d{0,8}")) {
      throw error(top.node("version"), "number-needed", "'%s' is no number", version);
    }
    return Integer.parseInt(version);
  }

  FormFault error(Node node, String code, String sentence, String... words) {
    return new FormFault(
        name,
        node.getStartMark().getLine() + 1,
        code,
        List.of(words),
        sentence.formatted((Object[]) words));
  }
}
