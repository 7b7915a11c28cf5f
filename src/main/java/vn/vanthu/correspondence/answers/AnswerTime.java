package vn.vanthu.correspondence.answers;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Deadlines;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.campaigns.calendar.CalendarGap;
import vn.vanthu.correspondence.LettersSettings;
import vn.vanthu.correspondence.OfficeSettings;

/** Until when a union is asked to answer. */
@Component
class AnswerTime {
  private static final Set<DayOfWeek> OFF = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final LettersSettings settings;
  private final OfficeSettings office;
  private final Statuses statuses;
  private final Clock clock;

  AnswerTime(LettersSettings settings, OfficeSettings office, Statuses statuses, Clock clock) {
    this.settings = settings;
    this.office = office;
    this.statuses = statuses;
    this.clock = clock;
  }

  /** The last of the working days that it has, counted from tomorrow. */
  LocalDate day() {
    try {
      return deadlines().calendar().plusWorkingDays(today(), settings.answerDays());
    } catch (CalendarGap gap) { // an answer does not wait until somebody fills the calendar
      return byWeekdays();
    }
  }

  Deadlines deadlines() {
    return statuses.deadlines();
  }

  LocalDate today() {
    return clock.instant().atZone(office.zone()).toLocalDate();
  }

  private LocalDate byWeekdays() {
    LocalDate day = today();
    for (int left = settings.answerDays(); left > 0; ) {
      day = day.plusDays(1);
      left -= OFF.contains(day.getDayOfWeek()) ? 0 : 1;
    }
    return day;
  }
}
