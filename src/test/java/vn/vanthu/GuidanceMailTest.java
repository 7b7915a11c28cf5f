package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.TestOffice;
import vn.vanthu.correspondence.guidance.Coverage;
import vn.vanthu.correspondence.guidance.Guidance;
import vn.vanthu.correspondence.guidance.GuidanceDesk;
import vn.vanthu.correspondence.guidance.GuidanceSamples;
import vn.vanthu.correspondence.guidance.Reached;
import vn.vanthu.correspondence.guidance.Standings;
import vn.vanthu.correspondence.guidance.UnitStanding;
import vn.vanthu.mailbox.MailFilter;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.Units;

/** A document goes to four hundred unions, twenty of whose mailboxes are dead. */
@Tag("slow")
class GuidanceMailTest {
  private static final int UNIONS = 400;
  private static final int DEAD = 20;
  private static final String OFFICE = "baocao@office.example";
  private static final MovingClock CLOCK =
      new MovingClock(Instant.parse("2022-06-10T02:00:00Z"), TestOffice.ZONE);

  @TempDir Path data;

  private GreenMail server;
  private MailFolder inbox;
  private ConfigurableApplicationContext service;
  private int arrived;

  /** The service's clock, in the test's hands. */
  @Configuration(proxyBeanMethods = false)
  static class Time {
    @Bean
    MovingClock clock() {
      return CLOCK;
    }
  }

  @BeforeEach
  void start() throws Exception {
    CLOCK.moveTo("2022-06-10T02:00:00Z"); // a Friday, 09:00 in the office
    server =
        new GreenMail(
            new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()});
    server.start();
    GreenMailUser office = server.getUserManager().createUser(OFFICE, OFFICE, "secret");
    inbox = server.getManagers().getImapHostManager().getInbox(office);
    run();
    service.getBean(Units.class).put(unions());
  }

  @AfterEach
  void stop() {
    server.stop();
    service.close();
  }

  @Test
  void each_union_gets_its_own_mail_once_and_the_dead_ones_are_to_be_telephoned() throws Exception {
    Guidance guidance = sent();
    // the service is stopped in the middle and started again: nobody gets it twice
    patiently().until(() -> server.getReceivedMessages().length > UNIONS / 4);
    service.close();
    CLOCK.forward(Duration.ofMinutes(2)); // what it had in hand is free again
    run();
    patiently().until(() -> letters(LetterStatus.SENT).size() == UNIONS);

    // the one it had in hand may go again under its Message-ID, so that a mailbox shows it once
    assertThat(sentMails().size()).isBetween(UNIONS, UNIONS + 1);
    assertThat(Set.copyOf(sentMails())).hasSize(UNIONS);

    for (int i = 0; i < DEAD; i++) {
      comesBack(letterOf(i));
    }
    answer(letterOf(100), "Đã nhận, đã triển khai ạ.");
    answer(letterOf(101), "Don vi da nhan duoc van ban, se pho bien den doan vien a");
    answer(letterOf(102), "Đã nhận ạ. Cho em hỏi có phải nộp bản giấy không ạ?");
    patiently().until(() -> service.getBean(Mails.class).count(done()) == arrived);

    Standings standings = service.getBean(Standings.class);
    Coverage coverage = standings.coverage(guidance);
    assertThat(coverage.asked()).isEqualTo(UNIONS);
    assertThat(coverage.have()).isEqualTo(UNIONS - DEAD);
    assertThat(coverage.share()).isEqualTo(0.95);
    assertThat(coverage.count(Reached.RETURNED)).isEqualTo(DEAD);
    assertThat(coverage.count(Reached.CONFIRMED)).isEqualTo(2);
    assertThat(coverage.count(Reached.REPLIED)).isEqualTo(1);
    assertThat(standings.toCall(guidance))
        .extracting(unit -> unit.code().value())
        .hasSize(DEAD)
        .contains(code(0), code(DEAD - 1))
        .doesNotContain(code(DEAD));
    UnitStanding confirmed = standing(standings, guidance, 100);
    assertThat(confirmed.answer().orElseThrow().words()).contains("đã triển khai");
    assertThat(letters(LetterStatus.QUEUED)).isEmpty();
  }

  private Guidance sent() {
    GuidanceDesk desk = service.getBean(GuidanceDesk.class);
    Guidance guidance = desk.draft(GuidanceSamples.toEveryone(), "lan");
    assertThat(desk.send(guidance.id(), "lan")).isTrue();
    assertThat(desk.send(guidance.id(), "lan")).isFalse();
    return guidance;
  }

  private static UnitStanding standing(Standings standings, Guidance guidance, int number) {
    return standings.of(guidance).stream()
        .filter(unit -> unit.code().value().equals(code(number)))
        .findFirst()
        .orElseThrow();
  }

  /** Each mail's receiver, who is alone in it, and its Message-ID. */
  private List<String> sentMails() throws Exception {
    List<String> mails = new ArrayList<>();
    for (MimeMessage mail : server.getReceivedMessages()) {
      if (mail.getSubject() != null && mail.getSubject().startsWith("[Văn bản 12/HD-LĐLĐ]")) {
        assertThat(mail.getAllRecipients()).hasSize(1);
        mails.add(mail.getAllRecipients()[0] + " " + mail.getMessageID());
      }
    }
    return mails;
  }

  private Letter letterOf(int union) {
    return service.getBean(Letters.class).ofUnit(code(union), 5).get(0);
  }

  private List<Letter> letters(LetterStatus status) {
    return service
        .getBean(Letters.class)
        .page(Optional.of(status), Optional.of("unit/guidance"), 0, 1000);
  }

  /** What the mail system of a dead mailbox sends back. */
  private void comesBack(Letter letter) throws Exception {
    arrives(
        """
        From: MAILER-DAEMON@mx.example
        To: %s
        Subject: Undelivered Mail Returned to Sender
        Message-ID: <bounce-%d@mx.example>
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: text/plain

        The mailbox is not there.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Final-Recipient: rfc822; %s
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 no such user

        --b
        Content-Type: text/rfc822-headers

        Message-ID: %s

        --b--
        """
            .formatted(OFFICE, letter.id().value(), letter.to(), letter.messageId()));
  }

  private void answer(Letter to, String text) throws Exception {
    MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
    message.setFrom(new InternetAddress(to.to()));
    message.setRecipients(MimeMessage.RecipientType.TO, OFFICE);
    message.setSubject("Re: " + to.subject(), "utf-8");
    message.setHeader("In-Reply-To", to.messageId());
    message.setSentDate(Date.from(CLOCK.instant()));
    message.setText(text + "\n\n> ghi \"Đã nhận\"\n", "utf-8");
    message.saveChanges();
    inbox.appendMessage(message, new Flags(), Date.from(CLOCK.instant()));
    arrived++;
  }

  private void arrives(String raw) throws Exception {
    byte[] bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    inbox.appendMessage(
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)),
        new Flags(),
        Date.from(CLOCK.instant()));
    arrived++;
  }

  private void run() {
    service = new SpringApplicationBuilder(VanThu.class, Time.class).run(arguments());
  }

  private String[] arguments() {
    return new String[] {
      "--server.port=0",
      "--spring.main.allow-bean-definition-overriding=true",
      "--vanthu.data=" + data,
      "--spring.datasource.url=jdbc:h2:file:"
          + data.resolve("db")
          + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
      "--vanthu.admin.password=a long enough password",
      "--vanthu.ocr.enabled=false",
      "--vanthu.workers=1",
      "--vanthu.office.address=" + OFFICE,
      "--vanthu.letters.send=all",
      "--vanthu.letters.poll-every=50ms",
      "--vanthu.letters.per-minute=100000",
      "--vanthu.letters.per-hour=100000",
      "--vanthu.letters.per-day=100000",
      "--vanthu.guidance.first-look=1",
      "--vanthu.guidance.look-every=1",
      "--spring.mail.port=" + server.getSmtp().getPort(),
      "--spring.mail.host=127.0.0.1",
      "--vanthu.mailboxes[0].name=test",
      "--vanthu.mailboxes[0].host=127.0.0.1",
      "--vanthu.mailboxes[0].port=" + server.getImap().getPort(),
      "--vanthu.mailboxes[0].security=none",
      "--vanthu.mailboxes[0].username=" + OFFICE,
      "--vanthu.mailboxes[0].password=secret",
      "--vanthu.mailboxes[0].take-from=2020-01-01",
      "--vanthu.mailboxes[0].poll-every=1s"
    };
  }

  private static List<Unit> unions() {
    List<Unit> unions = new ArrayList<>();
    for (int i = 0; i < UNIONS; i++) {
      unions.add(
          new Unit(
              new UnitCode(code(i)),
              "CĐCS Trường Mầm non số " + i,
              List.of(),
              UnitKind.SCHOOL,
              List.of("mn%d@truong%d.example".formatted(i, i)),
              "",
              "0912 000 %03d".formatted(i),
              "Cụm 1",
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    return unions;
  }

  private static String code(int number) {
    return "MN%03d".formatted(number);
  }

  private static MailFilter done() {
    return new MailFilter(Optional.empty(), Optional.of(MailStatus.DONE));
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofMinutes(3));
  }
}
