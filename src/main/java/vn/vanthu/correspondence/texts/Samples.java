package vn.vanthu.correspondence.texts;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Invented values for the gaps of letters, arranged as the writers of letters arrange theirs. */
final class Samples {
  private static final String COMMON = "common";

  /** What stands there, or is {@code false} where there is no such thing. */
  private static final Set<String> PERHAPS = Set.of("closed", "next", "supplement");

  private final Map<String, Object> all;
  private final Map<String, String> office;

  private Samples(Map<String, Object> all, Map<String, String> office) {
    this.all = all;
    this.office = office;
  }

  static Samples in(String language, Map<String, String> office) {
    ClassPathResource file = new ClassPathResource("letters/samples-" + language + ".yml");
    try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
      return new Samples(new Yaml(new SafeConstructor(new LoaderOptions())).load(reader), office);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that may be there is there. */
  Map<String, Object> full(String kind) {
    Map<String, Object> values = new HashMap<>();
    add(COMMON, values);
    add(kind, values);
    values.put("office", office);
    return values;
  }

  /** What may be missing is missing. */
  Map<String, Object> bare(String kind) {
    Map<String, Object> values = full(kind);
    values.replaceAll((name, value) -> without(name, value));
    return values;
  }

  private static Object without(String name, Object value) {
    if (value instanceof List<?>) {
      return List.of();
    }
    return value instanceof Boolean || PERHAPS.contains(name) ? Boolean.FALSE : value;
  }

  private void add(String part, Map<String, Object> values) {
    if (all.get(part) instanceof Map<?, ?> own) {
      own.forEach((name, value) -> values.put(String.valueOf(name), value));
    }
  }
}
