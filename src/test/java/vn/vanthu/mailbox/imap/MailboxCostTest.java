package vn.vanthu.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import vn.vanthu.TestDatabase;
import vn.vanthu.mailbox.DovecotServer;
import vn.vanthu.mailbox.ImapProxy;
import vn.vanthu.mailbox.MailboxSettings;
import vn.vanthu.mailbox.StoredMail;

/** What reading costs on the wire: it grows with what is new, not with what lies there. */
@Tag("slow")
class MailboxCostTest {
  private static final int OLD = Integer.getInteger("vanthu.test.old-mails", 50_000);
  private static final int WAITING = Integer.getInteger("vanthu.test.waiting-mails", 2_000);

  @TempDir Path data;

  private DovecotServer server;
  private ImapProxy proxy;

  @BeforeEach
  void start() {
    server = DovecotServer.started();
    proxy = new ImapProxy(server.port());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      proxy.close();
      server.close();
    }
  }

  @Test
  void years_of_old_mail_are_neither_listed_nor_fetched() {
    for (int i = 0; i < OLD; i++) {
      deliver(i, Instant.now().minus(Duration.ofDays(400)));
    }
    deliver(OLD, Instant.now().minus(Duration.ofDays(2)));
    server.dump("1:1"); // the server has its own first look behind it
    try (ReadMailbox mailbox = open(3)) {
      mailbox.readThrough();
      assertThat(mailbox.rows()).hasSize(1);
      assertThat(proxy.bytesFromServer()).isLessThan(10_000);
      System.out.printf(
          "first start beside %d old messages: %d bytes, %d commands%n",
          OLD, proxy.bytesFromServer(), proxy.commands().size());

      proxy.forget();
      mailbox.look();
      System.out.printf("a poll: %d bytes, %s%n", proxy.bytesFromServer(), proxy.commands());
      assertThat(proxy.bytesFromServer()).isLessThan(3_000);
      assertThat(proxy.commands()).hasSizeLessThan(12);

      proxy.forget();
      deliver(OLD + 1, Instant.now());
      mailbox.readThrough();
      assertThat(mailbox.rows()).hasSize(2);
      assertThat(proxy.bytesFromServer()).isLessThan(9_000);
      assertThat(proxy.connections()).as("new connections").isZero();
    }
  }

  @Test
  void a_long_backlog_is_listed_once_and_taken_oldest_first_to_its_end() {
    for (int i = 0; i < WAITING; i++) {
      deliver(i, Instant.now().minusSeconds(60L * (WAITING - i)));
    }
    server.dump("1:1");
    try (ReadMailbox mailbox = open(3000)) {
      Instant began = Instant.now();
      mailbox.readThrough();
      Duration took = Duration.between(began, Instant.now());

      List<StoredMail> newestFirst = mailbox.rows();
      assertThat(newestFirst).hasSize(WAITING);
      assertThat(newestFirst).isSortedAccordingTo((a, b) -> Long.compare(b.uid(), a.uid()));
      assertThat(proxy.commands().stream().filter(c -> c.matches("UID FETCH \\d+:\\*.*")))
          .hasSizeLessThan(4);
      assertThat(proxy.commands().stream().filter(c -> c.contains("SEARCH"))).hasSizeLessThan(4);
      assertThat(proxy.commands()).hasSizeLessThan(WAITING + WAITING / 20 + 40);
      assertThat(mailbox.terminal.toString(StandardCharsets.UTF_8))
          .contains("đã lấy %,d/%,d thư".formatted(WAITING, WAITING).replace(',', '.'));
      assertThat(mailbox.meters.get("vanthu.mailbox.waiting").gauge().value()).isZero();
      assertThat(mailbox.meters.get("vanthu.mailbox.taken").counter().count()).isEqualTo(WAITING);
      System.out.printf(
          "%d waiting messages: %d ms, %d bytes, %d commands%n",
          WAITING, took.toMillis(), proxy.bytesFromServer(), proxy.commands().size());
    }
  }

  @Test
  void only_mail_since_the_first_day_is_taken_however_the_folder_is_ordered() {
    Instant old = Instant.now().minus(Duration.ofDays(40));
    deliver(1, Instant.now().minus(Duration.ofDays(1)));
    server.dump("INBOX");
    deliver(2, old);
    server.dump("INBOX");
    deliver(3, Instant.now().minus(Duration.ofDays(1)));
    try (ReadMailbox mailbox = open(7)) {
      mailbox.readThrough();
      assertThat(mailbox.rows()).extracting(StoredMail::subject).containsExactly("m3", "m1");
      deliver(4, old); // somebody moves an old mail here: it is new in this folder
      mailbox.readThrough();
      mailbox.readThrough();
      assertThat(mailbox.rows()).hasSize(3);
      assertThat(mailbox.rows().get(0).tooOldToAnswer()).isTrue();
    }
  }

  private void deliver(int number, Instant received) {
    String raw = "Subject: m" + number + "\nMessage-ID: <m" + number + "@x>\n\ntext\n";
    server.deliver(raw.getBytes(StandardCharsets.UTF_8), received, "");
  }

  private ReadMailbox open(int days) {
    MailboxSettings.Box box = ReadMailbox.box(proxy.port());
    LocalDate from = LocalDate.now(ZoneOffset.UTC).minusDays(days);
    MailboxSettings.Box since =
        new MailboxSettings.Box(
            box.name(),
            box.host(),
            box.port(),
            box.security(),
            box.username(),
            box.password(),
            box.folders(),
            Optional.of(from),
            box.pollEvery(),
            box.afterTaking(),
            Duration.ofSeconds(60),
            box.trust(),
            "");
    return new ReadMailbox(TestDatabase.H2.migrated(), data, since, DataSize.ofMegabytes(50));
  }
}
