package vn.vanthu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a careful clerk records from one mail: a line of a truth file. Keys as {@code parse} prints
 * them; what the mail does not state is not there.
 *
 * @param facts {@code unit}, {@code period}, {@code doc_number}, {@code doc_date}, {@code signer}
 * @param narrative for each key a short phrase that occurs in what is recorded
 */
record Truth(
    String file,
    String kind,
    boolean ack,
    Map<String, String> facts,
    List<String> topics,
    Map<String, Long> indicators,
    Map<String, String> narrative) {
  static final List<String> FACTS = List.of("unit", "period", "doc_number", "doc_date", "signer");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * The lines of a truth file, in their order.
   *
   * @throws IllegalArgumentException naming the line that is no truth
   */
  static List<Truth> read(Path file) throws IOException {
    List<Truth> truths = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank()) {
        truths.add(of(line, file + " line " + number));
      }
    }
    return truths;
  }

  private static Truth of(String line, String where) {
    try {
      JsonNode node = JSON.readTree(line);
      return new Truth(
          node.required("file").asString(),
          node.required("class").asString(),
          node.required("ack").asBoolean(),
          texts(node, FACTS),
          node.path("topics").valueStream().map(JsonNode::asString).sorted().toList(),
          node.path("indicators")
              .propertyStream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      e -> e.getValue().asLong(),
                      (a, b) -> a,
                      LinkedHashMap::new)),
          texts(node.path("narrative"), List.copyOf(node.path("narrative").propertyNames())));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, String> texts(JsonNode node, List<String> keys) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String key : keys) {
      if (node.path(key).isString()) {
        texts.put(key, node.path(key).asString());
      }
    }
    return texts;
  }

  boolean isReport() {
    return kind.equals("report");
  }
}
