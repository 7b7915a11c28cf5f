package vn.vanthu.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import vn.vanthu.TestDatabase;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class WaitingLineTest {
  private static final Instant NOON = Instant.parse("2022-06-10T05:00:00Z");
  private static final Numbering INBOX = new Numbering("main", "INBOX", 7, 0);
  private static final Numbering OLD_ADDRESS = new Numbering("old", "INBOX", 7, 0);
  private static final LocalDate FROM = LocalDate.of(2022, 1, 1);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Fate RECORDED =
      new Fate(MailKind.REPORT, Disposition.RECORDED, "recorded", List.of());

  @Parameter TestDatabase database;
  @TempDir Path data;

  private Mails mails;
  private WaitingLine line;
  private WaitingLine minutesLater;
  private Keeping keeping;
  private Watermarks watermarks;
  private TransactionTemplate transaction;

  @BeforeEach
  void open() {
    DataSource source = database.migrated();
    JdbcClient jdbc = JdbcClient.create(source);
    Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    RawStore raw = new FileRawStore(data);
    mails = new Mails(jdbc, raw);
    line = new WaitingLine(jdbc, clock);
    minutesLater = new WaitingLine(jdbc, Clock.offset(clock, Duration.ofMinutes(5)));
    transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    MailboxSettings settings =
        new MailboxSettings(
            List.of(),
            data,
            DataSize.ofMegabytes(50),
            DataSize.ofMegabytes(1),
            java.time.LocalTime.of(6, 0),
            "",
            new MailboxSettings.Answering(Duration.ofDays(7)));
    watermarks = new Watermarks(jdbc);
    watermarks.begin(INBOX, FROM, 0);
    keeping =
        new Keeping(
            raw,
            new Arrivals(jdbc, clock),
            watermarks,
            transaction,
            settings,
            clock,
            ZoneOffset.UTC);
  }

  @Test
  void kept_mail_waits_oldest_first_and_one_worker_has_it_at_a_time() throws IOException {
    keep(2, "<b@x>", NOON);
    keep(1, "<a@x>", NOON.minusSeconds(60));

    Claim first = claim(line).orElseThrow();
    Claim second = claim(line).orElseThrow();

    assertThat(mails.find(first.id()).messageId()).contains("<a@x>");
    assertThat(mails.find(second.id()).messageId()).contains("<b@x>");
    assertThat(claim(line)).isEmpty();
  }

  @Test
  void a_dead_workers_mail_passes_to_another_and_the_dead_one_can_settle_nothing()
      throws IOException {
    keep(1, "<a@x>", NOON);
    Claim dead = claim(line).orElseThrow();

    Claim living = claim(minutesLater).orElseThrow();

    assertThat(living.id()).isEqualTo(dead.id());
    assertThat(line.markDone(dead, RECORDED)).isFalse();
    assertThat(line.markDone(living, RECORDED)).isTrue();
    assertThat(mails.find(living.id()).fate()).contains(RECORDED);
  }

  @Test
  void register_numbers_have_no_gaps_and_the_same_place_is_kept_once() throws IOException {
    keep(1, "<a@x>", NOON);
    keep(1, "<a@x>", NOON);
    keep(2, "<b@x>", NOON);

    List<StoredMail> all = mails.page(new MailFilter(Optional.empty(), Optional.empty()), 0, 10);

    assertThat(all).extracting(StoredMail::registerNumber).containsExactly(2, 1);
    assertThat(watermarks.find("main", "INBOX", 7).orElseThrow().lastUid()).isEqualTo(2);
  }

  @Test
  void the_same_content_by_another_route_is_a_copy_of_the_first() throws IOException {
    keep(1, "<a@x>", NOON);
    keep(2, "<a@x>", NOON);

    List<StoredMail> all = mails.page(new MailFilter(Optional.empty(), Optional.empty()), 0, 10);

    assertThat(all.get(0).duplicateOf()).contains(all.get(1).id());
    assertThat(all.get(1).duplicateOf()).isEmpty();
  }

  @Test
  void of_copies_that_arrive_at_once_in_two_mailboxes_one_is_the_first() throws Exception {
    int letters = 50;
    watermarks.begin(OLD_ADDRESS, FROM, 0);
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService readers = Executors.newFixedThreadPool(2);
    try {
      Future<?> one = readers.submit(() -> keepAll(INBOX, letters, together));
      Future<?> other = readers.submit(() -> keepAll(OLD_ADDRESS, letters, together));
      one.get();
      other.get();
    } finally {
      readers.shutdownNow();
    }

    List<StoredMail> all = mails.page(new MailFilter(Optional.empty(), Optional.empty()), 0, 1000);

    assertThat(all).hasSize(2 * letters);
    assertThat(all).filteredOn(mail -> mail.duplicateOf().isEmpty()).hasSize(letters);
  }

  @Test
  void old_mail_is_kept_but_marked_as_too_old_to_answer() throws IOException {
    keep(1, "<a@x>", NOON.minus(Duration.ofDays(8)));

    assertThat(mails.find(claim(line).orElseThrow().id()).tooOldToAnswer()).isTrue();
  }

  @Test
  void mail_of_the_slow_lane_waits_apart_and_begins_its_attempts_anew() throws IOException {
    keep(1, "<scan@x>", NOON.minusSeconds(60));
    keep(2, "<text@x>", NOON);
    Claim scan = claim(line).orElseThrow();
    line.moveToSlowLane(scan);

    assertThat(mails.find(claim(line).orElseThrow().id()).messageId()).contains("<text@x>");
    assertThat(claim(line)).isEmpty();
    Claim slow = transaction.execute(status -> line.claimNextSlow(LEASE)).orElseThrow();
    assertThat(slow.id()).isEqualTo(scan.id());
    assertThat(mails.find(slow.id()).attempts()).isEqualTo(1);
    assertThat(line.markDone(slow, RECORDED)).isTrue();
  }

  private Optional<Claim> claim(WaitingLine line) {
    return Optional.ofNullable(transaction.execute(status -> line.claimNext(LEASE)))
        .flatMap(claim -> claim);
  }

  private Void keepAll(Numbering numbering, int letters, CyclicBarrier together) throws Exception {
    for (int uid = 1; uid <= letters; uid++) {
      together.await();
      keep(numbering, uid, "<" + uid + "@x>", NOON);
    }
    return null;
  }

  private void keep(long uid, String messageId, Instant receivedAt) throws IOException {
    keep(INBOX, uid, messageId, receivedAt);
  }

  private void keep(Numbering numbering, long uid, String messageId, Instant receivedAt)
      throws IOException {
    String raw =
        "Message-ID: "
            + messageId
            + "\r\nFrom: a@x.example\r\nSubject: BC\r\n\r\nSo hoi nghi: 5\r\n";
    RawStore.Source source = out -> out.write(raw.getBytes(StandardCharsets.UTF_8));
    keeping.keep(new Arrival(numbering, uid, Optional.of(receivedAt), false, source));
  }
}
