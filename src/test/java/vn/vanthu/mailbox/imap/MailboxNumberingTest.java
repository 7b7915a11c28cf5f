package vn.vanthu.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.vanthu.mailbox.imap.WatchedOffice.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is lost and nothing is taken twice where a server numbers its mail anew. */
@Tag("slow")
class MailboxNumberingTest {
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
  void a_folder_numbered_anew_brings_only_what_is_new() throws Exception {
    office.deliver("1", "2", "3");
    office.mailbox.readThrough();
    office.server.stop();
    office.server.renumber();
    office.server.start();
    office.server.deliver("Subject: 4\n\ny\n");
    await().atMost(Duration.ofSeconds(60)).until(() -> office.mailbox.look() == 4);
    office.mailbox.readThrough();
    assertThat(office.subjects()).containsExactly("4", "3", "2", "1");
    assertThat(office.mailbox.rows()).allMatch(row -> row.duplicateOf().isEmpty());
  }

  @Test
  void a_mailbox_restored_from_a_backup_gives_out_numbers_again_and_nothing_is_lost()
      throws Exception {
    office.deliver("1", "2");
    office.server.dump("INBOX");
    Path backup = office.server.backup();
    office.deliver("3", "4");
    office.mailbox.readThrough();
    office.server.stop();
    office.server.restore(backup);
    office.server.start();
    await().atMost(Duration.ofSeconds(60)).until(() -> office.mailbox.look() > 0);
    office.deliver("5 under the number of 3", "6 under the number of 4", "7");
    office.mailbox.readThrough();
    assertThat(office.subjects())
        .containsExactly(
            "7", "6 under the number of 4", "5 under the number of 3", "4", "3", "2", "1");
  }

  @Test
  void a_mailbox_restored_and_filled_again_before_the_next_look_loses_nothing() throws Exception {
    office.deliver("1", "2");
    office.server.dump("INBOX");
    Path backup = office.server.backup();
    office.server.deliver(mail("3"), Instant.now().minusSeconds(7200), "");
    office.server.deliver(mail("4"), Instant.now().minusSeconds(3600), "");
    office.mailbox.readThrough();
    office.server.stop();
    office.server.restore(backup);
    office.server.start();
    office.deliver("5", "6", "7", "8");
    office.server.dump("INBOX");
    await().atMost(Duration.ofSeconds(60)).until(() -> office.mailbox.look() > 0);
    office.mailbox.readThrough();
    assertThat(office.subjects()).containsExactly("8", "7", "6", "5", "4", "3", "2", "1");
  }
}
