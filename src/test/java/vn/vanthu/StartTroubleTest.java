package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said when a file of the folder config keeps the service from starting. */
class StartTroubleTest {
  @TempDir Path data;

  @Test
  void a_folder_that_is_not_there_is_named_in_full() {
    Path forms = data.resolve("forms");
    assertThat(said("--vanthu.forms=" + forms))
        .contains(forms + " is not there.", "Copy the folder config beside the jar");
  }

  @ParameterizedTest
  @CsvSource({"'id: cchc\n- [', line 2"})
  void a_form_with_an_error_is_named_with_its_line(String form, String line) throws Exception {
    Path forms = Files.createDirectory(data.resolve("forms"));
    Files.writeString(forms.resolve("bad-1.yml"), form);
    assertThat(said("--vanthu.forms=" + forms)).contains("bad-1.yml " + line, "Mend that line");
  }

  private String said(String setting) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      VanThu.withoutWeb(
              "--spring.datasource.url=jdbc:h2:mem:start" + data.hashCode() + ";MODE=PostgreSQL",
              "--vanthu.data=" + data,
              setting)
          .close();
      return "started";
    } catch (RuntimeException e) {
      return out.toString(StandardCharsets.UTF_8);
    } finally {
      System.setOut(before);
    }
  }
}
