package vn.vanthu.correspondence;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows by which an office says what it is; {@link OfficeSettings} answers by them. */
@Repository
public class OfficeWords implements InitializingBean {
  private final JdbcClient jdbc;
  private final OfficeSettings office;
  private final Clock clock;

  OfficeWords(JdbcClient jdbc, OfficeSettings office, Clock clock) {
    this.jdbc = jdbc;
    this.office = office;
    this.clock = clock;
  }

  @Override
  public void afterPropertiesSet() {
    read();
  }

  /** Takes what another node has been told. */
  @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
  void read() {
    Map<OfficeWord, String> said = new EnumMap<>(OfficeWord.class);
    jdbc.sql("select name, said from office_word")
        .query(
            row -> {
              for (OfficeWord word : OfficeWord.values()) {
                if (word.key().equals(row.getString("name"))) {
                  said.put(word, row.getString("said"));
                }
              }
            });
    office.say(said);
  }

  /** Says these from now on; a word that is said blank is the settings file's again. */
  @Transactional
  public void say(Map<OfficeWord, String> words, String who) {
    words.forEach(
        (word, said) -> {
          jdbc.sql("delete from office_word where name = :name").param("name", word.key()).update();
          if (!said.isBlank()) {
            insert(word, said.strip(), who);
          }
        });
    read();
  }

  private void insert(OfficeWord word, String said, String who) {
    jdbc.sql("insert into office_word (name, said, who, at) values (:name, :said, :who, :now)")
        .param("name", word.key())
        .param("said", said)
        .param("who", who)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }
}
