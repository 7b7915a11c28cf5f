package vn.vanthu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.intake.learning.FormText;
import vn.vanthu.intake.learning.ShippedForm;

/**
 * Reads the forms of {@code config/forms}; an error names the file and the line. The highest
 * version of each key is used.
 */
public final class FormFiles implements FormText {
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
    return new FormYaml(name, text).form();
  }

  @Override
  public String withLabel(String text, String indicator, String words) {
    FormYaml reader = new FormYaml("form", text);
    FormEntries entry = reader.indicator(indicator);
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
    FormYaml reader = new FormYaml("form", text);
    Node number = reader.entries().node("version");
    int start = text.offsetByCodePoints(0, number.getStartMark().getIndex());
    int end = text.offsetByCodePoints(0, number.getEndMark().getIndex());
    return text.substring(0, start) + version + text.substring(end);
  }

  private static String inserted(String text, Mark mark, String words) {
    int at = text.offsetByCodePoints(0, mark.getIndex());
    return text.substring(0, at) + words + text.substring(at);
  }
}
