package vn.vanthu.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.vanthu.mailbox.imap.WatchedOffice.mail;

import java.nio.charset.StandardCharsets;
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
import vn.vanthu.mailbox.ImapTalk;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.StoredMail;

/** Everything is taken as it is, and nothing on the server is changed. */
@Tag("slow")
class MailboxReadingTest {
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
  void reading_changes_nothing_on_the_server_and_finds_what_people_have_read() {
    office.server.deliver(mail("seen"), Instant.now(), "S");
    office.server.deliver(mail("flagged and answered"), Instant.now(), "FRS");
    office.server.deliver(mail("marked deleted"), Instant.now(), "T");
    office.server.deliver(mail("untouched"), Instant.now(), "");
    keywordOn(1, "$Viec");
    office.server.deliver(mail("recent"), Instant.now(), "");
    String before = office.server.dump("INBOX");

    office.mailbox.readThrough();

    assertThat(office.server.dump("INBOX"))
        .isEqualTo(before)
        .contains("\\Recent")
        .contains("$Viec");
    assertThat(office.mailbox.rows()).hasSize(5);
    assertThat(office.proxy.commands())
        .noneMatch(command -> command.matches("(?i)(UID )?(STORE|COPY|MOVE|EXPUNGE).*|SELECT.*"));
  }

  @Test
  void the_bytes_are_kept_as_the_server_gave_them() throws Exception {
    String raw = "subject:  odd \r\nX: \tfolded\r\n  twice\r\n\r\nline \r\n.\r\nno end";
    office.server.deliver(raw);
    office.mailbox.readThrough();
    Path file = data.resolve("mail").resolve(sha().substring(0, 2)).resolve(sha() + ".eml");
    assertThat(file).hasContent(raw).hasBinaryContent(raw.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_message_deleted_between_search_and_fetch_is_passed_over() {
    for (int i = 0; i < 120; i++) {
      office.server.deliver("Subject: m" + i + "\n\ny\n");
    }
    assertThat(office.mailbox.look()).isEqualTo(50);
    try (ImapTalk person = office.server.talk()) {
      person.say("SELECT INBOX");
      person.say("STORE 60:70 +FLAGS (\\Deleted)");
      person.say("EXPUNGE");
    }
    office.mailbox.readThrough();
    assertThat(office.mailbox.rows()).hasSize(109);
    assertThat(office.mailbox.state().trouble()).isEmpty();
  }

  @Test
  void a_server_without_uidplus_or_move_is_read_too() {
    try (DovecotServer old = DovecotServer.started("imap_capability = IMAP4rev1 IDLE");
        ReadMailbox plain = office.open(ReadMailbox.box(old.port()), 50)) {
      old.deliver("Subject: x\n\ny\n");
      plain.readThrough();
      assertThat(plain.rows()).hasSize(1);
    }
  }

  @Test
  void a_message_that_the_server_never_gives_out_is_recorded_and_blocks_nothing() {
    office.deliver("1", "2", "3");
    office.proxy.refuse(command -> command.startsWith("UID FETCH 2 ") && command.contains("BODY"));
    await().atMost(Duration.ofSeconds(60)).until(() -> office.rowsAfterLook() == 3);
    office.mailbox.readThrough();

    StoredMail lacking =
        office.mailbox.rows().stream().filter(r -> r.uid() == 2).findFirst().orElseThrow();
    assertThat(lacking.status()).isEqualTo(MailStatus.FAILED);
    assertThat(lacking.fate().orElseThrow().whyCode()).isEqualTo("not-fetched");
    assertThat(lacking.fate().orElseThrow().whyArgs().get(0)).contains("Internal error occurred");
    assertThat(office.mailbox.state().trouble()).isEmpty();

    office.proxy.refuse(command -> false);
    office.mailbox.line.requeue(lacking.id());
    await().atMost(Duration.ofSeconds(30)).until(() -> office.mailbox.look() == 1);
    StoredMail whole = office.mailbox.mails.find(lacking.id());
    assertThat(whole.status()).isEqualTo(MailStatus.RECEIVED);
    assertThat(whole.subject()).isEqualTo("2");
    assertThat(whole.fate()).isEmpty();
    assertThat(office.mailbox.rows()).hasSize(3);
  }

  @Test
  void a_message_over_the_limit_is_recorded_with_its_headers() throws Exception {
    office.reopen(ReadMailbox.box(office.proxy.port()), 1);
    office.server.deliver("Subject: large\nX-Last: z\n\n" + "0123456789abcdef\n".repeat(80_000));
    office.server.deliver("Subject: small\n\ny\n");
    office.mailbox.readThrough();
    StoredMail large = office.mailbox.rows().get(1);
    assertThat(large.oversize()).isTrue();
    assertThat(large.subject()).isEqualTo("large");
    assertThat(large.bytes()).isEqualTo("Subject: large\r\nX-Last: z\r\n\r\n".length());
    assertThat(office.mailbox.rows().get(0).oversize()).isFalse();
  }

  @Test
  void odd_mail_is_kept_each_with_a_row_of_its_own() {
    office.server.deliver(new byte[0], Instant.now(), "");
    office.server.deliver("no headers at all, only this line");
    office.server.deliver("Subject: no date, no id\n\ny\n");
    office.server.deliver("Subject: a\nMessage-ID: <same@x>\n\none\n");
    office.server.deliver("Subject: a\nMessage-ID: <same@x>\n\nother\n");
    office.server.deliver(
        "Subject: future\n\ny\n".getBytes(StandardCharsets.UTF_8),
        Instant.now().plus(Duration.ofDays(900)),
        "");
    office.mailbox.readThrough();
    assertThat(office.mailbox.rows()).hasSize(6).allMatch(row -> row.duplicateOf().isEmpty());
    assertThat(office.mailbox.rows().get(0).receivedAt()).isBefore(Instant.now().plusSeconds(60));
    office.mailbox.readThrough();
    assertThat(office.mailbox.rows()).hasSize(6);
  }

  @Test
  void several_folders_are_read_each_with_its_own_watermark() {
    office.reopen(
        ReadMailbox.with(ReadMailbox.box(office.proxy.port()), List.of("INBOX", "Junk"), "nothing"),
        50);
    office.server.deliver("Subject: in\n\ny\n");
    office.server.deliverTo("Junk", "Subject: junk\n\ny\n");
    office.mailbox.readThrough();
    office.server.deliverTo("Junk", "Subject: junk 2\n\ny\n");
    await().atMost(Duration.ofSeconds(20)).until(() -> office.mailbox.look() == 1);
    assertThat(office.subjects()).containsExactlyInAnyOrder("junk 2", "in", "junk");
  }

  private void keywordOn(int message, String keyword) {
    try (ImapTalk person = office.server.talk()) {
      person.say("SELECT INBOX");
      person.say("STORE " + message + " +FLAGS (" + keyword + ")");
    }
  }

  private String sha() {
    return office.mailbox.rows().get(0).sha256();
  }
}
