package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.correspondence.post.SendingCheck;

/**
 * The service is asked to stop in the midst of its work. An interrupted thread that reads or writes
 * closes H2's file under everybody else, and what is written while H2 closes may be lost.
 */
@Tag("slow")
class OrderlyStopTest {
  private static final String OFFICE = "baocao@office.example";
  private static final Duration MOMENT = Duration.ofSeconds(1);

  @TempDir Path data;

  private OfficeMailServer server;
  private ConfigurableApplicationContext service;

  /** Work that is under way when the service is asked to stop, and goes on for a moment. */
  @Configuration(proxyBeanMethods = false)
  static class Work {
    static CountDownLatch underway;
    static CountDownLatch stopping;
    static AtomicInteger interrupted;

    static void begin() {
      underway = new CountDownLatch(2);
      stopping = new CountDownLatch(1);
      interrupted = new AtomicInteger();
    }

    @EventListener
    void on(ContextClosedEvent closed) {
      stopping.countDown();
    }

    @Bean
    SendingCheck slowSending() {
      return letter -> {
        goOn();
        return Optional.empty();
      };
    }

    @Bean
    Timer timer(JdbcClient jdbc) {
      return new Timer(jdbc);
    }

    static void goOn() {
      underway.countDown();
      try {
        stopping.await(60, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      LockSupport.parkNanos(MOMENT.toNanos());
      interrupted.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
    }
  }

  /** Writes one row, late. */
  static class Timer {
    private final JdbcClient jdbc;

    Timer(JdbcClient jdbc) {
      this.jdbc = jdbc;
      jdbc.sql("create table late (written integer)").update();
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void write() {
      Work.goOn();
      jdbc.sql("insert into late values (1)").update();
    }
  }

  @BeforeEach
  void start() throws Exception {
    Work.begin();
    server = new OfficeMailServer(OFFICE);
    service = server.serve(OFFICE, data, List.of(Work.class));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void what_is_being_written_is_written_whole_before_the_database_closes() throws Exception {
    service
        .getBean(Letters.class)
        .write(
            NewLetter.of(
                Purpose.NOTICE,
                "test",
                "unit/answer",
                "mnhoasua@truong.example",
                Conversation.starting("test"),
                "Trả lời",
                "Nội dung"));
    assertThat(Work.underway.await(60, TimeUnit.SECONDS)).isTrue();

    service.close();

    assertThat(Work.interrupted).hasValue(0);
    assertThat(rows("select status from letter")).containsExactly("SENT");
    assertThat(server.received()).hasSize(1);
    assertThat(rows("select written from late")).containsExactly("1");
  }

  @Test
  void no_thread_that_reads_or_writes_outlives_the_service() throws Exception {
    await().until(() -> !workers().isEmpty());
    Work.stopping.countDown();

    service.close();

    await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(workers()).isEmpty());
  }

  private static List<String> workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches("(mailbox|intake|letters|scheduling|reading-again)-.*"))
        .sorted()
        .toList();
  }

  private List<String> rows(String sql) throws SQLException {
    String url =
        "jdbc:h2:file:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE".formatted(data.resolve("db"));
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
