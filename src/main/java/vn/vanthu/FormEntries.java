package vn.vanthu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import vn.vanthu.forms.text.Phrase;

/** The entries of one mapping in a form file. */
final class FormEntries {
  private final FormYaml reader;
  private final Node node;
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  FormEntries(FormYaml reader, Node node) {
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

  void forEach(BiConsumer<String, Node> action) {
    nodes.forEach(action);
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
      FormEntries entries = new FormEntries(reader, node(key));
      entries.nodes.keySet().forEach(name -> all.put(name, entries.phrases(name, true)));
    }
    return all;
  }
}
