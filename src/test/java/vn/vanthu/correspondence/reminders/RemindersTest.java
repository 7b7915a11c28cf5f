package vn.vanthu.correspondence.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.vanthu.campaigns.Round.Q2;
import static vn.vanthu.campaigns.Round.campaign;
import static vn.vanthu.campaigns.Round.unit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import vn.vanthu.forms.Period;
import vn.vanthu.registry.Unit;

/**
 * When reminders go: steps, hours, days off, catching up, the day's share. Due on Wednesday, 15
 * June 2022; the office's schedule; one unit unless a test adds others.
 */
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
  void a_campaign_that_is_due_later_on_the_same_day_waits_for_its_hour_in_one_letter() {
    round.desk.create(campaign("H1", H1, "2022-06-20"), "hà"); // its first reminder: 15 June, 08:30

    assertThat(desk.at("2022-06-15", "08:30")).isZero();
    assertThat(desk.at("2022-06-15", "14:00")).isEqualTo(1);
    assertThat(desk.post()).hasSize(1);
    assertThat(desk.at("2022-06-15", "14:01")).isZero();
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
}
