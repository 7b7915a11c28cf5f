package vn.vanthu.correspondence.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.vanthu.campaigns.Round.Q2;
import static vn.vanthu.campaigns.Round.asking;
import static vn.vanthu.campaigns.Round.campaign;
import static vn.vanthu.campaigns.Round.unit;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.vanthu.TestDatabase;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.ReminderSchedule;
import vn.vanthu.campaigns.Round;
import vn.vanthu.campaigns.Selection;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.forms.Period;
import vn.vanthu.mailbox.MailboxState;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;

/** Due on Wednesday, 15 June 2022; the office's schedule; one unit unless a test adds others. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RemindersTest {
  private static final Period H1 = Period.parse("2022-H1");

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
  void the_whole_schedule_runs_in_working_hours_once_each_and_ends() {
    List<String> sent = new ArrayList<>();
    for (LocalDate day = LocalDate.of(2022, 6, 1);
        day.isBefore(LocalDate.of(2022, 7, 10));
        day = day.plusDays(1)) {
      for (String hour : List.of("00:30", "07:59", "08:30", "08:31", "13:59", "14:00", "23:00")) {
        desk.at(day.toString(), hour);
        for (String subject : desk.post()) {
          sent.add(day.getDayOfMonth() + " " + hour + " " + subject);
        }
      }
    }

    assertThat(sent)
        .containsExactly(
            "10 08:30 MN01: [CCHC quý II/2022] Nhắc lịch gửi báo cáo – hạn thứ Tư, ngày 15/6/2022",
            "15 14:00 MN01: [CCHC quý II/2022] Hôm nay là hạn gửi báo cáo",
            "16 08:30 MN01: [CCHC quý II/2022] Đôn đốc gửi báo cáo (lần 1)",
            "20 08:30 MN01: [CCHC quý II/2022] Đôn đốc gửi báo cáo (lần 2) – quá hạn 3 ngày làm"
                + " việc");
  }

  @Test
  void a_report_that_came_stops_everything_even_after_the_letter_was_written() {
    desk.at("2022-06-10", "08:30");
    round.report("MN01", Q2, "2022-06-10T01:30:30Z");

    assertThat(desk.post()).isEmpty();
    assertThat(letter().status()).isEqualTo(LetterStatus.WITHHELD);
    assertThat(letter().cause()).contains("report-arrived");
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
    mail("mn01@truong.example", "RECEIVED", "", "");
    mail("MN02@truong.example", "FAILED", "", "");
    mail("mn03@truong.example", "DONE", "FOR_REVIEW", "attachment-not-read");
    mail("mn04@truong.example", "DONE", "SET_ASIDE", "no-report");

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
    mail("mn01@truong.example", "RECEIVED", "", "");

    assertThat(desk.post()).isEmpty();
    assertThat(letter().cause()).contains("report-arrived");
  }

  @Test
  void while_a_mailbox_cannot_be_read_nobody_is_reminded() {
    desk.mailboxes.add(unread());
    assertThat(desk.at("2022-06-10", "08:30")).isZero();
    desk.mailboxes.clear();
    assertThat(desk.at("2022-06-10", "08:31")).isEqualTo(1);
    desk.mailboxes.add(unread());

    assertThat(desk.post()).isEmpty();
    desk.mailboxes.clear();
    assertThat(desk.at("2022-06-10", "08:40")).isEqualTo(1);
    assertThat(desk.post()).hasSize(1);
  }

  @Test
  void mail_of_an_unknown_sender_that_may_be_the_units_stops_its_reminder() {
    mail("nguoi.la@gmail.example", "DONE", "FOR_REVIEW", "unit-candidates", "MN01\u001FMN09");
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
  void two_campaigns_due_at_once_make_one_letter_that_names_both() throws Exception {
    round.desk.create(campaign("H1", H1, "2022-06-15"), "hà");

    desk.at("2022-06-15", "14:00");

    assertThat(desk.post())
        .containsExactly(
            "MN01: [CCHC 6 tháng đầu năm 2022] [CCHC quý II/2022] Hôm nay là hạn gửi báo cáo");
    assertThat(letter().body()).contains("6 tháng đầu năm 2022 và quý II năm 2022");
    assertThat(desk.letters.files(letter().id())).hasSize(2);
  }

  @Test
  void every_other_open_period_is_named_too() {
    round.desk.create(campaign("Q3", Period.parse("2022-Q3"), "2022-09-15"), "hà");

    desk.at("2022-06-16", "08:30");

    assertThat(letter().body())
        .contains("quý II năm 2022 là thứ Tư, ngày 15/6/2022")
        .contains(
            "  - báo cáo kết quả thông tin, tuyên truyền cải cách hành chính quý III năm 2022: hạn"
                + " 17 giờ 00, thứ Năm, ngày 15/9/2022 (còn");
  }

  @Test
  void when_one_of_two_reports_arrives_the_letter_is_written_anew_for_the_other() {
    round.desk.create(campaign("H1", H1, "2022-06-15"), "hà");
    desk.at("2022-06-15", "14:00");
    round.report("MN01", H1, "2022-06-15T07:00:30Z");

    assertThat(desk.post()).isEmpty();
    desk.at("2022-06-15", "14:05");

    assertThat(desk.post()).containsExactly("MN01: [CCHC quý II/2022] Hôm nay là hạn gửi báo cáo");
    assertThat(newest().body()).doesNotContain("6 tháng đầu năm");
  }

  @Test
  void a_campaign_that_is_due_later_on_the_same_day_waits_for_its_hour_in_one_letter() {
    round.desk.create(campaign("H1", H1, "2022-06-20"), "hà"); // its first reminder: 15 June, 08:30

    assertThat(desk.at("2022-06-15", "08:30")).isZero();
    assertThat(desk.at("2022-06-15", "14:00")).isEqualTo(1);
    assertThat(desk.post()).hasSize(1);
    assertThat(desk.at("2022-06-15", "14:01")).isZero();
  }

  @Test
  void a_machine_that_was_off_makes_up_for_one_letter_at_the_most() {
    // off from before 10 June until Monday, 20 June, 10:00: four steps have passed
    assertThat(desk.at("2022-06-20", "10:00")).isEqualTo(1);
    assertThat(desk.post()).containsExactly("MN01: [CCHC quý II/2022] Đôn đốc gửi báo cáo (lần 1)");
    for (String day : List.of("2022-06-21", "2022-06-22", "2022-06-23", "2022-06-24")) {
      assertThat(desk.at(day, "09:00")).as(day).isZero();
    }
  }

  @Test
  void what_was_due_on_the_day_is_not_said_on_another() {
    // off on the due day until Thursday morning, before the hour of the next step
    assertThat(desk.at("2022-06-16", "08:10")).isZero();
    assertThat(desk.at("2022-06-16", "08:30")).isEqualTo(1);
    assertThat(desk.post()).containsExactly("MN01: [CCHC quý II/2022] Đôn đốc gửi báo cáo (lần 1)");
  }

  @Test
  void nobody_is_reminded_of_what_was_due_long_ago() {
    round.campaigns.put(List.of(campaign("OLD", Period.parse("2021-H2"), "2021-12-15")));

    assertThat(desk.reminders.preview(LocalDate.parse("2022-06-03")).letters()).isEmpty();
  }

  @Test
  void no_letter_goes_on_days_off_nor_around_tet_even_if_the_clock_jumps_over_it() {
    Desk tet = new Desk(database.migrated(), data, "2022-01-04T02:00:00Z");
    tet.round.units.put(List.of(unit("MN01")));
    tet.round.desk.create(campaign("Y", Period.parse("2021"), "2022-01-28"), "hà");
    List<String> sent = new ArrayList<>();
    for (LocalDate day = LocalDate.of(2022, 1, 20);
        day.isBefore(LocalDate.of(2022, 2, 20));
        day = day.plusDays(1)) {
      for (String hour : List.of("08:30", "14:00")) {
        tet.at(day.toString(), hour);
        tet.post().forEach(s -> sent.add(s.replaceAll(".*\\] ", "")));
        sent.addAll(tet.queued().stream().map(Letter::subject).toList());
      }
      if (!sent.isEmpty() && !sent.get(sent.size() - 1).startsWith("2022")) {
        sent.add(day.toString());
      }
    }

    // 28 January is a Friday; Saturday to 6 February is Tết; +1 is Monday 7, +3 Wednesday 9
    assertThat(sent)
        .containsExactly(
            "Nhắc lịch gửi báo cáo – hạn thứ Sáu, ngày 28/1/2022",
            "2022-01-25",
            "Hôm nay là hạn gửi báo cáo",
            "2022-01-28",
            "Đôn đốc gửi báo cáo (lần 1)",
            "2022-02-07",
            "Đôn đốc gửi báo cáo (lần 2) – quá hạn 3 ngày làm việc",
            "2022-02-09");
    assertThat(tet.reminders.preview(LocalDate.parse("2022-02-01")).closed()).contains("day-off");
    assertThat(tet.reminders.preview(LocalDate.parse("2021-02-09")).closed()).contains("near-tet");
  }

  @Test
  void a_year_without_calendar_sends_nothing_and_says_so() {
    assertThat(desk.reminders.preview(LocalDate.parse("2031-06-15")).closed())
        .contains("calendar-gap");
    round.campaigns.put(List.of(campaign("FAR", Period.parse("2030"), "2031-06-15")));
    assertThat(desk.reminders.preview(LocalDate.parse("2022-06-10")).quiet())
        .contains("FAR:calendar-gap");
    assertThat(desk.at("2022-06-10", "08:30")).isEqualTo(1);
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
    assertThat(letter().cause()).contains("reminder-outdated");
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
  void a_campaigns_own_schedule_counts_and_an_empty_one_writes_to_nobody() {
    Campaign q2 = campaign("Q2", Q2, "2022-06-15");
    round.desk.change(
        new Campaign(
            "Q2",
            q2.form(),
            Q2,
            q2.dueDate(),
            q2.title(),
            Optional.empty(),
            Optional.empty(),
            Selection.everyone(),
            new Campaign.Terms(
                Optional.empty(),
                Optional.empty(),
                Optional.of(ReminderSchedule.parse("-1 09:15")),
                Optional.empty(),
                Optional.empty())),
        "hà",
        "");

    assertThat(desk.at("2022-06-10", "08:30")).isZero();
    assertThat(desk.at("2022-06-14", "09:14")).isZero();
    assertThat(desk.at("2022-06-14", "09:15")).isEqualTo(1);
  }

  @Test
  void the_days_share_holds_and_the_rest_goes_on_the_next_day() {
    Desk small = new Desk(database.migrated(), data, "2022-06-01T02:00:00Z", Desk.settings(2, 2));
    small.round.units.put(List.of(unit("A"), unit("B"), unit("C")));
    small.round.desk.create(campaign("Q2", Q2, "2022-06-15"), "hà");

    assertThat(small.at("2022-06-10", "08:30")).isEqualTo(2);
    assertThat(small.at("2022-06-10", "09:30")).isZero();
    small.post();
    assertThat(small.at("2022-06-13", "08:30")).isEqualTo(1);
    assertThat(small.post())
        .containsExactly(
            "C: [CCHC quý II/2022] Nhắc lịch gửi báo cáo – hạn thứ Tư, ngày 15/6/2022");
  }

  @Test
  void letters_of_one_run_are_spread_over_the_minutes() {
    List<Unit> many = new ArrayList<>();
    for (int i = 0; i < 61; i++) {
      many.add(unit("U%02d".formatted(i)));
    }
    round.units.put(many);

    assertThat(desk.at("2022-06-10", "08:30")).isEqualTo(62);

    List<OffsetDateTime> times =
        round
            .jdbc
            .sql("select next_attempt_at from letter order by id")
            .query(OffsetDateTime.class)
            .list();
    assertThat(times.get(0).toInstant()).isEqualTo("2022-06-10T01:31:30Z");
    assertThat(times.get(30).toInstant()).isEqualTo("2022-06-10T01:32:30Z");
    assertThat(times.get(60).toInstant()).isEqualTo("2022-06-10T01:33:30Z");
  }

  @Test
  void letters_thread_carry_the_filled_form_and_can_be_answered_in_the_mail() throws Exception {
    desk.at("2022-06-10", "08:30");
    desk.post();
    desk.at("2022-06-15", "14:00");

    Letter second = newest();
    Letter first = desk.letters.byMessageIds(second.conversation().references()).get(0);
    assertThat(second.conversation().inReplyTo()).contains(first.messageId());
    assertThat(second.conversation().thread()).isEqualTo(first.conversation().thread());
    assertThat(second.body()).contains("Kỳ báo cáo: quý II năm 2022\n  1. Tổng số CNVCLĐ:");
    assertThat(desk.letters.files(second.id()))
        .extracting(f -> f.name())
        .containsExactly("Mẫu báo cáo CCHC quý II-2022 - CĐCS MN01.docx");
    byte[] form = Files.readAllBytes(desk.letters.content(desk.letters.files(second.id()).get(0)));
    try (XWPFWordExtractor text =
        new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(form)))) {
      assertThat(text.getText())
          .contains("CĐCS MN01")
          .contains("Kỳ báo cáo: quý II năm 2022")
          .doesNotContain("{")
          .contains("Tổng số CNVCLĐ");
    }
  }

  @Test
  void a_unit_with_two_addresses_gets_the_letter_at_both_and_counts_once() {
    Unit two =
        new Unit(
            new UnitCode("MN01"),
            "CĐCS MN01",
            List.of(),
            UnitKind.SCHOOL,
            List.of("a@truong.example", "b@gmail.example"),
            "",
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    round.units.put(List.of(two));

    assertThat(desk.at("2022-06-10", "08:30")).isEqualTo(1);
    assertThat(desk.queued())
        .extracting(Letter::to)
        .containsExactly("a@truong.example", "b@gmail.example");
    assertThat(desk.reminders.history(new UnitCode("MN01"))).hasSize(2);
  }

  @Test
  void a_unit_without_address_goes_on_the_telephone_list_and_so_does_a_silent_one() {
    round.units.put(List.of(without("NO-MAIL"), unit("SILENT"), unit("GOOD")));
    for (String[] time :
        new String[][] {
          {"2022-06-10", "08:30"},
          {"2022-06-15", "14:00"},
          {"2022-06-16", "08:30"},
          {"2022-06-20", "08:30"}
        }) {
      desk.at(time[0], time[1]);
      desk.post();
    }
    round.report("GOOD", Q2, "2022-06-20T08:00:00Z");
    round.report("MN01", Q2, "2022-06-20T08:00:00Z");
    round.clock.moveTo("2022-06-21T09:00:00+07:00");

    assertThat(desk.telephone.now())
        .extracting(e -> e.unit().code().value(), TelephoneEntry::reason, e -> e.sent().size())
        .containsExactly(tuple("NO-MAIL", "no-address", 0), tuple("SILENT", "silent", 4));
    desk.telephone.note("Q2", new UnitCode("SILENT"), "hà", "Hẹn gửi ngày 22/6");
    assertThat(desk.telephone.now().get(1).lastCall().orElseThrow().note())
        .isEqualTo("Hẹn gửi ngày 22/6");
  }

  @Test
  void a_unit_whose_letters_come_back_is_telephoned_and_not_written_to() {
    desk.at("2022-06-10", "08:30");
    desk.post();
    for (String day : List.of("2022-06-10", "2022-06-13")) {
      round
          .jdbc
          .sql(
              """
              insert into address_fault (address_key, kind, fault_day, at, letter_id, cause)
              values ('mn01@truong.example', 'HARD', :day, :at, :letter, '5.1.1')
              """)
          .param("day", LocalDate.parse(day))
          .param("at", OffsetDateTime.parse(day + "T03:00:00Z"))
          .param("letter", letter().id().value())
          .update();
    }

    assertThat(desk.at("2022-06-15", "14:00")).isZero();
    assertThat(desk.telephone.now())
        .extracting(e -> e.unit().code().value(), TelephoneEntry::reason)
        .containsExactly(tuple("MN01", "no-address"));
  }

  @Test
  void a_unit_whose_mail_could_not_be_read_twice_is_telephoned_until_its_report_is_there() {
    round.units.put(List.of(unit("MN02")));
    mail("mn01@truong.example", "DONE", "FOR_REVIEW", "report-not-readable");
    mail("mn02@truong.example", "DONE", "FOR_REVIEW", "attachment-not-read");
    round.clock.moveTo("2022-06-13T09:00:00+07:00");
    assertThat(desk.telephone.now()).isEmpty();

    mail("mn01@truong.example", "DONE", "FOR_REVIEW", "attachment-not-read");
    assertThat(desk.telephone.now())
        .extracting(e -> e.unit().code().value(), TelephoneEntry::reason)
        .containsExactly(tuple("MN01", "unreadable"));

    round.report("MN01", Q2, "2022-06-13T01:00:00Z");
    assertThat(desk.telephone.now()).isEmpty();
  }

  @Test
  void superiors_are_told_only_after_a_person_has_approved_and_only_what_is_still_so() {
    round.units.put(List.of(unit("MN02")));
    desk.at("2022-06-16", "08:30");
    desk.post();
    desk.at("2022-06-20", "08:30");
    desk.post();
    assertThat(desk.escalations.draftDue(LocalDate.parse("2022-06-20"))).isZero();
    round.clock.moveTo("2022-06-22T08:30:00+07:00");
    assertThat(desk.escalations.draftDue(LocalDate.parse("2022-06-22"))).isEqualTo(1);
    assertThat(desk.escalations.draftDue(LocalDate.parse("2022-06-22"))).isZero();
    Letter draft = desk.escalations.waiting().get(0);
    assertThat(draft.status()).isEqualTo(LetterStatus.WITHHELD);
    assertThat(draft.body())
        .contains("có 0/2 công đoàn cơ sở")
        .contains("1. CĐCS MN01 – Nguyễn Thị Hòa, 0912000101 – đôn đốc ngày 16/6/2022, 20/6/2022");

    round.report("MN01", Q2, "2022-06-22T03:00:00Z");
    round.clock.moveTo("2022-06-22T10:30:00+07:00");
    List<vn.vanthu.correspondence.LetterId> anew = desk.escalations.approve(draft.id(), "hà");

    assertThat(anew).hasSize(1);
    assertThat(desk.queued()).isEmpty();
    assertThat(desk.escalations.waiting()).extracting(Letter::id).containsExactly(anew.get(0));
    assertThat(desk.escalations.approve(anew.get(0), "hà")).isEmpty();
    assertThat(desk.queued()).extracting(Letter::id).containsExactly(anew.get(0));
    assertThat(desk.escalations.draftDue(LocalDate.parse("2022-06-22"))).isZero();
  }

  @Test
  void a_preview_says_who_would_be_written_to_when_and_why_and_writes_nothing() {
    ReminderPlan plan = desk.reminders.preview(LocalDate.parse("2022-06-16"));

    assertThat(plan.letters())
        .extracting(
            p -> p.unit().code().value(),
            p -> p.at().toString(),
            p -> p.lead().kind(),
            p -> p.lead().step())
        .containsExactly(tuple("MN01", "08:30", ReminderKind.OVERDUE_FIRST, "+1"));
    assertThat(desk.queued()).isEmpty();
    assertThat(desk.reminders.history("Q2")).isEmpty();
  }

  @Test
  void two_nodes_that_plan_at_once_write_one_letter() throws Exception {
    ReminderPlan seenByBoth = desk.reminders.preview(LocalDate.parse("2022-06-10"));
    round.clock.moveTo("2022-06-10T08:30:00+07:00");

    List<Integer> written =
        java.util.stream.IntStream.range(0, 2)
            .parallel()
            .mapToObj(n -> desk.reminders.queueDue(LocalDate.parse("2022-06-10")))
            .toList();

    assertThat(seenByBoth.letters()).hasSize(1);
    assertThat(written.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    assertThat(desk.queued()).hasSize(1);
  }

  private static MailboxState unread() {
    return new MailboxState(
        "baocao", Optional.empty(), Optional.empty(), Optional.empty(), "", false, 0);
  }

  private Letter letter() {
    return desk.letters.page(Optional.empty(), Optional.empty(), 0, 10).get(0);
  }

  private Letter newest() {
    return letter();
  }

  private static Unit without(String code) {
    Unit unit = unit(code);
    return new Unit(
        unit.code(),
        unit.name(),
        unit.aliases(),
        unit.kind(),
        List.of(),
        unit.contact(),
        unit.phone(),
        unit.cluster(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void mail(String from, String status, String disposition, String why) {
    mail(from, status, disposition, why, "");
  }

  private void mail(String from, String status, String disposition, String why, String args) {
    int number = round.jdbc.sql("select count(*) from mail").query(Integer.class).single() + 1;
    round
        .jdbc
        .sql(
            """
            insert into mail (mailbox, folder, uidvalidity, uid, received_at, stored_at, register_year, register_number, sha256, bytes,
                              fingerprint, oversize, too_old, sender, subject, status, next_attempt_at, kind, disposition, why_code, why_args)
            values ('m', 'INBOX', 1, :n, :at, :at, 2022, :n, :hash, 1, :hash, false, false, :from, 'BC', :status, :at,
                    :kind, :disposition, :why, :args)
            """)
        .param("n", number)
        .param("at", OffsetDateTime.parse("2022-06-10T01:29:59Z"))
        .param("hash", "%064d".formatted(number))
        .param("from", from)
        .param("status", status)
        .param("kind", why.isEmpty() ? null : why.startsWith("unit") ? "REPORT" : "OTHER")
        .param("disposition", disposition.isEmpty() ? null : disposition)
        .param("why", why.isEmpty() ? null : why)
        .param("args", args.isEmpty() ? null : args)
        .update();
  }
}
