package vn.vanthu.correspondence;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The letters' texts, read from files: {@code Subject:}, an empty line, the body, {@code
 * {unit.name}} for values.
 */
@Component
class Templates {
  private final Map<String, Text> texts = new HashMap<>();
  private final Properties words = new Properties();

  Templates(LettersSettings settings) throws IOException {
    Path folder = settings.folder().resolve(settings.language());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).toList()) {
        String kind =
            folder.relativize(file).toString().replace('\\', '/').replaceAll("\\.txt$", "");
        texts.put(kind, read(file));
      }
    }
    try (Reader reader =
        Files.newBufferedReader(folder.resolve("words.properties"), StandardCharsets.UTF_8)) {
      words.load(reader);
    }
  }

  /**
   * A letter's text.
   *
   * @throws IllegalArgumentException if there is no such template
   */
  Written write(String kind, Map<String, Object> values) {
    Text text = texts.get(kind);
    if (text == null) {
      throw new IllegalArgumentException("No letter template: " + kind);
    }
    return new Written(text.subject().execute(values).strip(), tidy(text.body().execute(values)));
  }

  /** A phrase with its gaps filled. */
  String word(String key, Object... gaps) {
    String pattern = words.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("No words for " + key);
    }
    return new MessageFormat(pattern.replace("'", "''")).format(gaps);
  }

  boolean has(String key) {
    return words.containsKey(key);
  }

  private static Text read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 3 || !lines.get(0).startsWith("Subject:") || !lines.get(1).isBlank()) {
      throw new IllegalArgumentException(
          file + " line 1: a letter begins with 'Subject: …' and an empty line");
    }
    try {
      Mustache.Compiler compiler = Mustache.compiler().withDelims("{ }").escapeHTML(false);
      Template subject = compiler.compile(lines.get(0).substring("Subject:".length()));
      Template body = compiler.compile(String.join("\n", lines.subList(2, lines.size())) + "\n");
      return new Text(subject, body);
    } catch (MustacheException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static String tidy(String body) {
    return body.replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip() + "\n";
  }

  private record Text(Template subject, Template body) {}

  /** A subject and a body. */
  record Written(String subject, String body) {}
}
