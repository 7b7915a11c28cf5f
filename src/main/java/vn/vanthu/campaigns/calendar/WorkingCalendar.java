package vn.vanthu.campaigns.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The days of the years that are known, as they stood when it was read. Every question about
 * another year throws {@link CalendarGap}: a guess would move somebody's deadline.
 */
public final class WorkingCalendar {
  private final Set<Integer> years;
  private final Map<LocalDate, SpecialDay> special = new HashMap<>();

  /**
   * @param years those whose special days are complete
   */
  public WorkingCalendar(Set<Integer> years, Collection<SpecialDay> days) {
    this.years = Set.copyOf(years);
    days.forEach(day -> special.put(day.day(), day));
  }

  /** Whether the day's year is known. */
  public boolean knows(LocalDate day) {
    return years.contains(day.getYear());
  }

  /** What is special about that day. */
  public Optional<SpecialDay> special(LocalDate day) {
    return Optional.ofNullable(special.get(day));
  }

  /**
   * Whether that day is worked.
   *
   * @throws CalendarGap if its year is not known
   */
  public boolean isWorking(LocalDate day) {
    if (!knows(day)) {
      throw new CalendarGap(day.getYear());
    }
    boolean weekend = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    return switch (special(day).map(SpecialDay::kind).orElse(DayKind.QUIET)) {
      case OFF -> false;
      case WORKING -> true;
      case QUIET -> !weekend;
    };
  }

  /** Whether reminders may go out on that day: it is worked and not close to Tết. */
  public boolean isForReminders(LocalDate day) {
    return isWorking(day) && special(day).filter(s -> s.kind() == DayKind.QUIET).isEmpty();
  }

  /** The day itself if it is worked, else where {@code shift} puts it. */
  public LocalDate shifted(LocalDate day, DayShift shift) {
    return switch (shift) {
      case NONE -> day;
      case NEXT -> isWorking(day) ? day : plusWorkingDays(day, 1);
      case PREVIOUS -> isWorking(day) ? day : plusWorkingDays(day, -1);
    };
  }

  /**
   * The working day {@code count} after (or, negative, before) {@code day}; 0 is the day itself.
   */
  public LocalDate plusWorkingDays(LocalDate day, int count) {
    int step = Integer.signum(count);
    LocalDate reached = day;
    for (int left = Math.abs(count); left > 0; ) {
      reached = reached.plusDays(step);
      left -= isWorking(reached) ? 1 : 0;
    }
    return reached;
  }

  /** Working days after {@code from} up to and with {@code to}; 0 if {@code to} is not later. */
  public int workingDaysBetween(LocalDate from, LocalDate to) {
    int days = 0;
    for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
      days += isWorking(day) ? 1 : 0;
    }
    return days;
  }
}
