package vn.vanthu.correspondence.bounces;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.correspondence.bounces.WritingOffice.UNION;
import static vn.vanthu.correspondence.bounces.WritingOffice.dsn;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.TestDatabase;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterStatus;

/** Which letter a notice is about, and what it does to that letter. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class BouncesTest {
  @Parameter TestDatabase database;
  @TempDir Path data;

  private WritingOffice office;

  @BeforeEach
  void open() {
    office = new WritingOffice(database.migrated(), data);
  }

  @Test
  void a_bounce_that_cites_no_letter_of_ours_changes_nothing() {
    Letter letter = office.sent("1");
    String forged =
        dsn(letter, "failed", "5.1.1", "unknown").replace(letter.token(), "0".repeat(32));
    office.hear(forged);
    office.clock.forward(Duration.ofDays(1));
    office.hear(forged.replace("bounce-id", "other-id"));

    assertThat(office.status(letter)).isEqualTo(LetterStatus.SENT);
    assertThat(office.health.isUnusable(UNION)).isFalse();
    assertThat(office.news.between(Instant.EPOCH, office.clock.instant().plusSeconds(1)))
        .hasSize(2)
        .allMatch(row -> row.letter().isEmpty());
  }

  @Test
  void a_letter_is_found_by_envelope_word_envelope_id_and_by_its_id_in_the_text() {
    Letter byEnvelope = office.sent("1");
    office.hear(
        "Return-Path: <>\nDelivered-To: baocao+"
            + byEnvelope.token()
            + "@office.example\n"
            + "From: MAILER-DAEMON@mx.example\nTo: x@y.example\nSubject: failure notice\n\n"
            + "Sorry, I couldn't find any host or mailbox.\n<"
            + UNION
            + ">:\n550 no such user\n");
    Letter byEnvid = office.sent("2");
    office.hear(
        dsn(byEnvid, "failed", "5.1.1", "unknown")
            .replace("Message-ID: " + byEnvid.messageId(), "X-None: x")
            .replace(
                "Reporting-MTA", "Original-Envelope-Id: " + byEnvid.token() + "\nReporting-MTA"));
    Letter inText = office.sent("3");
    office.hear(
        "Return-Path: <>\n"
            + "From: Mail Delivery System <Mailer-Daemon@mx.example>\n"
            + "Subject: Mail delivery failed\n"
            + "X-Failed-Recipients: "
            + UNION
            + "\n\nThis message was created automatically.\n\n  "
            + UNION
            + "\n"
            + "    Unrouteable address: unknown user\n\n"
            + "------ This is a copy of the message ------\n\n"
            + "Message-ID: "
            + inText.messageId()
            + "\nSubject: Nhac\n");

    assertThat(office.status(byEnvelope)).isEqualTo(LetterStatus.BOUNCED);
    assertThat(office.status(byEnvid)).isEqualTo(LetterStatus.BOUNCED);
    assertThat(office.status(inText)).isEqualTo(LetterStatus.BOUNCED);
  }

  @Test
  void a_full_mailbox_is_tried_again_twice_and_never_marks_the_address() {
    Letter letter = office.sent("1");
    office.hear(dsn(letter, "failed", "5.2.2", "552 5.2.2 Mailbox full, over quota"));
    assertThat(office.status(letter)).isEqualTo(LetterStatus.QUEUED);

    office.markSent(letter);
    office.hear(
        dsn(letter, "failed", "4.2.2", "452 4.2.2 Mailbox full").replace("bounce-id", "b2"));
    office.markSent(letter);
    office.hear(dsn(letter, "failed", "5.2.2", "552 over quota").replace("bounce-id", "b3"));

    assertThat(office.status(letter)).isEqualTo(LetterStatus.BOUNCED);
    assertThat(office.health.all()).isEmpty();
  }

  @Test
  void a_delay_is_news_and_no_bounce() {
    Letter letter = office.sent("1");

    office.hear(dsn(letter, "delayed", "4.4.1", "connection timed out"));

    assertThat(office.status(letter)).isEqualTo(LetterStatus.SENT);
    assertThat(office.news.of(letter.id()))
        .extracting(DeliveryNews.Row::kind)
        .containsExactly(DeliveryNews.Kind.DELAYED);
  }

  @Test
  void an_absence_notice_is_shown_with_its_day_and_deputy() {
    Letter letter = office.sent("1");

    office.hear(
        "From: "
            + UNION
            + "\nAuto-Submitted: auto-replied\nIn-Reply-To: "
            + letter.messageId()
            + "\n"
            + "MIME-Version: 1.0\n"
            + "Content-Type: text/plain; charset=utf-8\n"
            + "Subject: Tra loi tu dong\n\n"
            + "Tôi đi công tác đến hết ngày 24/6/2022. Khi cần xin liên hệ lan@truong.example.\n");

    DeliveryNews.Row row = office.news.of(letter.id()).get(0);
    assertThat(row.kind()).isEqualTo(DeliveryNews.Kind.AUTO_REPLY);
    assertThat(row.backOn()).contains(LocalDate.of(2022, 6, 24));
    assertThat(row.deputy()).isEqualTo("lan@truong.example");
  }
}
