package vn.vanthu.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import vn.vanthu.TestDatabase;
import vn.vanthu.mailbox.DovecotServer;
import vn.vanthu.mailbox.ImapProxy;
import vn.vanthu.mailbox.MailboxSettings;

/** What can be wrong with a mailbox, each said in its own words, each healing by itself. */
@Tag("slow")
class MailboxTroubleTest {
  private static DovecotServer server;

  @TempDir Path data;

  @BeforeAll
  static void start() {
    server = DovecotServer.started();
    server.deliver("Subject: a\n\nb\n");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void implicit_tls_with_a_certificate_that_the_office_trusts_is_read() {
    try (ReadMailbox mailbox = tls("localhost", trust())) {
      mailbox.readThrough();
      assertThat(mailbox.state().trouble()).isEmpty();
      assertThat(mailbox.rows()).hasSize(1);
    }
  }

  @Test
  void starttls_is_read() {
    MailboxSettings.Box box =
        ReadMailbox.box("localhost", server.port(), "starttls", DovecotServer.PASSWORD, trust());
    try (ReadMailbox mailbox = open(box)) {
      mailbox.readThrough();
      assertThat(mailbox.rows()).hasSize(1);
    }
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_refused() {
    try (ReadMailbox mailbox = tls("localhost", "")) {
      mailbox.look();
      assertTrouble(mailbox, "certificate-not-trusted", "is not trusted");
    }
  }

  @Test
  void a_certificate_for_another_host_is_refused() {
    try (ReadMailbox mailbox = tls("127.0.0.1", trust())) {
      mailbox.look();
      assertTrouble(mailbox, "certificate-for-other-host", "for another host name");
    }
  }

  @Test
  void a_certificate_file_that_is_none_is_named() throws Exception {
    Path file = Files.writeString(data.resolve("ca.pem"), "no certificate");
    try (ReadMailbox mailbox = tls("localhost", file.toString())) {
      mailbox.look();
      assertTrouble(mailbox, "trust-file", "ca.pem");
    }
  }

  @Test
  void a_port_without_tls_is_named() {
    MailboxSettings.Box box =
        ReadMailbox.box("localhost", server.port(), "tls", DovecotServer.PASSWORD, trust());
    try (ReadMailbox mailbox = open(box)) {
      mailbox.look();
      assertTrouble(mailbox, "no-tls", "does not speak TLS");
    }
  }

  @Test
  void a_server_without_starttls_never_gets_the_password() {
    try (DovecotServer plain = DovecotServer.started("ssl = no");
        ReadMailbox mailbox =
            open(
                ReadMailbox.box(
                    "localhost", plain.port(), "starttls", DovecotServer.PASSWORD, ""))) {
      mailbox.look();
      assertTrouble(mailbox, "starttls-not-offered", "does not offer STARTTLS");
    }
  }

  @Test
  void a_wrong_password_is_said_once_and_tried_ever_more_seldom() {
    MailboxSettings.Box wrong = ReadMailbox.box("127.0.0.1", server.port(), "none", "wrong", "");
    try (ImapProxy proxy = new ImapProxy(server.port());
        ReadMailbox mailbox = open(at(wrong, proxy.port()))) {
      await()
          .during(Duration.ofSeconds(5))
          .atMost(Duration.ofSeconds(20))
          .until(() -> mailbox.look() == 0);
      assertTrouble(mailbox, "wrong-password", "user name or the password");
      assertThat(proxy.connections()).isBetween(2L, 6L);
    }
  }

  @Test
  void an_unknown_host_is_named() {
    MailboxSettings.Box box =
        ReadMailbox.box("imap.no-such-host.invalid", 993, "tls", DovecotServer.PASSWORD, "");
    try (ReadMailbox mailbox = open(box)) {
      mailbox.look();
      assertTrouble(mailbox, "unknown-host", "imap.no-such-host.invalid");
    }
  }

  @Test
  void a_folder_that_is_missing_is_named_and_the_others_are_read() {
    MailboxSettings.Box two = folders("INBOX", "Rac");
    try (ReadMailbox mailbox = open(two)) {
      mailbox.readThrough();
      assertTrouble(mailbox, "folder-not-found", "Rac");
      assertThat(mailbox.rows()).hasSize(1);
    }
  }

  @Test
  void a_server_that_is_gone_heals_by_itself_once_it_is_back() throws Exception {
    try (DovecotServer own = DovecotServer.started();
        ReadMailbox mailbox = open(ReadMailbox.box(own.port()))) {
      mailbox.readThrough();
      own.stop();
      await().atMost(Duration.ofSeconds(30)).until(() -> failing(mailbox, "no-answer"));
      assertThat(mailbox.state().failingSince()).isPresent();
      own.start();
      own.deliver("Subject: after\n\nb\n");
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !mailbox.rows().isEmpty() || look(mailbox));
      mailbox.readThrough();
      assertThat(mailbox.state().failingSince()).isEmpty();
      assertThat(mailbox.rows()).hasSize(1);
    }
  }

  private static boolean look(ReadMailbox mailbox) {
    return mailbox.look() < 0;
  }

  private static boolean failing(ReadMailbox mailbox, String code) {
    mailbox.look();
    return mailbox.state().trouble().equals(Optional.of(code));
  }

  private static void assertTrouble(ReadMailbox mailbox, String code, String words) {
    assertThat(mailbox.state().trouble()).contains(code);
    assertThat(mailbox.state().failingSince()).isPresent();
    assertThat(mailbox.says()).contains(words);
  }

  private ReadMailbox tls(String host, String trust) {
    return open(ReadMailbox.box(host, server.tlsPort(), "tls", DovecotServer.PASSWORD, trust));
  }

  private static String trust() {
    return server.certificate().toString();
  }

  private ReadMailbox open(MailboxSettings.Box box) {
    return new ReadMailbox(TestDatabase.H2.migrated(), data, box, DataSize.ofMegabytes(50));
  }

  private static MailboxSettings.Box at(MailboxSettings.Box box, int port) {
    return ReadMailbox.box(box.host(), port, box.security(), box.password(), box.trust());
  }

  private static MailboxSettings.Box folders(String... names) {
    return ReadMailbox.with(ReadMailbox.box(server.port()), List.of(names), "nothing");
  }
}
