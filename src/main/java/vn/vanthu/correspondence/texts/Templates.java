package vn.vanthu.correspondence.texts;

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
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.LettersSettings;

/**
 * The letters' texts, read from files at start: {@code Subject:}, an empty line, the body, {@code
 * {unit.name}} for values, {@code {#values}…{/values}} for what is repeated or left out.
 */
@Component
public class Templates {
  private final Path folder;
  private final Map<String, LetterText> texts = new HashMap<>();
  private final Properties words = new Properties();

  @Autowired
  Templates(LettersSettings settings) throws IOException {
    this(settings.folder().resolve(settings.language()));
  }

  /**
   * Reads the letters of one language.
   *
   * @throws IllegalArgumentException naming file and line of an error
   */
  public Templates(Path folder) throws IOException {
    this.folder = folder;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).toList()) {
        String kind =
            folder.relativize(file).toString().replace('\\', '/').replaceAll("\\.txt$", "");
        texts.put(kind, LetterText.read(file));
      }
    }
    try (Reader reader =
        Files.newBufferedReader(folder.resolve("words.properties"), StandardCharsets.UTF_8)) {
      words.load(reader);
    }
  }

  /**
   * Says at start which letters a writer needs and what it can put into them.
   *
   * @param kinds as in {@code "unit/acknowledgement"}
   * @param placeholders every name that these letters may use: {@code "unit.name"}, the names of
   *     what is repeated, and the names inside it
   * @throws IllegalArgumentException if a file is missing, or uses another name: with file and line
   */
  public void expect(Set<String> kinds, Set<String> placeholders) {
    for (String kind : kinds) {
      LetterText text = texts.get(kind);
      if (text == null) {
        throw new IllegalArgumentException(folder.resolve(kind + ".txt") + ": is missing");
      }
      text.expect(placeholders);
    }
  }

  /**
   * A letter's text.
   *
   * @throws IllegalArgumentException if there is no such template
   */
  public Written write(String kind, Map<String, Object> values) {
    LetterText text = texts.get(kind);
    if (text == null) {
      throw new IllegalArgumentException("No letter template: " + kind);
    }
    return new Written(text.subject(values), text.body(values));
  }

  /** A phrase with its gaps filled. */
  public String word(String key, Object... gaps) {
    String pattern = words.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException(
          folder.resolve("words.properties") + ": " + key + " is missing");
    }
    return new MessageFormat(pattern.replace("'", "''")).format(gaps);
  }

  /** Whether there is such a phrase. */
  public boolean has(String key) {
    return words.containsKey(key);
  }

  /** The kinds of letters that there are. */
  public List<String> kinds() {
    return texts.keySet().stream().sorted().toList();
  }

  /** A subject and a body. */
  public record Written(String subject, String body) {}
}
