package vn.vanthu.correspondence.bounces;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.MovingClock;
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

/** An office that writes to one union and hears what the mail servers say to it. */
final class WritingOffice {
  static final String UNION = "mn@truong.example";
  static final String OFFICE = "baocao@office.example";

  final MovingClock clock = new MovingClock(Instant.parse("2022-06-10T01:00:00Z"), TestOffice.ZONE);
  final AddressHealth health;
  final DeliveryNews news;
  final Bounces bounces;
  private final JdbcClient jdbc;
  private final Letters letters;
  private long mails;

  WritingOffice(DataSource source, Path data) {
    jdbc = JdbcClient.create(source);
    LettersSettings settings = TestOffice.letters("all", "baocao+{token}@office.example");
    Restraint restraint = new Restraint(jdbc, settings, TestOffice.office(), clock);
    letters = new Letters(jdbc, restraint, new FileRawStore(data), TestOffice.office(), clock);
    health = new AddressHealth(jdbc, TestOffice.office(), clock);
    news = new DeliveryNews(jdbc, clock);
    CitedLetter cited = new CitedLetter(letters, settings, TestOffice.office());
    bounces = new Bounces(cited, letters, news, health, TestOffice.office(), event -> {});
  }

  /** Two letters to the union come back on two days. */
  void twoHardBounces() {
    hear(dsn(sent("a" + mails), "failed", "5.1.1", "unknown user"));
    clock.forward(Duration.ofDays(1));
    hear(dsn(sent("b" + mails), "failed", "5.1.1", "unknown user"));
    clock.forward(Duration.ofMinutes(1));
  }

  /** A reminder that has gone to the union. */
  Letter sent(String cause) {
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

  /** The letter goes, for the first time or once more. */
  void markSent(Letter letter) {
    jdbc.sql("update letter set status = 'SENT', sent_at = :now where id = :id")
        .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
        .param("id", letter.id().value())
        .update();
  }

  LetterStatus status(Letter letter) {
    return letters.find(letter.id()).orElseThrow().status();
  }

  /** A server's notice about that letter, as RFC 3464 has it. */
  static String dsn(Letter letter, String action, String code, String words) {
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

  /** That mail has come and been filed. */
  void hear(String raw) {
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
