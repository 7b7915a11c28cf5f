package vn.vanthu.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.vanthu.mailbox.imap.WatchedOffice.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vanthu.mailbox.DovecotServer;

/**
 * What becomes on the server of mail that was taken, where the office asks for more than nothing.
 */
@Tag("slow")
class AfterTakingTest {
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
  void taken_mail_is_marked_where_the_office_asks_and_what_people_have_deleted_stays() {
    office.reopen(
        ReadMailbox.with(ReadMailbox.box(office.proxy.port()), List.of("INBOX"), "keyword:VanThu"),
        50);
    office.server.deliver(mail("deleted by a person, not yet expunged"), Instant.now(), "T");
    office.server.deliver(mail("other"), Instant.now(), "");
    office.mailbox.readThrough();
    assertThat(office.server.dump("INBOX"))
        .contains("1 FETCH")
        .contains("2 FETCH")
        .contains("\\Deleted VanThu")
        .doesNotContain("\\Seen");
  }

  @Test
  void taken_mail_is_moved_where_the_office_asks_and_not_taken_again() {
    office.reopen(
        ReadMailbox.with(ReadMailbox.box(office.proxy.port()), List.of("INBOX"), "move:Da nhan"),
        50);
    office.server.deliver(mail("deleted by a person"), Instant.now(), "T");
    office.deliver("1", "2");
    office.mailbox.readThrough();
    assertThat(office.server.dump("INBOX")).isEmpty();
    assertThat(office.server.dump("\"Da nhan\"").lines()).hasSize(3);
    assertThat(office.mailbox.rows()).hasSize(3);
    office.deliver("3");
    await().atMost(Duration.ofSeconds(20)).until(() -> office.mailbox.look() == 1);
    assertThat(office.mailbox.rows()).hasSize(4);
  }

  @Test
  void a_server_that_can_only_expunge_everything_is_not_asked_to_move() {
    try (DovecotServer old = DovecotServer.started("imap_capability = IMAP4rev1 IDLE");
        ReadMailbox plain =
            office.open(
                ReadMailbox.with(ReadMailbox.box(old.port()), List.of("INBOX"), "move:Da"), 50)) {
      old.deliver(mail("deleted by a person"), Instant.now(), "T");
      old.deliver("Subject: x\n\ny\n");
      plain.readThrough();
      assertThat(plain.rows()).hasSize(2);
      assertThat(old.dump("INBOX").lines()).hasSize(2);
    }
  }
}
