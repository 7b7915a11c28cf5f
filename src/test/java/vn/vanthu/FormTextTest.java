package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.text.Phrase;
import vn.vanthu.intake.learning.FormFault;
import vn.vanthu.intake.learning.FormText;

class FormTextTest {
  private static final String SMALL =
      """
      key: nho
      version: 1
      short_title: Nhỏ
      title: một biểu mẫu nhỏ
      about: [nhỏ]
      indicators:
        - key: trees
          label: Cây đã trồng
          unit: cây
          labels:
            - cây trồng   # remark
            - trồng cây
          units: [cây]
        - key: people
          label: Người tham gia
          unit: người
          labels: [người tham gia]
      """;

  private final FormText texts = new FormFiles();

  @Test
  void words_are_added_to_a_list_in_one_line_and_everything_else_stays() throws IOException {
    String text = Files.readString(Path.of("config/forms/cchc-1.yml"));
    String learned = texts.withLabel(text, "meetings", "buổi \"gặp mặt\"");

    assertThat(labels(texts.read("x", learned), "meetings")).contains("buổi \"gặp mặt\"");
    assertThat(learned.lines().filter(line -> !text.contains(line))).hasSize(1);
    assertThat(learned.lines().count()).isEqualTo(text.lines().count());
  }

  @Test
  void words_are_added_to_a_list_of_lines_with_its_remarks_kept() {
    String learned = texts.withLabel(SMALL, "trees", "cây xanh (mới|trồng mới)");

    assertThat(labels(texts.read("x", learned), "trees"))
        .containsExactly("cây trồng", "trồng cây", "cây xanh (mới|trồng mới)");
    assertThat(learned).contains("# remark");
  }

  @Test
  void another_version_number_is_all_that_changes() {
    assertThat(texts.withVersion(SMALL, 12)).isEqualTo(SMALL.replace("version: 1", "version: 12"));
  }

  @Test
  void what_is_wrong_is_said_with_its_line() {
    wrong(SMALL.replace("unit: cây", "unti: cây"), "unknown-entry", 9);
    wrong(SMALL.replace("version: 1", "version: một"), "number-needed", 2);
    wrong(SMALL.replace("key: people", "key: trees"), "twice", 14);
    wrong(SMALL.replace("key: nho", "key: ../nho"), "key", 1);
    wrong(SMALL.replace("[cây]", "[\"(cây\"]"), "brackets", 13);
    wrong(SMALL.replace("about: [nhỏ]", "about: [nhỏ"), "syntax", 6);
    wrong("", "entries-needed", 1);
    wrong("x".repeat(10), "entries-needed", 1);
  }

  private void wrong(String text, String code, int line) {
    assertThatThrownBy(() -> texts.read("form", text))
        .isInstanceOfSatisfying(
            FormFault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(code);
              assertThat(fault.line()).isEqualTo(line);
            });
  }

  private static java.util.List<String> labels(Form form, String key) {
    return form.wording(key).labels().stream().map(Phrase::toString).toList();
  }
}
