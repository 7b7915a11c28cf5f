package vn.vanthu.intake.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.TestDatabase;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class FormVersionsTest {
  @Parameter TestDatabase database;

  private FormVersions versions;

  @BeforeEach
  void open() {
    Clock clock = Clock.fixed(Instant.parse("2022-06-10T01:00:00Z"), ZoneOffset.UTC);
    versions = new FormVersions(JdbcClient.create(database.migrated()), clock);
  }

  @Test
  void a_version_is_there_once_and_the_highest_of_each_form_counts() {
    assertThat(versions.last()).isZero();
    assertThat(add("cchc", 2)).isTrue();
    assertThat(add("cchc", 2)).isFalse();
    assertThat(add("cchc", 3)).isTrue();
    assertThat(add("nho", 1)).isTrue();

    assertThat(versions.highest())
        .extracting(v -> v.form() + " " + v.version())
        .containsExactly("cchc 3", "nho 1");
    assertThat(versions.of("cchc")).extracting(FormVersion::version).containsExactly(3, 2);
    assertThat(versions.last()).isPositive();
  }

  private boolean add(String form, int version) {
    return versions.add(form, version, "text", "lan", FormVersion.What.LEARNED, "x: y");
  }
}
