package vn.vanthu.correspondence.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
  private static final Path LETTERS = Path.of("config/letters");
  private static final Pattern GAP = Pattern.compile("\\{[^{}]+}");

  @TempDir Path folder;

  @Test
  void vietnamese_and_english_letters_are_the_same_files_with_the_same_placeholders()
      throws IOException {
    Map<String, Set<String>> vietnamese = placeholders(LETTERS.resolve("vi"));

    assertThat(vietnamese).hasSizeGreaterThan(5);
    assertThat(placeholders(LETTERS.resolve("en"))).isEqualTo(vietnamese);
  }

  @Test
  void vietnamese_and_english_words_have_the_same_keys() throws IOException {
    assertThat(words("en").stringPropertyNames()).isEqualTo(words("vi").stringPropertyNames());
  }

  @Test
  void an_unknown_placeholder_stops_the_start_with_file_and_line() throws IOException {
    write("a.txt", "Subject: {unit.name}", "", "Kính gửi: {unit.name}", "", "{unit.nmae} x");
    Templates templates = new Templates(folder);

    assertThatThrownBy(() -> templates.expect(Set.of("a"), Set.of("unit.name")))
        .hasMessageContaining("a.txt line 5: unknown placeholder {unit.nmae}");
  }

  @Test
  void a_missing_letter_stops_the_start() throws IOException {
    write("a.txt", "Subject: x", "", "y");
    Templates templates = new Templates(folder);

    assertThatThrownBy(() -> templates.expect(Set.of("unit/b"), Set.of()))
        .hasMessageContaining("b.txt: is missing");
  }

  @Test
  void a_broken_section_is_named_with_its_line() {
    assertThatThrownBy(
            () -> {
              write("a.txt", "Subject: x", "", "y", "{#values}", "z");
              new Templates(folder);
            })
        .hasMessageContaining("a.txt")
        .hasMessageContaining("4");
  }

  private void write(String name, String... lines) throws IOException {
    Files.writeString(folder.resolve("words.properties"), "");
    Files.write(folder.resolve(name), List.of(lines));
  }

  private static Map<String, Set<String>> placeholders(Path language) throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(language)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).toList()) {
        found.put(
            language.relativize(file).toString(),
            GAP.matcher(Files.readString(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new)));
      }
    }
    return found;
  }

  private static Properties words(String language) throws IOException {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(LETTERS.resolve(language + "/words.properties"))) {
      words.load(reader);
    }
    return words;
  }
}
