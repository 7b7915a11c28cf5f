package vn.vanthu.console.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.vanthu.console.ConsoleTest;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.answers.ReviewLetters;
import vn.vanthu.forms.Period;
import vn.vanthu.mailbox.Arrival;
import vn.vanthu.mailbox.Keeping;
import vn.vanthu.mailbox.MailFilter;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.Numbering;
import vn.vanthu.registry.RegistryFile;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Act;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportChanges;
import vn.vanthu.reports.Reports;

/** What a person decides in review reaches the unit where it was told otherwise. */
@ConsoleTest
class ToldAfterReviewTest {
  private static final AtomicLong UID = new AtomicLong(50_000);

  @Autowired Keeping keeping;
  @Autowired Mails mails;
  @Autowired Reports reports;
  @Autowired Units units;
  @Autowired Letters letters;
  @Autowired Decisions decisions;
  @Autowired ReviewLetters told;
  @Autowired ReportChanges changes;

  @Test
  void the_figure_that_stands_typed_again_is_confirmed_and_overtakes_nobody() throws Exception {
    Report report = arrives("thkimdong@truong.example");

    decisions.amend(
        report.id(),
        "leaflets",
        Optional.of(300L),
        new Act("lan", "review", Optional.empty(), Optional.of(report.version())));

    Report now = reports.find(report.id()).orElseThrow();
    assertThat(now.values()).isEqualTo(report.values());
    assertThat(changes.confirmed(report.id())).containsEntry("leaflets", "lan");
  }

  @Test
  void a_changed_figure_is_told_and_one_changed_back_is_not() throws Exception {
    Report report = arrives("thkimdong@truong.example");
    assertThat(letters.about(report.id())).hasSize(1);

    decisions.amend(report.id(), "leaflets", Optional.of(310L), by("lan"));
    Letter letter = letters.about(report.id()).get(0);
    assertThat(letter.kind()).isEqualTo("unit/acknowledgement-reviewed");
    assertThat(letter.to()).isEqualTo("thkimdong@truong.example");
    assertThat(letter.body()).contains("300 → 310");
    assertThat(told.needless(letter)).isEmpty();

    decisions.undo(report.id(), Optional.empty(), by("lan"));
    assertThat(told.needless(letter)).contains("report-changed-again");
    assertThat(letters.about(report.id()))
        .as("nothing differs from what was told")
        .noneMatch(l -> told.needless(l).isEmpty() && l.kind().contains("reviewed"));
  }

  @Test
  void a_unit_that_was_asked_who_it_is_gets_its_acknowledgement_once_a_person_knows()
      throws Exception {
    Report report = arrives("nguoi.la@khongbiet.example");
    assertThat(letters.about(report.id()))
        .extracting(Letter::kind)
        .containsExactly("sender/which-unit");
    UnitCode unit = units.registry().all().iterator().next().code();

    decisions.assign(report.id(), unit, Period.parse("2021-Q4"), by("lan"));
    decisions.accept(report.id(), by("lan"));

    Letter letter = letters.about(report.id()).get(0);
    assertThat(letter.kind()).startsWith("unit/acknowledgement");
    assertThat(letter.body()).contains("300");
  }

  @Test
  void a_confirmation_that_changes_nothing_writes_nothing() throws Exception {
    Report report = arrives("thkimdong@truong.example");
    decisions.confirm(report.id(), "leaflets", by("lan"));
    assertThat(letters.about(report.id())).hasSize(1);
  }

  private static Act by(String who) {
    return Act.by(who, "review");
  }

  private Report arrives(String from) throws IOException {
    units.put(RegistryFile.read(java.nio.file.Path.of("src/main/resources/demo/registry.csv")));
    long uid = UID.incrementAndGet();
    String mail =
        """
        Return-Path: <%s>
        From: Người gửi <%s>
        To: baocao@localhost
        Subject: Báo cáo CCHC
        Date: Tue, 14 Jun 2022 09:00:00 +0700
        Message-ID: <%s@nguoigui.example>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=UTF-8
        Content-Transfer-Encoding: 8bit

        BÁO CÁO
        Kết quả tuyên truyền cải cách hành chính quý II năm 2022
        Trong quý đã tổ chức 07 hội nghị với 250 lượt người tham dự; phát 300 tờ rơi; treo 04 băng rôn.
        Tiếp nhận 12 ý kiến, đã trả lời 11 ý kiến.
        """
            .formatted(from, from, UUID.randomUUID());
    byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    keeping.keep(
        new Arrival(
            new Numbering("review-test", "INBOX", 1, 0),
            uid,
            Optional.of(Instant.parse("2022-06-14T02:00:00Z")),
            false,
            out -> out.write(bytes)));
    MailFilter done = new MailFilter(Optional.empty(), Optional.of(MailStatus.DONE));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> mails.page(done, 0, 500).stream().anyMatch(m -> m.uid() == uid));
    long id =
        mails.page(done, 0, 500).stream()
            .filter(m -> m.uid() == uid)
            .findFirst()
            .orElseThrow()
            .id()
            .value();
    List<Report> filed = reports.from("mail:" + id);
    assertThat(filed).hasSize(1);
    return filed.get(0);
  }
}
