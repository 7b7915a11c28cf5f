package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema beside the form files and their reader know the same entries. */
class FormSchemaTest {
  private static final Path SCHEMA = Path.of("config/forms/form.schema.json");

  @Test
  void schema_and_reader_know_the_same_entries() throws IOException {
    JsonNode schema = JsonMapper.builder().build().readTree(Files.readString(SCHEMA));
    assertThat(schema.get("properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(FormYaml.ENTRIES);
    assertThat(schema.get("$defs").get("indicator").get("properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(FormYaml.INDICATOR_ENTRIES);
  }

  @Test
  void an_error_names_file_and_line(@TempDir Path folder) throws IOException {
    String form = Files.readString(Path.of("config/forms/cchc-1.yml"));
    Path broken = folder.resolve("cchc-2.yml");
    Files.writeString(broken, form.replaceFirst("\nverbs:", "\nverb:"));
    long line = form.substring(0, form.indexOf("\nverbs:")).lines().count() + 1;
    assertThatThrownBy(() -> FormFiles.read(broken))
        .hasMessageContaining("cchc-2.yml line " + line)
        .hasMessageContaining("verb");
  }
}
