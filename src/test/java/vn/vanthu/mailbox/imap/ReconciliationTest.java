package vn.vanthu.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
import vn.vanthu.mailbox.ImapTalk;
import vn.vanthu.mailbox.Reconciliation;

/** What the server holds is counted against what is kept, and a difference is named. */
@Tag("slow")
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReconciliationTest {
  @TempDir Path data;

  @Parameter TestDatabase database;

  private DataSource source;
  private DovecotServer server;
  private ImapProxy proxy;
  private ReadMailbox mailbox;

  @BeforeEach
  void start() {
    source = database.migrated();
    server = DovecotServer.started();
    proxy = new ImapProxy(server.port());
    mailbox = open();
  }

  @AfterEach
  void stop() {
    mailbox.close();
    proxy.close();
    server.close();
  }

  @Test
  void all_is_counted_once_a_morning_by_uid_alone_and_without_changing_anything() {
    deliver("1", "2", "3");
    String before = server.dump("INBOX");
    mailbox.readThrough();
    mailbox.look();

    assertThat(count())
        .extracting(
            Reconciliation::onServer,
            Reconciliation::kept,
            Reconciliation::waiting,
            Reconciliation::missing)
        .containsExactly(3L, 3L, 3L, 0L);
    assertThat(proxy.commands().stream().filter(c -> c.startsWith("UID SEARCH SINCE"))).hasSize(1);
    assertThat(proxy.commands()).noneMatch(c -> c.startsWith("SELECT") || c.contains("STORE"));
    assertThat(server.dump("INBOX")).isEqualTo(before);
  }

  @Test
  void a_message_that_is_not_kept_is_named_and_one_that_people_deleted_is_not_missed() {
    deliver("1", "2", "3", "4");
    mailbox.readThrough();
    mailbox.jdbc.sql("delete from mail where uid = 2").update();
    mailbox.jdbc.sql("update mail set status = 'DONE' where uid = 3").update();
    mailbox.jdbc.sql("update mail set status = 'FAILED', cause = 'x' where uid = 4").update();
    try (ImapTalk person = server.talk()) {
      person.say("SELECT INBOX");
      person.say("STORE 1 +FLAGS (\\Deleted)");
      person.say("EXPUNGE");
    }
    countAnew();

    assertThat(count())
        .extracting(
            Reconciliation::onServer,
            Reconciliation::kept,
            Reconciliation::explained,
            Reconciliation::gone,
            Reconciliation::missingUids)
        .containsExactly(3L, 2L, 2L, 1L, List.of(2L));
  }

  @Test
  void mail_from_before_the_first_day_is_not_asked_for() {
    Instant first =
        LocalDate.now(ReadMailbox.CLOCK).minusYears(20).atStartOfDay(ZoneOffset.UTC).toInstant();
    server.deliver(mail("years before"), first.minus(Duration.ofDays(900)), "");
    server.deliver(mail("the evening before"), first.minus(Duration.ofHours(2)), "");
    server.deliver(mail("on the day"), first.plus(Duration.ofHours(2)), "");
    mailbox.readThrough();

    assertThat(count())
        .extracting(Reconciliation::onServer, Reconciliation::kept, Reconciliation::missing)
        .containsExactly(1L, 1L, 0L);
  }

  @Test
  void old_mail_that_somebody_moves_into_the_folder_later_is_counted() {
    mailbox.readThrough();
    server.deliver(mail("old"), Instant.now().minus(Duration.ofDays(9000)), "");
    server.deliver(mail("new"), Instant.now(), "");
    mailbox.readThrough();
    mailbox.jdbc.sql("delete from mail where subject = 'old'").update();
    countAnew();

    assertThat(count())
        .extracting(Reconciliation::onServer, Reconciliation::kept, Reconciliation::missingUids)
        .containsExactly(2L, 1L, List.of(1L));
  }

  @Test
  void what_is_kept_under_an_earlier_numbering_is_kept() throws Exception {
    deliver("1", "2");
    mailbox.readThrough();
    mailbox.close();
    server.stop();
    server.renumber();
    server.start();
    deliver("3");
    countAnew();

    assertThat(mailbox.rows()).hasSize(3);
    assertThat(count())
        .extracting(
            Reconciliation::onServer,
            Reconciliation::kept,
            Reconciliation::gone,
            Reconciliation::missing)
        .containsExactly(3L, 3L, 0L, 0L);
  }

  @Test
  void a_server_that_does_not_search_is_read_all_the_same() {
    deliver("1");
    proxy.refuse(command -> command.startsWith("UID SEARCH"));
    mailbox.readThrough();

    assertThat(mailbox.rows()).hasSize(1);
    assertThat(mailbox.state().failingSince()).isEmpty();
    assertThat(mailbox.reconciliations.latest()).isEmpty();
  }

  /** As a service that was started the next morning. */
  private void countAnew() {
    mailbox.close();
    mailbox.jdbc.sql("delete from reconciliation").update();
    mailbox = open();
    mailbox.readThrough();
  }

  private Reconciliation count() {
    return mailbox.reconciliations.latest("office", "INBOX").orElseThrow();
  }

  private ReadMailbox open() {
    return new ReadMailbox(source, data, ReadMailbox.box(proxy.port()), DataSize.ofMegabytes(5));
  }

  private void deliver(String... subjects) {
    for (String subject : subjects) {
      server.deliver(mail(subject), Instant.now(), "");
    }
  }

  private static byte[] mail(String subject) {
    return ("Subject: " + subject + "\n\ny\n").getBytes(StandardCharsets.UTF_8);
  }
}
