package vn.vanthu.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one PostgreSQL, whose timers all come due at once. */
@Tag("slow")
class TwoNodesTest {
  private static final String[] DIGESTS = {
    "--vanthu.digests.at=00:00",
    "--vanthu.digests.weekly-on=thursday",
    "--vanthu.digests.staff[0].address=lan@staff.example",
    "--vanthu.digests.staff[0].weekly=true",
    "--vanthu.digests.staff[0].when-nothing=true",
    "--vanthu.digests.staff[1].address=ha@staff.example",
    "--vanthu.digests.staff[1].when-nothing=true"
  };

  @TempDir Path data;

  @Test
  void every_timer_of_two_nodes_fires_once() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        Sink sink = new Sink()) {
      String url = postgres.getJdbcUrl("postgres", "postgres");
      List<String> settings = ManyReminders.settings(DIGESTS);
      ServiceProcess first = new ServiceProcess(data, "first", url, sink.port(), settings);
      ServiceProcess second = new ServiceProcess(data, "second", url, sink.port(), settings);
      ManyReminders.imported(first, data);
      first.start();
      second.start();
      try {
        ManyReminders.await(
            first, () -> ManyReminders.messageIds(sink).size() >= ManyReminders.UNITS);
        ManyReminders.await(second, () -> digests(sink) >= 3);
        ManyReminders.awaitQuiet(first, sink);
        for (ServiceProcess node : List.of(first, second)) {
          assertThat(node.isAlive()).as("lives on: %s", node.newLog()).isTrue();
        }
      } finally {
        first.stop();
        second.stop();
      }

      Map<String, List<String>> ids = ManyReminders.messageIds(sink);
      assertThat(ids).hasSize(ManyReminders.UNITS);
      assertThat(ids.values()).allSatisfy(of -> assertThat(of).hasSize(1));
      assertThat(sink.received()).hasSize(ManyReminders.UNITS + 3);
      assertThat(rows(postgres, "select kind || ' ' || count(*) from digest group by kind"))
          .containsExactlyInAnyOrder("DAILY 2", "WEEKLY 1");
      assertThat(rows(postgres, "select status || ' ' || count(*) from letter group by status"))
          .containsExactly("SENT 303");
      assertThat(first.newLog() + second.newLog()).doesNotContain(" ERROR ");
    }
  }

  private static long digests(Sink sink) {
    return sink.received().stream().filter(l -> l.to().contains("@staff.example")).count();
  }

  private static List<String> rows(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
