package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ClosedDatabaseTest {
  @TempDir Path data;

  @Test
  void a_database_that_was_closed_under_the_service_is_opened_anew() {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl("jdbc:h2:file:" + data.resolve("db") + ";WRITE_DELAY=0");
      pool.setExceptionOverrideClassName(ClosedDatabase.class.getName());
      pool.setMinimumIdle(4);
      JdbcClient jdbc = JdbcClient.create(pool);
      jdbc.sql("create table kept (id int primary key)").update();
      jdbc.sql("insert into kept values (1)").update();

      try {
        jdbc.sql("shutdown immediately").update(); // what a write that has failed does, too
      } catch (DataAccessException e) {
        assertThat(e).hasMessageContaining("closed");
      }

      await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptions()
          .until(() -> jdbc.sql("select count(*) from kept").query(Integer.class).single() == 1);
    }
  }
}
