package vn.vanthu.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.h2.Driver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What H2 has committed must survive SIGKILL: with 2.5.252 about one kill in three lost the last
 * commit (decision 0001).
 */
@Tag("slow")
class KilledCommitsTest {
  private static final int KILLS = 12;
  private static final int WRITERS = 6;

  @TempDir Path folder;

  @Test
  void every_commit_that_was_announced_is_there_after_a_kill() throws Exception {
    Random random = new Random();
    Set<String> announced = new HashSet<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      Path said = folder.resolve("said-" + kill);
      Process writer = start(said, "run" + kill);
      int commits = 200 + random.nextInt(1500);
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> lines(said).size() >= commits || !writer.isAlive());
      writer.destroyForcibly().waitFor();
      List<String> all = lines(said);
      assertThat(all.size()).as("%s", all).isGreaterThanOrEqualTo(commits);
      announced.addAll(all);

      assertThat(stored()).as("after kill %d", kill).containsAll(announced);
    }
  }

  private Process start(Path said, String run) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            placeOf(Writer.class) + File.pathSeparator + placeOf(Driver.class),
            Writer.class.getName(),
            url(),
            run)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }

  private static String placeOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private String url() {
    return ServiceProcess.url(folder);
  }

  /** Whole lines only: the last one may have been cut off by the kill. */
  private static List<String> lines(Path said) throws IOException {
    String text = Files.readString(said);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  private Set<String> stored() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), "sa", "");
        ResultSet rows = connection.createStatement().executeQuery("select name from written")) {
      Set<String> names = new HashSet<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  /** Commits rows from several threads and says each one's name when its commit has returned. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws SQLException {
      try (Connection connection = DriverManager.getConnection(args[0], "sa", "");
          Statement statement = connection.createStatement()) {
        statement.execute("set write_delay 0"); // as DurableCommits does
        statement.execute(
            "create table if not exists written (name varchar(100) primary key, text varchar)");
        for (int writer = 0; writer < WRITERS; writer++) {
          String name = args[1] + "." + writer;
          new Thread(() -> write(args[0], name)).start();
        }
        Thread.currentThread().join(); // until it is killed
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static void write(String url, String name) {
      Random random = new Random();
      try (Connection connection = DriverManager.getConnection(url, "sa", "");
          PreparedStatement insert =
              connection.prepareStatement("insert into written (name, text) values (?, ?)")) {
        connection.setAutoCommit(false);
        for (int i = 0; ; i++) {
          for (String part : List.of("a", "b")) {
            insert.setString(1, name + "." + i + part);
            insert.setString(2, "x".repeat(random.nextInt(8000)));
            insert.executeUpdate();
          }
          connection.commit();
          System.out.print(name + "." + i + "a\n" + name + "." + i + "b\n");
          System.out.flush();
        }
      } catch (SQLException e) {
        e.printStackTrace(System.out);
        System.exit(1);
      }
    }
  }
}
