package vn.vanthu.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Path RESOURCES = Path.of("src/main/resources");

  @Test
  void both_languages_have_the_same_sentences_with_the_same_gaps() throws IOException {
    Properties vietnamese = read("messages.properties");
    Properties english = read("messages_en.properties");

    assertThat(new TreeSet<>(english.keySet())).isEqualTo(new TreeSet<>(vietnamese.keySet()));
    for (String key : vietnamese.stringPropertyNames()) {
      assertThat(gaps(english.getProperty(key)))
          .as(key)
          .isEqualTo(gaps(vietnamese.getProperty(key)));
      assertThat(english.getProperty(key)).as(key).isNotBlank();
    }
  }

  @Test
  void no_key_is_written_twice() throws IOException {
    for (String file : List.of("messages.properties", "messages_en.properties")) {
      List<String> keys =
          Files.readAllLines(RESOURCES.resolve(file)).stream()
              .filter(line -> !line.startsWith("#") && line.contains(" = "))
              .map(line -> line.substring(0, line.indexOf(" = ")))
              .toList();
      assertThat(keys).as(file).doesNotHaveDuplicates();
    }
  }

  /** A sentence without gaps is shown as it is written; one with gaps goes through a format. */
  @Test
  void apostrophes_are_doubled_in_sentences_with_gaps_alone() throws IOException {
    for (String file : List.of("messages.properties", "messages_en.properties")) {
      Properties sentences = read(file);
      for (String key : sentences.stringPropertyNames()) {
        String sentence = sentences.getProperty(key);
        boolean gap = sentence.matches("(?s).*\\{\\d.*");
        String single = sentence.replace("''", "");
        assertThat(gap ? single.contains("'") : !single.equals(sentence)).as(key).isFalse();
      }
    }
  }

  @Test
  void templates_name_only_sentences_that_are_there() throws IOException {
    Properties vietnamese = read("messages.properties");
    Pattern named = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)[(}]");
    try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        Matcher m = named.matcher(Files.readString(file));
        while (m.find()) {
          assertThat(vietnamese.stringPropertyNames()).as(file.toString()).contains(m.group(1));
        }
      }
    }
  }

  @Test
  void pages_hold_no_style_or_script_of_their_own() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        assertThat(Files.readString(file))
            .as(file.toString())
            .doesNotContainPattern(
                "\\sstyle=|<style|<script(?![^>]*\\ssrc=|[^>]*th:src=)|\\son[a-z]+=\"|hx-on");
      }
    }
  }

  private static int gaps(String sentence) {
    return new MessageFormat(sentence).getFormatsByArgumentIndex().length;
  }

  private static Properties read(String file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(file), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
