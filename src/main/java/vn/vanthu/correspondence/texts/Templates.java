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
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.LettersSettings;

/**
 * The letters' texts, read from files at start: {@code Subject:}, an empty line, the body, {@code
 * {unit.name}} for values, {@code {#values}…{/values}} for what is repeated or left out. What staff
 * have put in a file's place is looked up for every letter, so that all nodes write the same.
 */
@Component
public class Templates {
  private static final Logger log = LoggerFactory.getLogger(Templates.class);

  private final Path folder;
  private final Function<String, Optional<TemplateVersion>> edited;
  private final Map<String, LetterText> texts = new HashMap<>();
  private final Map<Long, LetterText> compiled = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> placeholders = new ConcurrentHashMap<>();
  private final Properties words = new Properties();

  @Autowired
  Templates(LettersSettings settings, TemplateVersions versions) throws IOException {
    this(
        settings.folder().resolve(settings.language()),
        kind -> versions.latest(kind, settings.language()));
  }

  /**
   * Reads the letters of one language; nobody changes them but in their files.
   *
   * @throws IllegalArgumentException naming file and line of an error
   */
  public Templates(Path folder) throws IOException {
    this(folder, kind -> Optional.empty());
  }

  private Templates(Path folder, Function<String, Optional<TemplateVersion>> edited)
      throws IOException {
    this.folder = folder;
    this.edited = edited;
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
   * @param names every name that these letters may use: {@code "unit.name"}, the names of what is
   *     repeated, and the names inside it
   * @throws IllegalArgumentException if a file is missing, or uses another name: with file and line
   */
  public void expect(Set<String> kinds, Set<String> names) {
    for (String kind : kinds) {
      LetterText text = texts.get(kind);
      if (text == null) {
        throw new IllegalArgumentException(folder.resolve(kind + ".txt") + ": is missing");
      }
      text.expect(names);
      placeholders.put(kind, Set.copyOf(names));
    }
  }

  /**
   * A letter's text.
   *
   * @throws IllegalArgumentException if there is no such template
   */
  public Written write(String kind, Map<String, Object> values) {
    LetterText text = shipped(kind);
    Optional<LetterText> own = edited.apply(kind).flatMap(this::compiled);
    if (own.isPresent()) {
      try {
        return own.get().tried(values);
      } catch (TemplateFault e) { // a letter is never lost because of somebody's words
        log.error("the changed text of {} cannot be written, the file's goes", kind, e);
      }
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

  /**
   * A letter as its file states it.
   *
   * @throws IllegalArgumentException if there is no such template
   */
  LetterText shipped(String kind) {
    LetterText text = texts.get(kind);
    if (text == null) {
      throw new IllegalArgumentException("No letter template: " + kind);
    }
    return text;
  }

  /** Every name that this letter may use; what its file uses where no writer has said. */
  Set<String> placeholders(String kind) {
    return placeholders.getOrDefault(kind, shipped(kind).names());
  }

  private Optional<LetterText> compiled(TemplateVersion version) {
    return version
        .text()
        .map(
            text ->
                compiled.computeIfAbsent(
                    version.id(), id -> LetterText.of(version.kind() + " " + id, text)));
  }

  /** A subject and a body. */
  public record Written(String subject, String body) {}
}
