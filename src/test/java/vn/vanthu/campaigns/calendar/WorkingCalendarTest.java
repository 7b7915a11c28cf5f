package vn.vanthu.campaigns.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vanthu.TestDatabase;
import vn.vanthu.registry.BadRows;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class WorkingCalendarTest {
  @Parameter TestDatabase database;

  private CalendarDays days;

  @BeforeEach
  void open() {
    DataSource source = database.migrated();
    days = days(source);
    days.afterPropertiesSet();
  }

  private static CalendarDays days(DataSource source) {
    return new CalendarDays(
        JdbcClient.create(source),
        new TransactionTemplate(new JdbcTransactionManager(source)),
        Clock.fixed(Instant.parse("2022-06-01T00:00:00Z"), ZoneOffset.UTC));
  }

  @Test
  void every_year_from_2021_to_2028_is_shipped_and_has_its_eleven_holidays_or_more() {
    assertThat(days.years()).containsExactly(2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028);
    WorkingCalendar calendar = days.calendar();
    for (int year : days.years()) {
      long weekdaysOff =
          LocalDate.of(year, 1, 1)
              .datesUntil(LocalDate.of(year + 1, 1, 1))
              .filter(day -> day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue())
              .filter(day -> !calendar.isWorking(day))
              .count();
      long worked =
          LocalDate.of(year, 1, 1)
              .datesUntil(LocalDate.of(year + 1, 1, 1))
              .filter(day -> day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue())
              .filter(calendar::isWorking)
              .count();
      assertThat(weekdaysOff - worked)
          .as("working days that %d has less than its weekdays", year)
          .isEqualTo(year < 2026 ? 11 : 12);
    }
  }

  @Test
  void a_due_day_on_a_day_off_moves_as_the_office_has_set() {
    WorkingCalendar calendar = days.calendar();
    LocalDate saturday = LocalDate.of(2022, 4, 30);

    assertThat(calendar.shifted(saturday, DayShift.NEXT)).isEqualTo(LocalDate.of(2022, 5, 4));
    assertThat(calendar.shifted(saturday, DayShift.PREVIOUS)).isEqualTo(LocalDate.of(2022, 4, 29));
    assertThat(calendar.shifted(saturday, DayShift.NONE)).isEqualTo(saturday);
    assertThat(calendar.shifted(LocalDate.of(2022, 6, 15), DayShift.NEXT))
        .isEqualTo(LocalDate.of(2022, 6, 15));
  }

  @Test
  void a_saturday_worked_in_the_stead_of_a_day_off_counts_as_a_working_day() {
    WorkingCalendar calendar = days.calendar();

    assertThat(calendar.isWorking(LocalDate.of(2024, 4, 29))).isFalse();
    assertThat(calendar.isWorking(LocalDate.of(2024, 5, 4))).isTrue();
    assertThat(calendar.plusWorkingDays(LocalDate.of(2024, 5, 3), 1))
        .isEqualTo(LocalDate.of(2024, 5, 4));
    assertThat(calendar.plusWorkingDays(LocalDate.of(2024, 5, 6), -1))
        .isEqualTo(LocalDate.of(2024, 5, 4));
  }

  @Test
  void working_days_are_counted_over_tet() {
    WorkingCalendar calendar = days.calendar();
    LocalDate before = LocalDate.of(2022, 1, 28);

    assertThat(calendar.plusWorkingDays(before, 1)).isEqualTo(LocalDate.of(2022, 2, 7));
    assertThat(calendar.plusWorkingDays(LocalDate.of(2022, 2, 8), -3))
        .isEqualTo(LocalDate.of(2022, 1, 27));
    assertThat(calendar.workingDaysBetween(before, LocalDate.of(2022, 2, 8))).isEqualTo(2);
    assertThat(calendar.workingDaysBetween(before, before)).isZero();
  }

  @Test
  void days_close_to_tet_are_worked_but_no_reminder_goes_out() {
    WorkingCalendar calendar = days.calendar();

    assertThat(calendar.isWorking(LocalDate.of(2021, 2, 9))).isTrue();
    assertThat(calendar.isForReminders(LocalDate.of(2021, 2, 9))).isFalse();
    assertThat(calendar.isForReminders(LocalDate.of(2021, 2, 17))).isFalse();
    assertThat(calendar.isForReminders(LocalDate.of(2021, 2, 18))).isTrue();
  }

  @Test
  void a_year_that_nobody_has_entered_is_a_gap_and_never_a_guess() {
    assertThatThrownBy(() -> days.calendar().isWorking(LocalDate.of(2029, 3, 1)))
        .isInstanceOfSatisfying(CalendarGap.class, gap -> assertThat(gap.year()).isEqualTo(2029));
    assertThatThrownBy(
            () -> days.put(new SpecialDay(LocalDate.of(2029, 3, 1), DayKind.OFF, "Nghỉ"), "hà"))
        .isInstanceOf(CalendarGap.class);
  }

  @Test
  void staff_change_a_day_and_add_a_year_and_a_restart_keeps_what_they_said() throws Exception {
    days.put(new SpecialDay(LocalDate.of(2022, 6, 15), DayKind.OFF, "Mất điện"), "hà");
    days.remove(LocalDate.of(2022, 4, 11));
    days.putYear(2029, new StringReader("day,kind,name\n2029-01-01,off,Tết Dương lịch\n"), "hà");
    days.afterPropertiesSet();

    WorkingCalendar calendar = days.calendar();
    assertThat(calendar.isWorking(LocalDate.of(2022, 6, 15))).isFalse();
    assertThat(calendar.isWorking(LocalDate.of(2022, 4, 11))).isTrue();
    assertThat(calendar.isWorking(LocalDate.of(2029, 1, 1))).isFalse();
    assertThat(days.of(2029)).extracting(SpecialDay::name).containsExactly("Tết Dương lịch");
  }

  @Test
  void a_bad_row_of_a_year_is_named_and_the_year_stays_as_it_was() {
    List<SpecialDay> before = days.of(2022);
    String csv =
        "day,kind,name\n"
            + "2022-01-01,off,Tết\n"
            + "2023-01-01,off,x\n"
            + "2022-13-01,off,x\n"
            + "2022-01-02,rest,x\n";

    assertThatThrownBy(() -> days.putYear(2022, new StringReader(csv), "hà"))
        .isInstanceOfSatisfying(
            BadRows.class,
            bad -> assertThat(bad.rows()).extracting(row -> row.row()).containsExactly(3, 4, 5));
    assertThat(days.of(2022)).isEqualTo(before);
  }
}
