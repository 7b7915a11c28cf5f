package vn.vanthu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.text.Phrase;

/**
 * Reads the forms of {@code config/forms}; an error names the file and the line. The highest
 * version of each key is used.
 */
public final class FormFiles {
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

  private final Path file;

  private FormFiles(Path file) {
    this.file = file;
  }

  /**
   * @throws IllegalArgumentException naming file, line and what is wrong
   */
  public static Forms in(Path folder) throws IOException {
    Map<String, Form> newest = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yml")).sorted().toList()) {
        Form form = read(file);
        newest.merge(form.key(), form, (a, b) -> a.version() >= b.version() ? a : b);
      }
    }
    if (newest.isEmpty()) {
      throw new IllegalArgumentException(folder + ": no form in it");
    }
    return new Forms(List.copyOf(newest.values()));
  }

  /**
   * As {@link #in(Path)}, but only the form of {@code key}, or none where there is no such form.
   */
  static Forms in(Path folder, Optional<String> key) throws IOException {
    Forms all = in(folder);
    return key.map(k -> new Forms(all.find(k).stream().toList())).orElse(all);
  }

  /** Reads one form. */
  public static Form read(Path file) throws IOException {
    return new FormFiles(file).form();
  }

  private Form form() throws IOException {
    Node root;
    try (var reader = Files.newBufferedReader(file)) {
      root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new IllegalArgumentException("%s line %d: %s".formatted(file, line, e.getProblem()), e);
    }
    Entries top = new Entries(root);
    top.only(ENTRIES);
    List<Indicator> indicators = new ArrayList<>();
    Map<String, Form.Wording> wordings = new LinkedHashMap<>();
    for (Node node : items(top.node("indicators"))) {
      Entries entry = new Entries(node);
      entry.only(INDICATOR_ENTRIES);
      Indicator indicator =
          new Indicator(entry.text("key"), entry.text("label"), entry.text("unit"));
      if (wordings.containsKey(indicator.key())) {
        throw error(node, "the indicator '" + indicator.key() + "' is there twice");
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
        top.text("key").toLowerCase(Locale.ROOT),
        Integer.parseInt(top.text("version")),
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

  private Form.Outline outline(Entries top, Map<String, Form.Wording> wordings) {
    if (!top.has("outline")) {
      return Form.Outline.NONE;
    }
    Entries outline = new Entries(top.node("outline"));
    outline.only(List.of("sections", "topics"));
    List<Form.Section> sections = new ArrayList<>();
    for (Node node : items(outline.node("sections"))) {
      Entries section = new Entries(node);
      section.only(List.of("title", "indicators"));
      List<String> keys = new ArrayList<>();
      for (Node item : items(section.node("indicators"))) {
        if (!wordings.containsKey(scalar(item))) {
          throw error(item, "'outline' names the unknown indicator '" + scalar(item) + "'");
        }
        keys.add(scalar(item));
      }
      sections.add(new Form.Section(section.text("title"), List.copyOf(keys)));
    }
    Map<String, String> labels = new LinkedHashMap<>();
    if (outline.has("topics")) {
      new Entries(outline.node("topics")).nodes.forEach((key, n) -> labels.put(key, scalar(n)));
    }
    return new Form.Outline(List.copyOf(sections), labels);
  }

  private Set<Period.Kind> periods(Entries top) {
    Set<Period.Kind> kinds = EnumSet.noneOf(Period.Kind.class);
    if (top.has("periods")) {
      for (Node item : items(top.node("periods"))) {
        try {
          kinds.add(Period.Kind.valueOf(scalar(item).toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
          throw error(item, "a period is month, quarter, half_year, nine_months or year");
        }
      }
    }
    return Set.copyOf(kinds);
  }

  private void checkCompanions(Entries top, Map<String, Form.Wording> wordings) {
    for (Map.Entry<String, Form.Wording> entry : wordings.entrySet()) {
      entry
          .getValue()
          .companionOf()
          .filter(key -> !wordings.containsKey(key))
          .ifPresent(
              key -> {
                throw error(
                    top.node("indicators"),
                    "'companion_of' of '"
                        + entry.getKey()
                        + "' names the unknown indicator '"
                        + key
                        + "'");
              });
    }
  }

  private Map<String, String> atMost(Entries top, Map<String, Form.Wording> wordings) {
    Map<String, String> checks = new LinkedHashMap<>();
    if (top.has("at_most")) {
      Entries entries = new Entries(top.node("at_most"));
      entries.nodes.forEach(
          (key, node) -> {
            String whole = scalar(node);
            for (String named : List.of(key, whole)) {
              if (!wordings.containsKey(named)) {
                throw error(node, "'at_most' names the unknown indicator '" + named + "'");
              }
            }
            checks.put(key, whole);
          });
    }
    return checks;
  }

  private List<Node> items(Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw error(node, "a list is needed here");
  }

  private String scalar(Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw error(node, "a word is needed here");
  }

  private IllegalArgumentException error(Node node, String what) {
    return new IllegalArgumentException(
        "%s line %d: %s".formatted(file, node.getStartMark().getLine() + 1, what));
  }

  /** The entries of one mapping. */
  private final class Entries {
    private final Node node;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    Entries(Node node) {
      this.node = node;
      if (!(node instanceof MappingNode mapping)) {
        throw error(node, "entries with a name are needed here");
      }
      for (NodeTuple tuple : mapping.getValue()) {
        nodes.put(scalar(tuple.getKeyNode()), tuple.getValueNode());
      }
    }

    void only(List<String> known) {
      nodes.forEach(
          (key, value) -> {
            if (!known.contains(key)) {
              throw error(
                  value, "unknown entry '" + key + "'; known are " + String.join(", ", known));
            }
          });
    }

    boolean has(String key) {
      return nodes.containsKey(key);
    }

    Node node(String key) {
      @Nullable Node found = nodes.get(key);
      if (found == null) {
        throw error(node, "the entry '" + key + "' is missing");
      }
      return found;
    }

    String text(String key) {
      return scalar(node(key));
    }

    Optional<String> optional(String key) {
      return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    List<Phrase> phrases(String key, boolean needed) {
      if (!has(key) && !needed) {
        return List.of();
      }
      List<Phrase> phrases = new ArrayList<>();
      for (Node item : items(node(key))) {
        try {
          phrases.add(Phrase.of(scalar(item)));
        } catch (java.util.regex.PatternSyntaxException e) {
          throw error(item, "the brackets of '" + scalar(item) + "' do not pair");
        }
      }
      return List.copyOf(phrases);
    }

    Map<String, List<Phrase>> phrasesByKey(String key) {
      Map<String, List<Phrase>> all = new LinkedHashMap<>();
      if (has(key)) {
        Entries entries = new Entries(node(key));
        entries.nodes.keySet().forEach(name -> all.put(name, entries.phrases(name, true)));
      }
      return all;
    }
  }
}
