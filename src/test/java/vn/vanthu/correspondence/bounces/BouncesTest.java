package vn.vanthu.correspondence.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.MovingClock;
import vn.vanthu.TestDatabase;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.LettersSettings;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.correspondence.Restraint;
import vn.vanthu.correspondence.TestOffice;
import vn.vanthu.correspondence.post.LetterRefused;
import vn.vanthu.intake.MailFiled;
import vn.vanthu.intake.Outcome.SetAside;
import vn.vanthu.intake.Outcome.Why;
import vn.vanthu.intake.Screen;
import vn.vanthu.intake.Screening;
import vn.vanthu.mailbox.FileRawStore;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.MimeReader;
import vn.vanthu.mailbox.StoredMail;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class BouncesTest {
  private static final String UNION = "mn@truong.example";
  private static final String OFFICE = "baocao@office.example";

  @Parameter TestDatabase database;
  @TempDir Path data;

  private final MovingClock clock =
      new MovingClock(Instant.parse("2022-06-10T01:00:00Z"), TestOffice.ZONE);
  private JdbcClient jdbc;
  private Letters letters;
  private AddressHealth health;
  private DeliveryNews news;
  private Bounces bounces;
  private long mails;

  @BeforeEach
  void open() {
    jdbc = JdbcClient.create(database.migrated());
    LettersSettings settings = TestOffice.letters("all", "baocao+{token}@office.example");
    Restraint restraint = new Restraint(jdbc, settings, TestOffice.office(), clock);
    letters = new Letters(jdbc, restraint, new FileRawStore(data), TestOffice.office(), clock);
    health = new AddressHealth(jdbc, TestOffice.office(), clock);
    news = new DeliveryNews(jdbc, clock);
    CitedLetter cited = new CitedLetter(letters, settings, TestOffice.office());
    bounces = new Bounces(cited, letters, news, health, TestOffice.office(), event -> {});
  }

  @Test
  void two_hard_bounces_on_different_days_make_an_address_unusable_until_a_mail_comes_from_it() {
    Letter first = sent("1");
    hear(dsn(first, "failed", "5.1.1", "550 5.1.1 User unknown"));
    Letter sameDay = sent("2");
    hear(dsn(sameDay, "failed", "5.1.1", "550 5.1.1 User unknown"));
    assertThat(status(first)).isEqualTo(LetterStatus.BOUNCED);
    assertThat(health.isUnusable(UNION)).isFalse();

    clock.forward(Duration.ofDays(1));
    Letter nextDay = sent("3");
    hear(dsn(nextDay, "failed", "5.1.1", "550 5.1.1 User unknown"));

    assertThat(health.isUnusable("MN+x@truong.example")).isTrue();
    assertThat(health.all()).hasSize(1);
    assertThat(bounces.needless(sent("4"))).contains("address-unusable");

    hear("From: " + UNION + "\nTo: " + OFFICE + "\nSubject: Chao\n\nChao LDLD\n");
    assertThat(health.isUnusable(UNION)).isFalse();
  }

  @Test
  void the_mark_expires_and_a_person_can_take_it_away() {
    twoHardBounces();
    health.restore(UNION, "lan", "đã gọi điện");
    assertThat(health.isUnusable(UNION)).isFalse();

    clock.forward(Duration.ofDays(1));
    twoHardBounces();
    assertThat(health.isUnusable(UNION)).isTrue();
    clock.forward(Duration.ofDays(200));
    assertThat(health.isUnusable(UNION)).isFalse();
  }

  @Test
  void a_bounce_that_cites_no_letter_of_ours_changes_nothing() {
    Letter letter = sent("1");
    String forged =
        dsn(letter, "failed", "5.1.1", "unknown").replace(letter.token(), "0".repeat(32));
    hear(forged);
    clock.forward(Duration.ofDays(1));
    hear(forged.replace("bounce-id", "other-id"));

    assertThat(status(letter)).isEqualTo(LetterStatus.SENT);
    assertThat(health.isUnusable(UNION)).isFalse();
    assertThat(news.between(Instant.EPOCH, clock.instant().plusSeconds(1)))
        .hasSize(2)
        .allMatch(row -> row.letter().isEmpty());
  }

  @Test
  void a_letter_is_found_by_envelope_word_envelope_id_and_by_its_id_in_the_text() {
    Letter byEnvelope = sent("1");
    hear(
        "Return-Path: <>\nDelivered-To: baocao+"
            + byEnvelope.token()
            + "@office.example\n"
            + "From: MAILER-DAEMON@mx.example\nTo: x@y.example\nSubject: failure notice\n\n"
            + "Sorry, I couldn't find any host or mailbox.\n<"
            + UNION
            + ">:\n550 no such user\n");
    Letter byEnvid = sent("2");
    hear(
        dsn(byEnvid, "failed", "5.1.1", "unknown")
            .replace("Message-ID: " + byEnvid.messageId(), "X-None: x")
            .replace(
                "Reporting-MTA", "Original-Envelope-Id: " + byEnvid.token() + "\nReporting-MTA"));
    Letter inText = sent("3");
    hear(
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

    assertThat(status(byEnvelope)).isEqualTo(LetterStatus.BOUNCED);
    assertThat(status(byEnvid)).isEqualTo(LetterStatus.BOUNCED);
    assertThat(status(inText)).isEqualTo(LetterStatus.BOUNCED);
  }

  @Test
  void a_full_mailbox_is_tried_again_twice_and_never_marks_the_address() {
    Letter letter = sent("1");
    hear(dsn(letter, "failed", "5.2.2", "552 5.2.2 Mailbox full, over quota"));
    assertThat(status(letter)).isEqualTo(LetterStatus.QUEUED);

    markSent(letter);
    hear(dsn(letter, "failed", "4.2.2", "452 4.2.2 Mailbox full").replace("bounce-id", "b2"));
    markSent(letter);
    hear(dsn(letter, "failed", "5.2.2", "552 over quota").replace("bounce-id", "b3"));

    assertThat(status(letter)).isEqualTo(LetterStatus.BOUNCED);
    assertThat(health.all()).isEmpty();
  }

  @Test
  void a_delay_is_news_and_no_bounce() {
    Letter letter = sent("1");

    hear(dsn(letter, "delayed", "4.4.1", "connection timed out"));

    assertThat(status(letter)).isEqualTo(LetterStatus.SENT);
    assertThat(news.of(letter.id()))
        .extracting(DeliveryNews.Row::kind)
        .containsExactly(DeliveryNews.Kind.DELAYED);
  }

  @Test
  void a_complaint_stops_letters_at_once_and_mail_from_the_address_does_not_undo_it() {
    Letter letter = sent("1");
    hear(
        "From: fbl@provider.example\n"
            + "Subject: complaint\n"
            + "MIME-Version: 1.0\n"
            + "Content-Type: multipart/report; report-type=feedback-report; boundary=b\n\n"
            + "--b\n"
            + "Content-Type: text/plain\n\n"
            + "x\n"
            + "--b\n"
            + "Content-Type: message/feedback-report\n\n"
            + "Feedback-Type: abuse\n"
            + "Version: 1\n\n"
            + "--b\n"
            + "Content-Type: message/rfc822\n\n"
            + "Message-ID: "
            + letter.messageId()
            + "\nSubject: Nhac\n\nx\n--b--\n");
    assertThat(health.isUnusable(UNION)).isTrue();

    clock.forward(Duration.ofMinutes(1));
    hear("From: " + UNION + "\nSubject: Chao\n\nChao\n");

    assertThat(health.isUnusable(UNION)).isTrue();
  }

  @Test
  void an_absence_notice_is_shown_with_its_day_and_deputy() {
    Letter letter = sent("1");

    hear(
        "From: "
            + UNION
            + "\nAuto-Submitted: auto-replied\nIn-Reply-To: "
            + letter.messageId()
            + "\n"
            + "MIME-Version: 1.0\n"
            + "Content-Type: text/plain; charset=utf-8\n"
            + "Subject: Tra loi tu dong\n\n"
            + "Tôi đi công tác đến hết ngày 24/6/2022. Khi cần xin liên hệ lan@truong.example.\n");

    DeliveryNews.Row row = news.of(letter.id()).get(0);
    assertThat(row.kind()).isEqualTo(DeliveryNews.Kind.AUTO_REPLY);
    assertThat(row.backOn()).contains(LocalDate.of(2022, 6, 24));
    assertThat(row.deputy()).isEqualTo("lan@truong.example");
  }

  @Test
  void an_address_that_the_server_refuses_at_once_counts_as_a_hard_bounce() {
    Letter letter = sent("1");
    bounces.on(new LetterRefused(letter, "550 5.1.1 <mn@truong.example>: User unknown"));
    clock.forward(Duration.ofDays(1));
    bounces.on(new LetterRefused(sent("2"), "550 5.1.1 <mn@truong.example>: User unknown"));

    assertThat(health.unusable(List.of(UNION, "khac@truong.example"))).containsExactly(UNION);
  }

  private void twoHardBounces() {
    hear(dsn(sent("a" + mails), "failed", "5.1.1", "unknown user"));
    clock.forward(Duration.ofDays(1));
    hear(dsn(sent("b" + mails), "failed", "5.1.1", "unknown user"));
    clock.forward(Duration.ofMinutes(1));
  }

  private Letter sent(String cause) {
    LetterId id =
        letters
            .write(
                NewLetter.of(
                    Purpose.REMINDER,
                    cause,
                    "unit/reminder-first",
                    UNION,
                    Conversation.starting("t"),
                    "Nhac",
                    "x"))
            .orElseThrow();
    Letter letter = letters.find(id).orElseThrow();
    markSent(letter);
    return letters.find(id).orElseThrow();
  }

  private void markSent(Letter letter) {
    jdbc.sql("update letter set status = 'SENT', sent_at = :now where id = :id")
        .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
        .param("id", letter.id().value())
        .update();
  }

  private LetterStatus status(Letter letter) {
    return letters.find(letter.id()).orElseThrow().status();
  }

  private static String dsn(Letter letter, String action, String code, String words) {
    return """
    Return-Path: <>
    From: MAILER-DAEMON@mx.example
    To: baocao@office.example
    Message-ID: <bounce-id@mx.example>
    Subject: Undelivered Mail Returned to Sender
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary=b

    --b
    Content-Type: text/plain

    Your message could not be delivered.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example

    Final-Recipient: rfc822; %s
    Action: %s
    Status: %s
    Diagnostic-Code: smtp; %s

    --b
    Content-Type: text/rfc822-headers

    Message-ID: %s
    Subject: Nhac

    --b--
    """
        .formatted(letter.to(), action, code, words, letter.messageId());
  }

  private void hear(String raw) {
    MimeMail mail = MimeReader.read(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    Screening screening = new Screen().of(mail, Set.of(OFFICE));
    MailId id = new MailId(++mails);
    StoredMail row =
        new StoredMail(
            id,
            "box",
            "INBOX",
            1,
            mails,
            clock.instant(),
            clock.instant(),
            2022,
            (int) mails,
            "0".repeat(64),
            raw.length(),
            false,
            false,
            Optional.empty(),
            MailStatus.RECEIVED,
            1,
            Optional.empty(),
            Optional.empty(),
            "x",
            "x",
            Optional.empty());
    bounces.on(
        new MailFiled(
            row,
            mail,
            screening,
            new SetAside(screening.kind().orElse(MailKind.OTHER), new Why("x", List.of())),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false));
  }
}
