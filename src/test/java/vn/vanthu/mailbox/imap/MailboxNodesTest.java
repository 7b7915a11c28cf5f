package vn.vanthu.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;
import vn.vanthu.TestDatabase;
import vn.vanthu.mailbox.DovecotServer;
import vn.vanthu.mailbox.ImapProxy;
import vn.vanthu.mailbox.MailboxReaders;
import vn.vanthu.mailbox.StoredMail;

/** Two nodes on one database and one mailbox. */
@Tag("slow")
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MailboxNodesTest {
  private static final int MAILS = 60;

  @Parameter TestDatabase database;
  @TempDir Path data;

  private DovecotServer server;
  private ImapProxy proxy;
  private ReadMailbox one;
  private ReadMailbox two;

  @BeforeEach
  void start() {
    server = DovecotServer.started();
    proxy = new ImapProxy(server.port());
    for (int i = 0; i < MAILS; i++) {
      server.deliver("Subject: m" + i + "\nMessage-ID: <" + i + "@x>\n\ny\n");
    }
    DataSource source = database.migrated();
    one = open(source);
    two = open(source);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      one.close();
      two.close();
      proxy.close();
      server.close();
    }
  }

  @Test
  void two_that_read_at_once_keep_every_message_once() {
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> readAll(two));
    readAll(one);
    other.join();
    assertThat(one.rows()).hasSize(MAILS);
    assertThat(one.rows().stream().map(StoredMail::uid).distinct()).hasSize(MAILS);
    assertThat(one.rows()).allMatch(row -> row.duplicateOf().isEmpty());
    assertThat(one.rows().stream().map(StoredMail::registerNumber)).contains(1, MAILS);
  }

  @Test
  void one_node_reads_and_the_other_stands_by_until_it_lets_go() {
    SharedMailbox first = one.on("node-1", Clock.systemUTC());
    SharedMailbox second = two.on("node-2", Clock.systemUTC());
    assertThat(first.receive()).isNotEmpty();
    assertThat(second.receive()).isEmpty();
    assertThat(two.state().readElsewhere()).isTrue();
    assertThat(proxy.connections()).isEqualTo(1);
    first.close();
    SharedMailbox third = open(two).on("node-3", Clock.systemUTC());
    assertThat(third.receive()).isNotEmpty();
  }

  @Test
  void a_dead_nodes_mailbox_passes_to_another_when_its_lease_has_ended() {
    Clock now = Clock.systemUTC();
    MailboxReaders dead = new MailboxReaders(one.jdbc, now);
    MailboxReaders soon =
        new MailboxReaders(one.jdbc, later(now, MailboxReaders.LEASE.minusSeconds(5)));
    MailboxReaders after =
        new MailboxReaders(one.jdbc, later(now, MailboxReaders.LEASE.plusSeconds(5)));
    assertThat(dead.hold("office", "node-1")).isTrue();
    assertThat(dead.hold("office", "node-1")).isTrue();
    assertThat(soon.hold("office", "node-2")).isFalse();
    assertThat(after.hold("office", "node-2")).isTrue();
    assertThat(dead.hold("office", "node-1")).isFalse();
  }

  private static Clock later(Clock clock, Duration by) {
    return Clock.offset(clock, by);
  }

  private static void readAll(ReadMailbox mailbox) {
    while (mailbox.rows().size() < MAILS) {
      mailbox.look();
    }
  }

  private ReadMailbox open(ReadMailbox sameDatabase) {
    return new ReadMailbox(
        sameDatabase.source, data, ReadMailbox.box(proxy.port()), DataSize.ofMegabytes(50));
  }

  private ReadMailbox open(DataSource source) {
    return new ReadMailbox(source, data, ReadMailbox.box(proxy.port()), DataSize.ofMegabytes(50));
  }
}
