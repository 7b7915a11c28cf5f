package vn.vanthu.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import vn.vanthu.TestDatabase;
import vn.vanthu.mailbox.DovecotServer;
import vn.vanthu.mailbox.ImapProxy;
import vn.vanthu.mailbox.ImapTalk;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.MailboxSettings;
import vn.vanthu.mailbox.StoredMail;

/** Nothing is lost and nothing is taken twice, whatever people and servers do meanwhile. */
@Tag("slow")
class MailboxReadingTest {
  @TempDir Path data;

  private DovecotServer server;
  private ImapProxy proxy;
  private ReadMailbox mailbox;

  @BeforeEach
  void start() {
    server = DovecotServer.started();
    proxy = new ImapProxy(server.port());
    mailbox = open(ReadMailbox.box(proxy.port()), 50);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      mailbox.close();
      proxy.close();
      server.close();
    }
  }

  @Test
  void reading_changes_nothing_on_the_server_and_finds_what_people_have_read() {
    server.deliver(mail("seen"), Instant.now(), "S");
    server.deliver(mail("flagged and answered"), Instant.now(), "FRS");
    server.deliver(mail("marked deleted"), Instant.now(), "T");
    server.deliver(mail("untouched"), Instant.now(), "");
    keywordOn(1, "$Viec");
    server.deliver(mail("recent"), Instant.now(), "");
    String before = server.dump("INBOX");

    mailbox.readThrough();

    assertThat(server.dump("INBOX")).isEqualTo(before).contains("\\Recent").contains("$Viec");
    assertThat(mailbox.rows()).hasSize(5);
    assertThat(proxy.commands())
        .noneMatch(command -> command.matches("(?i)(UID )?(STORE|COPY|MOVE|EXPUNGE).*|SELECT.*"));
  }

  @Test
  void the_bytes_are_kept_as_the_server_gave_them() throws Exception {
    String raw = "subject:  odd \r\nX: \tfolded\r\n  twice\r\n\r\nline \r\n.\r\nno end";
    server.deliver(raw);
    mailbox.readThrough();
    Path file = data.resolve("mail").resolve(sha().substring(0, 2)).resolve(sha() + ".eml");
    assertThat(file).hasContent(raw).hasBinaryContent(raw.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void new_mail_is_found_under_idle_long_before_the_steady_poll() {
    mailbox.close();
    mailbox = open(ReadMailbox.slowPoll(proxy.port(), Duration.ofMinutes(5)), 50);
    mailbox.readThrough();
    Instant delivered = Instant.now();
    Thread mta = new Thread(() -> deliverOnceIdle("idle"));
    mta.start();
    await().atMost(Duration.ofSeconds(40)).until(() -> mailbox.look() == 1);
    assertThat(Duration.between(delivered, Instant.now())).isLessThan(Duration.ofSeconds(40));
    assertThat(proxy.commands()).contains("IDLE");
  }

  @Test
  void a_server_without_idle_is_polled() {
    try (DovecotServer old = DovecotServer.started("imap_capability = IMAP4rev1");
        ReadMailbox polled = open(ReadMailbox.box(old.port()), 50)) {
      polled.readThrough();
      old.deliver("Subject: x\n\ny\n");
      await().atMost(Duration.ofSeconds(20)).until(() -> polled.look() == 1);
      assertThat(polled.rows()).hasSize(1);
    }
  }

  @Test
  void a_line_that_goes_silent_under_idle_heals_and_nothing_is_lost() {
    mailbox.readThrough();
    mailbox.look();
    proxy.freeze();
    server.deliver("Subject: while silent\n\ny\n");
    await().atMost(Duration.ofSeconds(60)).until(() -> lookFails());
    proxy.cut();
    proxy.thaw();
    await().atMost(Duration.ofSeconds(60)).until(() -> mailbox.look() == 1);
    assertThat(mailbox.rows()).hasSize(1);
  }

  @Test
  void a_connection_cut_in_the_middle_of_a_fetch_loses_and_doubles_nothing() {
    for (int i = 0; i < 20; i++) {
      server.deliver("Subject: m" + i + "\n\n" + "0123456789abcdef\n".repeat(5000));
    }
    for (int cut = 1; cut <= 4; cut++) {
      proxy.cutAfter(150_000L * cut);
      await().atMost(Duration.ofSeconds(60)).until(this::lookFails);
    }
    proxy.cutAfter(Long.MAX_VALUE);
    await().atMost(Duration.ofSeconds(60)).until(this::takenAll20);
    assertThat(mailbox.rows()).hasSize(20).allMatch(row -> row.bytes() > 85_000);
    assertThat(mailbox.rows().stream().map(StoredMail::uid).distinct()).hasSize(20);
    assertThat(mailbox.rows()).allMatch(row -> row.status() == MailStatus.RECEIVED);
  }

  @Test
  void a_server_restart_is_survived() throws Exception {
    server.deliver("Subject: 1\n\ny\n");
    mailbox.readThrough();
    server.restart();
    server.deliver("Subject: 2\n\ny\n");
    await().atMost(Duration.ofSeconds(60)).until(() -> mailbox.look() == 1);
    assertThat(subjects(mailbox)).containsExactly("2", "1");
  }

  @Test
  void a_folder_numbered_anew_brings_only_what_is_new() {
    deliver("1", "2", "3");
    mailbox.readThrough();
    server.stop();
    server.renumber();
    start(server);
    server.deliver("Subject: 4\n\ny\n");
    await().atMost(Duration.ofSeconds(60)).until(() -> mailbox.look() == 4);
    mailbox.readThrough();
    assertThat(subjects(mailbox)).containsExactly("4", "3", "2", "1");
    assertThat(mailbox.rows()).allMatch(row -> row.duplicateOf().isEmpty());
  }

  @Test
  void a_mailbox_restored_from_a_backup_gives_out_numbers_again_and_nothing_is_lost() {
    deliver("1", "2");
    server.dump("INBOX");
    Path backup = server.backup();
    deliver("3", "4");
    mailbox.readThrough();
    server.stop();
    server.restore(backup);
    start(server);
    await().atMost(Duration.ofSeconds(60)).until(() -> mailbox.look() > 0);
    deliver("5 under the number of 3", "6 under the number of 4", "7");
    mailbox.readThrough();
    assertThat(subjects(mailbox))
        .containsExactly(
            "7", "6 under the number of 4", "5 under the number of 3", "4", "3", "2", "1");
  }

  @Test
  void a_mailbox_restored_and_filled_again_before_the_next_look_loses_nothing() {
    deliver("1", "2");
    server.dump("INBOX");
    Path backup = server.backup();
    server.deliver(mail("3"), Instant.now().minusSeconds(7200), "");
    server.deliver(mail("4"), Instant.now().minusSeconds(3600), "");
    mailbox.readThrough();
    server.stop();
    server.restore(backup);
    start(server);
    deliver("5", "6", "7", "8");
    server.dump("INBOX");
    await().atMost(Duration.ofSeconds(60)).until(() -> mailbox.look() > 0);
    mailbox.readThrough();
    assertThat(subjects(mailbox)).containsExactly("8", "7", "6", "5", "4", "3", "2", "1");
  }

  @Test
  void a_message_deleted_between_search_and_fetch_is_passed_over() {
    for (int i = 0; i < 120; i++) {
      server.deliver("Subject: m" + i + "\n\ny\n");
    }
    assertThat(mailbox.look()).isEqualTo(50);
    try (ImapTalk person = server.talk()) {
      person.say("SELECT INBOX");
      person.say("STORE 60:70 +FLAGS (\\Deleted)");
      person.say("EXPUNGE");
    }
    mailbox.readThrough();
    assertThat(mailbox.rows()).hasSize(109);
    assertThat(mailbox.state().trouble()).isEmpty();
  }

  @Test
  void a_server_without_uidplus_or_move_is_read_too() {
    try (DovecotServer old = DovecotServer.started("imap_capability = IMAP4rev1 IDLE");
        ReadMailbox plain = open(ReadMailbox.box(old.port()), 50)) {
      old.deliver("Subject: x\n\ny\n");
      plain.readThrough();
      assertThat(plain.rows()).hasSize(1);
    }
  }

  @Test
  void a_message_that_the_server_never_gives_out_is_recorded_and_blocks_nothing() {
    deliver("1", "2", "3");
    proxy.refuse(command -> command.startsWith("UID FETCH 2 ") && command.contains("BODY"));
    await().atMost(Duration.ofSeconds(60)).until(() -> rowsAfterLook() == 3);
    mailbox.readThrough();

    StoredMail lacking =
        mailbox.rows().stream().filter(r -> r.uid() == 2).findFirst().orElseThrow();
    assertThat(lacking.status()).isEqualTo(MailStatus.FAILED);
    assertThat(lacking.fate().orElseThrow().whyCode()).isEqualTo("not-fetched");
    assertThat(lacking.fate().orElseThrow().whyArgs().get(0)).contains("Internal error occurred");
    assertThat(mailbox.state().trouble()).isEmpty();

    proxy.refuse(command -> false);
    mailbox.line.requeue(lacking.id());
    await().atMost(Duration.ofSeconds(30)).until(() -> mailbox.look() == 1);
    StoredMail whole = mailbox.mails.find(lacking.id());
    assertThat(whole.status()).isEqualTo(MailStatus.RECEIVED);
    assertThat(whole.subject()).isEqualTo("2");
    assertThat(whole.fate()).isEmpty();
    assertThat(mailbox.rows()).hasSize(3);
  }

  @Test
  void a_message_over_the_limit_is_recorded_with_its_headers() throws Exception {
    mailbox.close();
    mailbox = open(ReadMailbox.box(proxy.port()), 1);
    server.deliver("Subject: large\nX-Last: z\n\n" + "0123456789abcdef\n".repeat(80_000));
    server.deliver("Subject: small\n\ny\n");
    mailbox.readThrough();
    StoredMail large = mailbox.rows().get(1);
    assertThat(large.oversize()).isTrue();
    assertThat(large.subject()).isEqualTo("large");
    assertThat(large.bytes()).isEqualTo("Subject: large\r\nX-Last: z\r\n\r\n".length());
    assertThat(mailbox.rows().get(0).oversize()).isFalse();
  }

  @Test
  void odd_mail_is_kept_each_with_a_row_of_its_own() {
    server.deliver(new byte[0], Instant.now(), "");
    server.deliver("no headers at all, only this line");
    server.deliver("Subject: no date, no id\n\ny\n");
    server.deliver("Subject: a\nMessage-ID: <same@x>\n\none\n");
    server.deliver("Subject: a\nMessage-ID: <same@x>\n\nother\n");
    server.deliver(
        "Subject: future\n\ny\n".getBytes(StandardCharsets.UTF_8),
        Instant.now().plus(Duration.ofDays(900)),
        "");
    mailbox.readThrough();
    assertThat(mailbox.rows()).hasSize(6).allMatch(row -> row.duplicateOf().isEmpty());
    assertThat(mailbox.rows().get(0).receivedAt()).isBefore(Instant.now().plusSeconds(60));
    mailbox.readThrough();
    assertThat(mailbox.rows()).hasSize(6);
  }

  @Test
  void several_folders_are_read_each_with_its_own_watermark() {
    mailbox.close();
    mailbox =
        open(
            ReadMailbox.with(ReadMailbox.box(proxy.port()), List.of("INBOX", "Junk"), "nothing"),
            50);
    server.deliver("Subject: in\n\ny\n");
    server.deliverTo("Junk", "Subject: junk\n\ny\n");
    mailbox.readThrough();
    server.deliverTo("Junk", "Subject: junk 2\n\ny\n");
    await().atMost(Duration.ofSeconds(20)).until(() -> mailbox.look() == 1);
    assertThat(subjects(mailbox)).containsExactlyInAnyOrder("junk 2", "in", "junk");
  }

  @Test
  void taken_mail_is_marked_where_the_office_asks_and_what_people_have_deleted_stays() {
    mailbox.close();
    mailbox =
        open(
            ReadMailbox.with(ReadMailbox.box(proxy.port()), List.of("INBOX"), "keyword:VanThu"),
            50);
    server.deliver(mail("deleted by a person, not yet expunged"), Instant.now(), "T");
    server.deliver(mail("other"), Instant.now(), "");
    mailbox.readThrough();
    assertThat(server.dump("INBOX"))
        .contains("1 FETCH")
        .contains("2 FETCH")
        .contains("\\Deleted VanThu")
        .doesNotContain("\\Seen");
  }

  @Test
  void taken_mail_is_moved_where_the_office_asks_and_not_taken_again() {
    mailbox.close();
    mailbox =
        open(ReadMailbox.with(ReadMailbox.box(proxy.port()), List.of("INBOX"), "move:Da nhan"), 50);
    server.deliver(mail("deleted by a person"), Instant.now(), "T");
    deliver("1", "2");
    mailbox.readThrough();
    assertThat(server.dump("INBOX")).isEmpty();
    assertThat(server.dump("\"Da nhan\"").lines()).hasSize(3);
    assertThat(mailbox.rows()).hasSize(3);
    deliver("3");
    await().atMost(Duration.ofSeconds(20)).until(() -> mailbox.look() == 1);
    assertThat(mailbox.rows()).hasSize(4);
  }

  @Test
  void a_server_that_can_only_expunge_everything_is_not_asked_to_move() {
    try (DovecotServer old = DovecotServer.started("imap_capability = IMAP4rev1 IDLE");
        ReadMailbox plain =
            open(ReadMailbox.with(ReadMailbox.box(old.port()), List.of("INBOX"), "move:Da"), 50)) {
      old.deliver(mail("deleted by a person"), Instant.now(), "T");
      old.deliver("Subject: x\n\ny\n");
      plain.readThrough();
      assertThat(plain.rows()).hasSize(2);
      assertThat(old.dump("INBOX").lines()).hasSize(2);
    }
  }

  private int rowsAfterLook() {
    mailbox.look();
    return mailbox.rows().size();
  }

  private boolean takenAll20() {
    return rowsAfterLook() == 20;
  }

  private boolean lookFails() {
    mailbox.look();
    return mailbox.state().failingSince().isPresent();
  }

  private void deliverOnceIdle(String subject) {
    await().atMost(Duration.ofSeconds(20)).until(() -> proxy.commands().contains("IDLE"));
    server.deliver("Subject: " + subject + "\n\ny\n");
  }

  private void deliver(String... subjects) {
    for (String subject : subjects) {
      server.deliver("Subject: " + subject + "\n\ny\n");
    }
  }

  private static byte[] mail(String subject) {
    return ("Subject: " + subject + "\n\ny\n").getBytes(StandardCharsets.UTF_8);
  }

  private void keywordOn(int message, String keyword) {
    try (ImapTalk person = server.talk()) {
      person.say("SELECT INBOX");
      person.say("STORE " + message + " +FLAGS (" + keyword + ")");
    }
  }

  private static void start(DovecotServer server) {
    try {
      server.start();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String sha() {
    return mailbox.rows().get(0).sha256();
  }

  private static List<String> subjects(ReadMailbox mailbox) {
    return mailbox.rows().stream().map(StoredMail::subject).collect(Collectors.toList());
  }

  private ReadMailbox open(MailboxSettings.Box box, int largestMegabytes) {
    return new ReadMailbox(
        TestDatabase.H2.migrated(), data, box, DataSize.ofMegabytes(largestMegabytes));
  }
}
