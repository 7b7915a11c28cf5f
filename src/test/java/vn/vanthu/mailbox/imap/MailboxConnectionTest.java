package vn.vanthu.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.mailbox.DovecotServer;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.StoredMail;

/** Nothing is lost and nothing is taken twice, whatever becomes of the connection. */
@Tag("slow")
class MailboxConnectionTest {
  @TempDir Path data;
  private WatchedOffice office;

  @BeforeEach
  void start() {
    office = new WatchedOffice(data);
  }

  @AfterEach
  void stop() {
    if (office != null) {
      office.close();
    }
  }

  @Test
  void new_mail_is_found_under_idle_long_before_the_steady_poll() {
    office.reopen(ReadMailbox.slowPoll(office.proxy.port(), Duration.ofMinutes(5)), 50);
    office.mailbox.readThrough();
    Instant delivered = Instant.now();
    Thread mta = new Thread(() -> deliverOnceIdle("idle"));
    mta.start();
    await().atMost(Duration.ofSeconds(40)).until(() -> office.mailbox.look() == 1);
    assertThat(Duration.between(delivered, Instant.now())).isLessThan(Duration.ofSeconds(40));
    assertThat(office.proxy.commands()).contains("IDLE");
  }

  @Test
  void a_server_without_idle_is_polled() {
    try (DovecotServer old = DovecotServer.started("imap_capability = IMAP4rev1");
        ReadMailbox polled = office.open(ReadMailbox.box(old.port()), 50)) {
      polled.readThrough();
      old.deliver("Subject: x\n\ny\n");
      await().atMost(Duration.ofSeconds(20)).until(() -> polled.look() == 1);
      assertThat(polled.rows()).hasSize(1);
    }
  }

  @Test
  void a_line_that_goes_silent_under_idle_heals_and_nothing_is_lost() {
    office.mailbox.readThrough();
    office.mailbox.look();
    office.proxy.freeze();
    office.server.deliver("Subject: while silent\n\ny\n");
    await().atMost(Duration.ofSeconds(60)).until(office::lookFails);
    office.proxy.cut();
    office.proxy.thaw();
    await().atMost(Duration.ofSeconds(60)).until(() -> office.mailbox.look() == 1);
    assertThat(office.mailbox.rows()).hasSize(1);
  }

  @Test
  void a_connection_cut_in_the_middle_of_a_fetch_loses_and_doubles_nothing() {
    for (int i = 0; i < 20; i++) {
      office.server.deliver("Subject: m" + i + "\n\n" + "0123456789abcdef\n".repeat(5000));
    }
    for (int cut = 1; cut <= 4; cut++) {
      office.proxy.cutAfter(150_000L * cut);
      await().atMost(Duration.ofSeconds(60)).until(office::lookFails);
    }
    office.proxy.cutAfter(Long.MAX_VALUE);
    await().atMost(Duration.ofSeconds(60)).until(this::takenAll20);
    assertThat(office.mailbox.rows()).hasSize(20).allMatch(row -> row.bytes() > 85_000);
    assertThat(office.mailbox.rows().stream().map(StoredMail::uid).distinct()).hasSize(20);
    assertThat(office.mailbox.rows()).allMatch(row -> row.status() == MailStatus.RECEIVED);
  }

  @Test
  void a_server_restart_is_survived() throws Exception {
    office.server.deliver("Subject: 1\n\ny\n");
    office.mailbox.readThrough();
    office.server.restart();
    office.server.deliver("Subject: 2\n\ny\n");
    await().atMost(Duration.ofSeconds(60)).until(() -> office.mailbox.look() == 1);
    assertThat(office.subjects()).containsExactly("2", "1");
  }

  private boolean takenAll20() {
    return office.rowsAfterLook() == 20;
  }

  private void deliverOnceIdle(String subject) {
    await().atMost(Duration.ofSeconds(20)).until(() -> office.proxy.commands().contains("IDLE"));
    office.server.deliver("Subject: " + subject + "\n\ny\n");
  }
}
