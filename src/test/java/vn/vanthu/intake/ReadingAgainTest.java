package vn.vanthu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.intake.Reread.Difference;
import vn.vanthu.intake.again.ReadingJob;
import vn.vanthu.intake.again.ReadingJobs;
import vn.vanthu.intake.learning.FormDesk;
import vn.vanthu.mailbox.Arrival;
import vn.vanthu.mailbox.Disposition;
import vn.vanthu.mailbox.Keeping;
import vn.vanthu.mailbox.MailFilter;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.Numbering;
import vn.vanthu.reports.Act;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportChanges;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.Reports;

/** Mail that is read again: by hand, and by a job; a person's word stands above any reading. */
@ConsoleTest
class ReadingAgainTest {
  private static final AtomicLong UID = new AtomicLong(1000);

  @Autowired Keeping keeping;
  @Autowired Mails mails;
  @Autowired Intake intake;
  @Autowired Reports reports;
  @Autowired ReportChanges changes;
  @Autowired Forms forms;
  @Autowired FormDesk desk;
  @Autowired ReadingJobs jobs;
  @Autowired Letters letters;
  @Autowired JdbcClient jdbc;

  private Form shipped;

  @BeforeEach
  void begin_with_the_form_as_shipped() {
    shipped = forms.find("cchc").orElseThrow();
    if (desk.shippedVersion("cchc").orElseThrow() != shipped.version()) {
      desk.useAgain("cchc", desk.shippedVersion("cchc").orElseThrow(), shipped.version(), "test");
    }
  }

  @Test
  void a_dry_run_tells_and_writes_nothing_and_taking_it_leaves_what_people_settled()
      throws Exception {
    MailId mail = arrives(report("đã mở 09 chuyến trà đàm với đoàn viên"));
    Report before = only(mail);
    assertThat(before.values()).doesNotContainKey("meetings");
    changes.amend(before.id(), Map.of("leaflets", value(777)), Act.by("lan", "review"));
    changes.confirm(before.id(), Set.of("visual_items"), Act.by("lan", "review"));
    long written = letters.count(Optional.empty(), Optional.empty());
    learn("chuyến trà đàm");

    List<Difference> told = intake.readAgain(mail, true).differences();
    assertThat(told).extracting(Difference::what).containsExactly("indicator:meetings");
    assertThat(told.get(0).after()).contains("9");
    assertThat(only(mail).values()).doesNotContainKey("meetings");

    intake.readAgain(mail, false);
    Report after = only(mail);
    assertThat(after.values().get("meetings").value()).isEqualTo(9);
    assertThat(after.values().get("leaflets").value()).isEqualTo(777);
    assertThat(letters.count(Optional.empty(), Optional.empty())).isEqualTo(written);

    changes.amend(after.id(), Map.of("meetings", value(10)), Act.by("lan", "review"));
    assertThat(intake.readAgain(mail, true).differences()).isEmpty();
  }

  @Test
  void what_an_earlier_reading_again_has_changed_is_not_a_persons_word() throws Exception {
    MailId mail = arrives(report("đã mở 06 chuyến trà chanh với đoàn viên"));
    learn("chuyến trà chanh");
    intake.readAgain(mail, false);
    assertThat(only(mail).values().get("meetings").value()).isEqualTo(6);

    desk.useAgain(
        "cchc",
        desk.shippedVersion("cchc").orElseThrow(),
        forms.find("cchc").orElseThrow().version(),
        "lan");
    assertThat(intake.readAgain(mail, true).differences())
        .extracting(Difference::what)
        .containsExactly("indicator:meetings");
  }

  @Test
  void a_mail_that_a_person_calls_a_report_waits_for_that_person_and_twice_is_once()
      throws Exception {
    MailId mail = arrives(plain("Thông báo", "Chiều nay họp giao ban lúc 14 giờ."));
    assertThat(reports.from("mail:" + mail)).isEmpty();

    List<ReportId> filed = intake.takeAsReport(mail, "cchc");
    assertThat(filed).hasSize(1);
    Report report = reports.find(filed.get(0)).orElseThrow();
    assertThat(report.status()).isEqualTo(ReportStatus.IN_REVIEW);
    assertThat(mails.find(mail).fate().orElseThrow().disposition())
        .isEqualTo(Disposition.FOR_REVIEW);

    assertThat(intake.takeAsReport(mail, "cchc")).isEqualTo(filed);
    changes.discard(report.id(), Act.by("lan", "no-report"));
    assertThat(intake.takeAsReport(mail, "cchc")).isEqualTo(filed);
    assertThat(reports.find(report.id()).orElseThrow().status()).isEqualTo(ReportStatus.IN_REVIEW);

    intake.readAgain(mail, false);
    assertThat(mails.find(mail).fate().orElseThrow().whyCode()).isEqualTo("person-report");
  }

  @Test
  void everything_is_looked_through_and_taken_by_a_job_that_a_dead_node_had_begun()
      throws Exception {
    MailId mail = arrives(report("đã mở 08 chuyến trà sen với đoàn viên"));
    learn("chuyến trà sen");
    long id = jobs.askAll("lan");
    jdbc.sql("update reading_job set claim = 'dead', claimed_until = :past where id = :id")
        .param("past", Instant.parse("2000-01-01T00:00:00Z").atOffset(java.time.ZoneOffset.UTC))
        .param("id", id)
        .update();

    ends(id, ReadingJob.Status.LOOKED);
    assertThat(jobs.differences(id, 0, 1000))
        .filteredOn(found -> found.mail().equals(mail))
        .extracting(found -> found.difference().what())
        .containsExactly("indicator:meetings");
    assertThat(only(mail).values()).doesNotContainKey("meetings");

    assertThat(jobs.apply(id, "lan")).isTrue();
    ends(id, ReadingJob.Status.DONE);
    assertThat(only(mail).values().get("meetings").value()).isEqualTo(8);
  }

  @Test
  void a_jobs_period_holds_the_mails_of_that_period_alone() throws Exception {
    MailId second = arrives(report("đã mở 05 chuyến trà nụ với đoàn viên"));
    MailId first =
        arrives(report("đã mở 04 chuyến trà nụ với đoàn viên").replace("quý II", "quý I"));
    learn("chuyến trà nụ");

    long id = jobs.askPeriod("Q1", "cchc", vn.vanthu.forms.Period.parse("2022-Q1"), "lan");
    ends(id, ReadingJob.Status.LOOKED);
    assertThat(jobs.differences(id, 0, 1000))
        .extracting(ReadingJobs.Found::mail)
        .contains(first)
        .doesNotContain(second);
  }

  private void ends(long job, ReadingJob.Status status) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> jobs.find(job).orElseThrow().status() == status);
  }

  private void learn(String words) {
    assertThat(
            desk.learn(
                "cchc", "meetings", words, forms.find("cchc").orElseThrow().version(), "lan"))
        .isTrue();
  }

  private Report only(MailId mail) {
    List<Report> filed = reports.from("mail:" + mail);
    assertThat(filed).hasSize(1);
    return filed.get(0);
  }

  private MailId arrives(String mail) throws IOException {
    long uid = UID.incrementAndGet();
    byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    keeping.keep(
        new Arrival(
            new Numbering("test", "INBOX", 1, 0),
            uid,
            Optional.of(Instant.parse("2022-06-14T02:00:00Z")),
            false,
            out -> out.write(bytes)));
    MailFilter done = new MailFilter(Optional.empty(), Optional.of(MailStatus.DONE));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                mails.page(done, 0, 500).stream()
                    .anyMatch(m -> m.uid() == uid && m.mailbox().equals("test")));
    return mails.page(done, 0, 500).stream()
        .filter(m -> m.uid() == uid && m.mailbox().equals("test"))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static String report(String sentence) {
    return plain(
        "Báo cáo CCHC",
        """
        BÁO CÁO
        Kết quả tuyên truyền cải cách hành chính quý II năm 2022
        Trong quý, đơn vị %s; phát 300 tờ rơi; treo 04 băng rôn.
        Tiếp nhận 12 ý kiến, đã trả lời 11 ý kiến; đăng 05 bài viết trên Facebook.
        """
            .formatted(sentence));
  }

  private static String plain(String subject, String body) {
    return """
    From: Người gửi <ai-do@nguoigui.example>
    To: baocao@localhost
    Subject: %s
    Date: Tue, 14 Jun 2022 09:00:00 +0700
    Message-ID: <%s@nguoigui.example>
    MIME-Version: 1.0
    Content-Type: text/plain; charset=UTF-8
    Content-Transfer-Encoding: 8bit

    """
            .formatted(subject, java.util.UUID.randomUUID())
        + body;
  }

  private static Optional<StatedValue> value(long number) {
    return Optional.of(
        new StatedValue(
            number, 1, false, new Evidence(new Place("", 0, "", 0), String.valueOf(number))));
  }
}
