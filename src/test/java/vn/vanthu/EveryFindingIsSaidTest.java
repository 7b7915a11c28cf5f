package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found odd in a mail or a document has words for the clerk, in both languages. */
class EveryFindingIsSaidTest {
  private static final Path SOURCES = Path.of("src/main/java/vn/vanthu");
  private static final List<String> READERS = List.of("extraction", "mailbox/mime", "forms");
  private static final Pattern NOTED =
      Pattern.compile("(?:finding|damage\\.add|new Doubt)\\(\\s*\"([a-z-]+)\"");

  @ParameterizedTest
  @ValueSource(strings = {"messages.properties", "messages_en.properties"})
  void each_code_that_reading_notes_has_its_sentence(String file) throws IOException {
    Properties words = new Properties();
    try (Reader in = Files.newBufferedReader(Path.of("src/main/resources").resolve(file))) {
      words.load(in);
    }
    Set<String> noted = noted();
    assertThat(noted).contains("hidden-content", "boundary-wrong", "figures-disagree");
    assertThat(noted).allSatisfy(code -> assertThat(words).containsKey("doubt." + code));
  }

  private static Set<String> noted() throws IOException {
    Set<String> noted = new TreeSet<>();
    for (String reader : READERS) {
      try (Stream<Path> files = Files.walk(SOURCES.resolve(reader))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          Matcher m = NOTED.matcher(Files.readString(file));
          while (m.find()) {
            noted.add(m.group(1));
          }
        }
      }
    }
    return noted;
  }
}
