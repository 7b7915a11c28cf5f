package vn.vanthu;

import java.io.IOException;
import java.io.StringReader;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
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
import vn.vanthu.intake.learning.FormFault;
import vn.vanthu.intake.learning.FormText;
import vn.vanthu.intake.learning.ShippedForm;

/**
 * Reads the forms of {@code config/forms}; an error names the file and the line. The highest
 * version of each key is used.
 */
public final class FormFiles implements FormText {
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

  /**
   * @throws IllegalArgumentException naming file, line and what is wrong
   */
  public static Forms in(Path folder) throws IOException {
    return new Forms(shipped(folder).stream().map(ShippedForm::form).toList());
  }

  /**
   * The highest version of each form with its text.
   *
   * @throws IllegalArgumentException as for {@link #in(Path)}
   */
  static List<ShippedForm> shipped(Path folder) throws IOException {
    Map<String, ShippedForm> newest = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yml")).sorted().toList()) {
        String text = Files.readString(file);
        ShippedForm form = new ShippedForm(new FormFiles().read(file.toString(), text), text);
        newest.merge(
            form.form().key(), form, (a, b) -> a.form().version() >= b.form().version() ? a : b);
      }
    }
    if (newest.isEmpty()) {
      throw new IllegalArgumentException(folder + ": no form in it");
    }
    return List.copyOf(newest.values());
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
    return new FormFiles().read(file.toString(), Files.readString(file));
  }

  @Override
  public Form read(String name, String text) {
    return new Reader(name, text).form();
  }

  @Override
  public String withLabel(String text, String indicator, String words) {
    Reader reader = new Reader("form", text);
    Entries entry = reader.indicator(indicator);
    List<Node> labels = reader.items(entry.node("labels"));
    String quoted = '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    boolean inOneLine =
        entry.node("labels") instanceof SequenceNode list
            && list.getFlowStyle() == DumperOptions.FlowStyle.FLOW;
    Node last = labels.get(labels.size() - 1);
    if (inOneLine) {
      return inserted(text, last.getEndMark(), ", " + quoted);
    }
    int column = entry.node("labels").getStartMark().getColumn();
    return inserted(text, last.getEndMark(), "\n" + " ".repeat(column) + "- " + quoted);
  }

  @Override
  public String withVersion(String text, int version) {
    Reader reader = new Reader("form", text);
    Node number = reader.entries().node("version");
    int start = text.offsetByCodePoints(0, number.getStartMark().getIndex());
    int end = text.offsetByCodePoints(0, number.getEndMark().getIndex());
    return text.substring(0, start) + version + text.substring(end);
  }

  private static String inserted(String text, Mark mark, String words) {
    int at = text.offsetByCodePoints(0, mark.getIndex());
    return text.substring(0, at) + words + text.substring(at);
  }

  /** Reads one text. */
  private static final class Reader {
    private final String name;
    private final String text;

    Reader(String name, String text) {
      this.name = name;
      this.text = text;
    }

    Entries entries() {
      try {
        Node root =
            new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        if (root == null) {
          throw new FormFault(name, 1, "entries-needed", List.of(), "nothing in it");
        }
        return new Entries(this, root);
      } catch (MarkedYAMLException e) {
        int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
        String problem = String.valueOf(e.getProblem());
        throw new FormFault(name, line, "syntax", List.of(problem), problem);
      } catch (YAMLException e) {
        String problem = String.valueOf(e.getMessage());
        throw new FormFault(name, 1, "syntax", List.of(problem), problem);
      }
    }

    Entries indicator(String key) {
      for (Node node : items(entries().node("indicators"))) {
        Entries entry = new Entries(this, node);
        if (entry.text("key").equals(key)) {
          return entry;
        }
      }
      throw new FormFault(name, 1, "unknown-indicator", List.of(key), "no indicator " + key);
    }

    Form form() {
      Entries top = entries();
      top.only(ENTRIES);
      List<Indicator> indicators = new ArrayList<>();
      Map<String, Form.Wording> wordings = new LinkedHashMap<>();
      for (Node node : items(top.node("indicators"))) {
        Entries entry = new Entries(this, node);
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

    private Form.Outline outline(Entries top, Map<String, Form.Wording> wordings) {
      if (!top.has("outline")) {
        return Form.Outline.NONE;
      }
      Entries outline = new Entries(this, top.node("outline"));
      outline.only(List.of("sections", "topics"));
      List<Form.Section> sections = new ArrayList<>();
      for (Node node : items(outline.node("sections"))) {
        Entries section = new Entries(this, node);
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
        new Entries(this, outline.node("topics"))
            .nodes.forEach((key, n) -> labels.put(key, scalar(n)));
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
            throw error(
                item, "period", "a period is month, quarter, half_year, nine_months or year");
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
                      "unknown-indicator",
                      "'companion_of' names the unknown indicator '%s'",
                      key);
                });
      }
    }

    private Map<String, String> atMost(Entries top, Map<String, Form.Wording> wordings) {
      Map<String, String> checks = new LinkedHashMap<>();
      if (top.has("at_most")) {
        Entries entries = new Entries(this, top.node("at_most"));
        entries.nodes.forEach(
            (key, node) -> {
              String whole = scalar(node);
              for (String named : List.of(key, whole)) {
                if (!wordings.containsKey(named)) {
                  throw error(
                      node,
                      "unknown-indicator",
                      "'at_most' names the unknown indicator '%s'",
                      named);
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
      throw error(node, "list-needed", "a list is needed here");
    }

    private String scalar(Node node) {
      if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
        return scalar.getValue();
      }
      throw error(node, "word-needed", "a word is needed here");
    }

    private String key(Entries top) {
      String key = top.text("key").toLowerCase(Locale.ROOT);
      if (!KEY.matcher(key).matches()) {
        throw error(top.node("key"), "key", "'%s' is no key", key);
      }
      return key;
    }

    private int version(Entries top) {
      String version = top.text("version");
      if (!version.matches("[1-9]\\d{0,8}")) {
        throw error(top.node("version"), "number-needed", "'%s' is no number", version);
      }
      return Integer.parseInt(version);
    }

    private FormFault error(Node node, String code, String sentence, String... words) {
      return new FormFault(
          name,
          node.getStartMark().getLine() + 1,
          code,
          List.of(words),
          sentence.formatted((Object[]) words));
    }
  }

  /** The entries of one mapping. */
  private static final class Entries {
    private final Reader reader;
    private final Node node;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    Entries(Reader reader, Node node) {
      this.reader = reader;
      this.node = node;
      if (!(node instanceof MappingNode mapping)) {
        throw reader.error(node, "entries-needed", "entries with a name are needed here");
      }
      for (NodeTuple tuple : mapping.getValue()) {
        nodes.put(reader.scalar(tuple.getKeyNode()), tuple.getValueNode());
      }
    }

    void only(List<String> known) {
      nodes.forEach(
          (key, value) -> {
            if (!known.contains(key)) {
              throw reader.error(
                  value,
                  "unknown-entry",
                  "unknown entry '%s'; known are %s",
                  key,
                  String.join(", ", known));
            }
          });
    }

    boolean has(String key) {
      return nodes.containsKey(key);
    }

    Node node(String key) {
      @Nullable Node found = nodes.get(key);
      if (found == null) {
        throw reader.error(node, "missing-entry", "the entry '%s' is missing", key);
      }
      return found;
    }

    String text(String key) {
      return reader.scalar(node(key));
    }

    Optional<String> optional(String key) {
      return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    List<Phrase> phrases(String key, boolean needed) {
      if (!has(key) && !needed) {
        return List.of();
      }
      List<Phrase> phrases = new ArrayList<>();
      for (Node item : reader.items(node(key))) {
        try {
          phrases.add(Phrase.of(reader.scalar(item)));
        } catch (java.util.regex.PatternSyntaxException e) {
          throw reader.error(
              item, "brackets", "the brackets of '%s' do not pair", reader.scalar(item));
        }
      }
      return List.copyOf(phrases);
    }

    Map<String, List<Phrase>> phrasesByKey(String key) {
      Map<String, List<Phrase>> all = new LinkedHashMap<>();
      if (has(key)) {
        Entries entries = new Entries(reader, node(key));
        entries.nodes.keySet().forEach(name -> all.put(name, entries.phrases(name, true)));
      }
      return all;
    }
  }
}
