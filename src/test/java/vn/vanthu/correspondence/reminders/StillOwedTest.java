package vn.vanthu.correspondence.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.vanthu.campaigns.Round.Q2;
import static vn.vanthu.campaigns.Round.asking;
import static vn.vanthu.campaigns.Round.campaign;
import static vn.vanthu.campaigns.Round.unit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.TestDatabase;
import vn.vanthu.campaigns.Round;
import vn.vanthu.campaigns.Selection;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;

/**
 * What stops a reminder: a report in any form, a person, a unit that owes nothing. Due on
 * Wednesday, 15 June 2022; the office's schedule; one unit unless a test adds others.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class StillOwedTest {
  @Parameter TestDatabase database;
  @TempDir Path data;

  private Desk desk;
  private Round round;

  @BeforeEach
  void open() {
    desk = new Desk(database.migrated(), data, "2022-06-01T02:00:00Z");
    round = desk.round;
    round.units.put(List.of(unit("MN01")));
    round.desk.create(campaign("Q2", Q2, "2022-06-15"), "hà");
  }

  @Test
  void a_report_that_came_stops_everything_even_after_the_letter_was_written() {
    desk.at("2022-06-10", "08:30");
    round.report("MN01", Q2, "2022-06-10T01:30:30Z");

    assertThat(desk.post()).isEmpty();
    assertThat(desk.newest().status()).isEqualTo(LetterStatus.WITHHELD);
    assertThat(desk.newest().cause()).contains("report-arrived");
    assertThat(desk.at("2022-06-15", "14:00")).isZero();
  }

  @Test
  void a_report_in_review_stops_its_reminder() {
    round.report("MN01", Q2, "2022-06-09T01:30:30Z", true, true);

    assertThat(desk.at("2022-06-10", "08:30")).isZero();
  }

  @Test
  void a_mail_that_waits_failed_or_could_not_be_read_stops_the_reminder() {
    round.units.put(List.of(unit("MN02"), unit("MN03"), unit("MN04"), unit("MN05")));
    desk.mail("mn01@truong.example", "RECEIVED", "", "");
    desk.mail("MN02@truong.example", "FAILED", "", "");
    desk.mail("mn03@truong.example", "DONE", "FOR_REVIEW", "attachment-not-read");
    desk.mail("mn04@truong.example", "DONE", "SET_ASIDE", "no-report");

    assertThat(desk.at("2022-06-10", "08:30")).isEqualTo(2);
    assertThat(desk.queued())
        .extracting(l -> l.unit().orElseThrow())
        .containsExactly("MN04", "MN05");
    assertThat(desk.reminders.preview(LocalDate.parse("2022-06-10")).spared())
        .extracting(s -> s.unit().code().value(), Spared::reason)
        .containsExactly(
            tuple("MN01", "mail-waiting"),
            tuple("MN02", "mail-waiting"),
            tuple("MN03", "mail-waiting"));
  }

  @Test
  void mail_that_comes_a_second_before_sending_stops_the_letter() {
    desk.at("2022-06-10", "08:30");
    assertThat(desk.queued()).hasSize(1);
    desk.mail("mn01@truong.example", "RECEIVED", "", "");

    assertThat(desk.post()).isEmpty();
    assertThat(desk.newest().cause()).contains("report-arrived");
  }

  @Test
  void while_a_mailbox_cannot_be_read_nobody_is_reminded() {
    desk.mailboxes.add(Desk.unreadMailbox());
    assertThat(desk.at("2022-06-10", "08:30")).isZero();
    desk.mailboxes.clear();
    assertThat(desk.at("2022-06-10", "08:31")).isEqualTo(1);
    desk.mailboxes.add(Desk.unreadMailbox());

    assertThat(desk.post()).isEmpty();
    desk.mailboxes.clear();
    assertThat(desk.at("2022-06-10", "08:40")).isEqualTo(1);
    assertThat(desk.post()).hasSize(1);
  }

  @Test
  void mail_of_an_unknown_sender_that_may_be_the_units_stops_its_reminder() {
    desk.mail("nguoi.la@gmail.example", "DONE", "FOR_REVIEW", "unit-candidates", "MN01\u001FMN09");
    round.reports.file(
        new vn.vanthu.reports.NewReport(
            "mail:1",
            Optional.empty(),
            "candidates",
            "cchc",
            Optional.of(Q2),
            true,
            true,
            round.clock.instant(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new java.util.TreeSet<>(),
            java.util.Map.of(),
            java.util.Map.of()));

    assertThat(desk.at("2022-06-10", "08:30")).isZero();
  }

  @Test
  void a_unit_that_is_paused_a_campaign_that_is_paused_closed_or_ended_hears_nothing() {
    desk.pauses.pause(
        new UnitCode("MN01"), Optional.of(LocalDate.parse("2022-06-15")), "hà", "chủ tịch nghỉ ốm");
    assertThat(desk.at("2022-06-10", "08:30")).isZero();
    assertThat(desk.at("2022-06-15", "14:00")).isZero();
    assertThat(desk.at("2022-06-16", "08:30")).isEqualTo(1);
    desk.post();
    round.desk.pause("Q2", "hà", "chờ Thành phố");
    assertThat(desk.at("2022-06-20", "08:30")).isZero();
    assertThat(desk.reminders.preview(LocalDate.parse("2022-06-20")).quiet())
        .containsExactly("Q2:paused");
    round.desk.resume("Q2", "hà", "");
    round.desk.close("Q2", "hà", "");
    assertThat(desk.at("2022-06-20", "08:31")).isZero();
    assertThat(desk.pauses.of(new UnitCode("MN01")))
        .extracting(ReminderPauses.Pause::who, ReminderPauses.Pause::why)
        .containsExactly(tuple("hà", "chủ tịch nghỉ ốm"));
  }

  @Test
  void pausing_a_unit_holds_back_the_letter_that_waits_already() {
    desk.at("2022-06-10", "08:30");
    desk.pauses.pause(new UnitCode("MN01"), Optional.empty(), "hà", "đã gọi điện");

    assertThat(desk.post()).isEmpty();
    assertThat(desk.newest().cause()).contains("reminder-outdated");
  }

  @Test
  void an_extended_unit_is_reminded_by_its_own_day() {
    round.desk.extend(
        "Q2", List.of(new UnitCode("MN01")), LocalDate.parse("2022-06-22"), "hà", "nghỉ ốm");

    assertThat(desk.at("2022-06-15", "14:00")).isZero();
    assertThat(desk.at("2022-06-17", "08:30")).isEqualTo(1);
    assertThat(desk.post())
        .containsExactly(
            "MN01: [CCHC quý II/2022] Nhắc lịch gửi báo cáo – hạn thứ Tư, ngày 22/6/2022");
  }

  @Test
  void an_exempt_a_closed_and_an_unasked_unit_hear_nothing() {
    round.units.put(
        List.of(
            unit("MN02"),
            unit("OLD", "Cụm 1", UnitKind.SCHOOL, "", "2022-06-09"),
            unit("DN01", "Cụm 1", UnitKind.ENTERPRISE, "", "")));
    round.desk.change(
        asking(campaign("Q2", Q2, "2022-06-15"), Selection.parse("kind:school")), "hà", "");
    round.desk.exempt("Q2", List.of(new UnitCode("MN02")), "hà", "mới thành lập");

    desk.at("2022-06-10", "08:30");

    assertThat(desk.queued()).extracting(l -> l.unit().orElseThrow()).containsExactly("MN01");
  }

  @Test
  void a_unit_that_was_merged_since_the_due_day_hears_nothing_and_is_telephoned() {
    round.units.put(List.of(unit("MN02")));
    desk.at("2022-06-16", "08:30");
    assertThat(desk.queued()).hasSize(2);
    round.units.put(List.of(unit("MN01", "Cụm 1", UnitKind.SCHOOL, "", "2022-06-15")));

    assertThat(desk.post()).containsExactly("MN02: [CCHC quý II/2022] Đôn đốc gửi báo cáo (lần 1)");
    assertThat(desk.reminders.preview(LocalDate.parse("2022-06-20")).spared())
        .extracting(s -> s.unit().code().value(), Spared::reason)
        .containsExactly(tuple("MN01", "unit-ended"));
    assertThat(desk.telephone.now())
        .extracting(e -> e.unit().code().value(), TelephoneEntry::reason)
        .containsExactly(tuple("MN01", "ended"));
  }
}
