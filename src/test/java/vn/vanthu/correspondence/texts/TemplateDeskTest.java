package vn.vanthu.correspondence.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.TestDatabase;
import vn.vanthu.correspondence.LettersSettings;
import vn.vanthu.correspondence.TestOffice;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class TemplateDeskTest {
  private static final String KIND = "unit/attachment-missing";
  private static final String SHORT =
      "Subject: Thiếu tệp\n\nKính gửi: {addressee},\n\nMong gửi lại.\n";

  @Parameter TestDatabase database;

  private Templates templates;
  private Templates otherNode;
  private TemplateDesk desk;

  @BeforeEach
  void open() throws IOException {
    JdbcClient jdbc = JdbcClient.create(database.migrated());
    Clock clock = Clock.fixed(Instant.parse("2022-06-10T01:00:00Z"), ZoneOffset.UTC);
    TemplateVersions versions = new TemplateVersions(jdbc, clock);
    LettersSettings settings = TestOffice.letters("all", "");
    templates = new Templates(settings, versions);
    otherNode = new Templates(settings, versions);
    for (String kind : templates.kinds()) {
      templates.expect(Set.of(kind), templates.shipped(kind).names());
    }
    desk = new TemplateDesk(templates, versions, settings, TestOffice.office());
  }

  @Test
  void every_shipped_letter_can_be_seen_with_sample_values_in_both_languages() {
    for (String language : desk.languages()) {
      for (String kind : desk.kinds()) {
        Templates.Written seen = desk.preview(kind, language, desk.text(kind, language));
        assertThat(seen.subject()).as(kind).isNotBlank();
        assertThat(seen.body()).as(kind).hasSizeGreaterThan(100).doesNotContain("{", "null");
      }
    }
  }

  @Test
  void a_changed_text_is_used_at_once_by_every_node_and_taken_back_in_one_step() {
    assertThat(desk.change(KIND, "vi", SHORT, 0, "lan")).isTrue();
    assertThat(written(templates)).contains("Mong gửi lại.");
    assertThat(written(otherNode)).contains("Mong gửi lại.");

    assertThat(desk.change(KIND, "vi", SHORT.replace("Mong", "Xin"), 1, "lan")).isTrue();
    assertThat(written(otherNode)).contains("Xin gửi lại.");

    assertThat(desk.useAgain(KIND, "vi", 1, 2, "hoa")).isTrue();
    assertThat(written(templates)).contains("Mong gửi lại.");
    assertThat(desk.useAgain(KIND, "vi", 0, 3, "hoa")).isTrue();
    assertThat(written(templates)).contains("đính kèm báo cáo");
    assertThat(desk.versions(KIND, "vi"))
        .extracting(TemplateVersion::version)
        .containsExactly(4, 3, 2, 1);
    assertThat(desk.versions(KIND, "vi")).extracting(TemplateVersion::who).contains("lan", "hoa");
  }

  @Test
  void who_changes_what_somebody_else_has_just_changed_is_told() {
    assertThat(desk.change(KIND, "vi", SHORT, 0, "lan")).isTrue();

    assertThat(desk.change(KIND, "vi", SHORT.replace("Mong", "Xin"), 0, "hoa")).isFalse();
    assertThat(desk.text(KIND, "vi")).contains("Mong");
  }

  @Test
  void a_text_with_which_the_letter_could_not_be_written_is_refused_with_its_line() {
    refused(SHORT + "{unit.nmae}\n", "unknown", 6);
    refused(SHORT.replace("{addressee}", "đồng chí"), "missing", 0);
    refused(SHORT.replace("Subject", "Tiêu đề"), "begin", 1);
    refused(SHORT + "{#office.name}\n", "broken", 6);
    assertThat(desk.versions(KIND, "vi")).isEmpty();
  }

  @Test
  void a_placeholder_outside_of_the_list_that_gives_it_its_value_is_refused() {
    String kind = "unit/acknowledgement";
    String text = desk.text(kind, "vi").replace("{#has_values}", "{label}\n{#has_values}");

    assertThatThrownBy(() -> desk.change(kind, "vi", text, 0, "lan"))
        .isInstanceOfSatisfying(
            TemplateFault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo("misplaced");
              assertThat(fault.what()).isEqualTo("label");
            });
  }

  @Test
  void placeholders_that_only_one_language_has_are_named() {
    assertThat(desk.differences(KIND)).isEmpty();
    desk.change(KIND, "vi", SHORT, 0, "lan");
    assertThat(desk.differences(KIND)).contains("mail.date").doesNotContain("addressee");
  }

  private void refused(String text, String code, int line) {
    assertThatThrownBy(() -> desk.change(KIND, "vi", text, 0, "lan"))
        .isInstanceOfSatisfying(
            TemplateFault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(code);
              assertThat(fault.line()).isEqualTo(line);
            });
  }

  private static String written(Templates by) {
    return by.write(
            KIND,
            Map.of(
                "addressee",
                "Ban Chấp hành",
                "office",
                Map.of("short_name", "LĐLĐ", "name_capitals", "LĐLĐ", "contact", "x"),
                "mail",
                Map.of("time", "9", "date", "1", "receipt", "2")))
        .body();
  }
}
