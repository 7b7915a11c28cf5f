package vn.vanthu.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.MovingClock;
import vn.vanthu.TestDatabase;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class OfficeWordsTest {
  private static final MovingClock CLOCK =
      new MovingClock(Instant.parse("2022-06-16T02:00:00Z"), TestOffice.ZONE);

  @Parameter TestDatabase database;

  private DataSource source;
  private OfficeSettings office;
  private OfficeWords words;

  @BeforeEach
  void start() {
    source = database.migrated();
    office = TestOffice.office();
    words = new OfficeWords(JdbcClient.create(source), office, CLOCK);
  }

  @Test
  void what_is_said_in_the_console_goes_before_the_file_until_it_is_taken_back() {
    words.say(Map.of(OfficeWord.NAME, " Công đoàn phường Mới ", OfficeWord.PHONE, "024 1"), "lan");
    words.say(Map.of(OfficeWord.NAME, "Công đoàn phường Mới", OfficeWord.PHONE, ""), "lan");

    assertThat(office.name()).isEqualTo("Công đoàn phường Mới");
    assertThat(office.phone()).isEqualTo("024 0000 0000");
    assertThat(office.said(OfficeWord.PHONE)).isEmpty();
  }

  @Test
  void another_node_and_the_next_start_know_it_too() {
    OfficeSettings elsewhere = TestOffice.office();
    OfficeWords other = new OfficeWords(JdbcClient.create(source), elsewhere, CLOCK);
    words.say(Map.of(OfficeWord.SHORT_NAME, "CĐ phường"), "lan");

    assertThat(elsewhere.shortName()).isEqualTo("LĐLĐ huyện");
    other.afterPropertiesSet();
    assertThat(elsewhere.shortName()).isEqualTo("CĐ phường");
  }
}
