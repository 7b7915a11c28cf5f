package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.TestOffice;
import vn.vanthu.correspondence.reminders.Reminders;
import vn.vanthu.forms.Period;
import vn.vanthu.mailbox.MailFilter;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.MailboxStates;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.RegistryFile;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportFilter;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.Reports;

/** A union fills in the lines of a reminder and sends it back: that is its report. */
@Tag("slow")
class ReminderReplyTest {
  private static final String OFFICE = "baocao@office.example";
  private static final String UNION = "thkimdong@truong.example";
  private static final MovingClock CLOCK =
      new MovingClock(Instant.parse("2022-06-10T02:00:00Z"), TestOffice.ZONE);
  private static final MailFilter DONE =
      new MailFilter(Optional.empty(), Optional.of(MailStatus.DONE));

  @TempDir Path data;

  private OfficeMailServer server;
  private ConfigurableApplicationContext service;

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
    server = new OfficeMailServer(OFFICE);
    service = server.serve(OFFICE, data, List.of(Time.class));
    service
        .getBean(Units.class)
        .put(
            RegistryFile.read(Path.of("src/main/resources/demo/registry.csv")).stream()
                .filter(unit -> unit.code().value().equals("TH02"))
                .toList());
    service
        .getBean(Campaigns.class)
        .put(
            List.of(
                new Campaign(
                    "CCHC-2022-H1",
                    "cchc",
                    Period.parse("2022-H1"),
                    LocalDate.of(2022, 6, 15),
                    "CCHC",
                    Optional.empty(),
                    Optional.empty(),
                    Set.of())));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_reminder_sent_back_with_its_lines_filled_in_is_the_units_report() throws Exception {
    Letter reminder = reminded();
    String filled =
        reminder
            .body()
            .replaceAll("(?m)^(.*sinh hoạt tuyên truyền trực tiếp):\\s*$", "$1: 6 cuộc")
            .replaceAll("(?m)^(.*Lượt người dự các hội nghị.*):\\s*$", "$1: 120")
            .replaceAll("(?m)^(.*Văn bản chỉ đạo.*):\\s*$", "$1: 02");
    assertThat(filled).contains(": 6 cuộc", ": 120", ": 02");

    answer(reminder, "Gửi anh chị ạ.\n\nVào ngày 10/6/2022 LĐLĐ đã viết:\n" + quoted(filled));

    Report report = reports().get(0);
    assertThat(reports()).hasSize(1);
    assertThat(report.status()).isEqualTo(ReportStatus.ACCEPTED);
    assertThat(report.period()).contains(Period.parse("2022-H1"));
    assertThat(report.values().keySet())
        .containsExactlyInAnyOrder("meetings", "meeting_attendees", "documents_issued");
    assertThat(report.values().get("meetings").value()).isEqualTo(6);
    assertThat(report.values().get("meeting_attendees").value()).isEqualTo(120);
    assertThat(report.values().get("meetings").evidence().text()).contains("6 cuộc");
    assertThat(newest().fate().orElseThrow().whyCode()).isEqualTo("recorded");
    assertThat(letters("unit/acknowledgement-with-questions").get(0).to()).isEqualTo(UNION);
    assertThat(letters("unit/acknowledgement-with-questions").get(0).body())
        .contains("trực tiếp: 06");
    assertThat(service.getBean(Reminders.class).preview(LocalDate.parse("2022-06-15")).letters())
        .isEmpty();
  }

  @Test
  void lines_sent_back_empty_are_no_report_and_the_next_reminder_is_not_lost() throws Exception {
    Letter reminder = reminded();

    answer(reminder, "Đơn vị sẽ gửi báo cáo vào ngày 14/6 ạ.\n\n" + quoted(reminder.body()));

    assertThat(reports()).isEmpty();
    assertThat(newest().fate().orElseThrow().whyCode()).isEqualTo("reply-promise");
    assertThat(service.getBean(Reminders.class).preview(LocalDate.parse("2022-06-15")).letters())
        .hasSize(1);
  }

  private Letter reminded() {
    patiently()
        .until(
            () ->
                service.getBean(MailboxStates.class).all().stream()
                    .allMatch(box -> box.fetchedAt().isPresent()));
    service.getBean(Reminders.class).queueDue(LocalDate.parse("2022-06-10"));
    CLOCK.forward(Duration.ofMinutes(3));
    patiently()
        .until(
            () ->
                letters("unit/reminder-first").stream()
                    .anyMatch(letter -> letter.status() == LetterStatus.SENT));
    return letters("unit/reminder-first").get(0);
  }

  private void answer(Letter to, String text) throws Exception {
    MimeMessage message = new MimeMessage(OfficeMailServer.session());
    message.setFrom(new InternetAddress(UNION));
    message.setRecipients(MimeMessage.RecipientType.TO, OFFICE);
    message.setSubject("Re: " + to.subject(), "utf-8");
    message.setHeader("In-Reply-To", to.messageId());
    message.setSentDate(Date.from(CLOCK.instant()));
    message.setText(text, "utf-8");
    message.saveChanges();
    server.deliver(OFFICE, message, CLOCK.instant());
    patiently().until(() -> service.getBean(Mails.class).count(DONE) == 1);
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(60));
  }

  private static String quoted(String text) {
    return text.lines().map(line -> "> " + line + "\n").reduce("", String::concat);
  }

  private StoredMail newest() {
    return service.getBean(Mails.class).page(DONE, 0, 1).get(0);
  }

  private List<Letter> letters(String kind) {
    return service.getBean(Letters.class).page(Optional.empty(), Optional.of(kind), 0, 10);
  }

  private List<Report> reports() {
    ReportFilter of =
        new ReportFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new UnitCode("TH02")),
            Optional.empty());
    return service.getBean(Reports.class).page(of, 0, 10);
  }
}
