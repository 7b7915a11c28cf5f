package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Flags;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.intake.ReplyIntents;
import vn.vanthu.intake.replies.Intent;
import vn.vanthu.mailbox.MailFilter;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.RegistryFile;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportChanges;
import vn.vanthu.reports.ReportFilter;
import vn.vanthu.reports.Reports;

/** A union answers the acknowledgement, and its report is put right. */
@Tag("slow")
class CorrectionByReplyTest {
  private static final String OFFICE = "baocao@office.example";
  private static final String UNION = "thkimdong@truong.example";
  private static final MailFilter DONE =
      new MailFilter(Optional.empty(), Optional.of(MailStatus.DONE));

  @TempDir Path data;

  private OfficeMailServer server;
  private ConfigurableApplicationContext service;
  private int mails;

  @BeforeEach
  void start() throws Exception {
    server = new OfficeMailServer(OFFICE);
    service =
        server.serve(
            OFFICE,
            data,
            List.of(),
            "--vanthu.today=2022-06-16",
            "--vanthu.letters.answer-within=9000d",
            "--vanthu.letters.per-thread-per-day=20");
    service
        .getBean(Units.class)
        .put(RegistryFile.read(Path.of("src/main/resources/demo/registry.csv")));
    server.deliverSample(OFFICE, "01-docx-table-indicators.eml", new Flags());
    awaitTaken();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void replies_amend_confirm_thank_and_announce() throws Exception {
    Letter acknowledgement = letters("unit/acknowledgement").get(0);
    assertThat(meetings()).isEqualTo(5);

    String edited =
        acknowledgement
            .body()
            .replace("tuyên truyền trực tiếp: 05 cuộc", "tuyên truyền trực tiếp: 06 cuộc");
    assertThat(edited).isNotEqualTo(acknowledgement.body());
    reply(
        acknowledgement,
        UNION,
        "Đơn vị xin sửa số liệu ạ.\n\nNgày 16/6/2022 LĐLĐ đã viết:\n" + quoted(edited));

    assertThat(meetings()).isEqualTo(6);
    assertThat(newest().fate().orElseThrow().whyCode()).isEqualTo("reply-amends");
    Letter correction = letters("unit/correction-recorded").get(0);
    assertThat(correction.body()).contains("trực tiếp: 05 → 06").contains("số đến");
    assertThat(changes().of(report().id())).anyMatch(c -> c.before().equals(Optional.of("5")));

    reply(correction, UNION, "Vâng, em cảm ơn ạ.");
    assertThat(newest().fate().orElseThrow().whyCode()).isEqualTo("reply-thanks");

    reply(correction, UNION, "Số liệu đúng rồi ạ.\n\n" + quoted(correction.body()));
    assertThat(newest().fate().orElseThrow().whyCode()).isEqualTo("reply-confirms");
    assertThat(changes().confirmed(report().id())).containsKey("leaflets");

    reply(acknowledgement, "la@mail.example", "Số hội nghị: 9");
    assertThat(meetings()).isEqualTo(6);
    assertThat(newest().fate().orElseThrow().whyCode()).isEqualTo("reply-from-another-address");

    reply(acknowledgement, UNION, "Tôi không còn phụ trách, nhờ gửi về lan@truong.example");
    assertThat(service.getBean(ReplyIntents.class).open(10))
        .extracting(row -> row.intent().kind())
        .containsExactly(Intent.Kind.NEW_CONTACT);
    assertThat(service.getBean(Letters.class).count(Optional.empty(), Optional.empty()))
        .isEqualTo(2);

    replyInHtml(acknowledgement);
    assertThat(meetings()).isEqualTo(7);
  }

  /** An HTML reply whose quotation was edited in place. */
  private void replyInHtml(Letter acknowledgement) throws Exception {
    String quoted =
        acknowledgement
            .body()
            .replaceAll("(?m)^ *- (.*)$", "<li>$1</li>")
            .replace("truyền trực tiếp: 05 cuộc", "truyền trực tiếp: <b>7 cuộc</b>")
            .replace("\n", "<br>\n");
    MimeMessage message = message(acknowledgement, UNION);
    message.setContent(
        "<html><body><div>Em sửa lại ở dưới ạ</div><div class=\"gmail_quote\"><div>Vào Th 5, 16 thg"
            + " 6, 2022 lúc 15:00 LĐLĐ &lt;"
            + OFFICE
            + "&gt; đã viết:<br></div><blockquote>"
            + quoted
            + "</blockquote></div></body></html>",
        "text/html; charset=utf-8");
    take(message);
  }

  private void reply(Letter to, String from, String text) throws Exception {
    MimeMessage message = message(to, from);
    message.setText(text, "utf-8");
    take(message);
  }

  private static MimeMessage message(Letter to, String from) throws Exception {
    MimeMessage message = new MimeMessage(OfficeMailServer.session());
    message.setFrom(new InternetAddress(from));
    message.setRecipients(MimeMessage.RecipientType.TO, OFFICE);
    message.setSubject("Re: " + to.subject(), "utf-8");
    message.setHeader("In-Reply-To", to.messageId());
    message.setHeader("References", "<x@y> " + to.messageId());
    message.setSentDate(new Date());
    return message;
  }

  /** Delivers it and waits until it is settled and answered. */
  private void take(MimeMessage message) throws Exception {
    message.saveChanges();
    server.deliver(OFFICE, message, Instant.now());
    awaitTaken();
  }

  private void awaitTaken() {
    mails++;
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> service.getBean(Mails.class).count(DONE) >= mails);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                service
                        .getBean(Letters.class)
                        .count(Optional.of(LetterStatus.QUEUED), Optional.empty())
                    == 0);
  }

  private static String quoted(String text) {
    return text.lines().map(line -> "> " + line + "\n").reduce("", String::concat);
  }

  private StoredMail newest() {
    return service.getBean(Mails.class).page(DONE, 0, 100).stream()
        .max(java.util.Comparator.comparing(mail -> mail.id().value()))
        .orElseThrow();
  }

  private List<Letter> letters(String kind) {
    return service.getBean(Letters.class).page(Optional.empty(), Optional.of(kind), 0, 10);
  }

  private ReportChanges changes() {
    return service.getBean(ReportChanges.class);
  }

  private Report report() {
    ReportFilter of =
        new ReportFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new UnitCode("TH02")),
            Optional.empty());
    List<Report> reports = service.getBean(Reports.class).page(of, 0, 10);
    assertThat(reports).hasSize(1);
    return reports.get(0);
  }

  private long meetings() {
    return report().values().get("meetings").value();
  }
}
