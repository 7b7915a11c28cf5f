package vn.vanthu.campaigns;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Period;

/**
 * A day that follows from a period: so many months from its first or last month, on that day of the
 * month. Written {@code "-1/15"}: day 15 of the month before.
 *
 * @param months from the month that it is reckoned from
 * @param day of the month; beyond a month's end it is the last
 */
public record DayRule(int months, int day) {
  private static final Pattern WRITTEN = Pattern.compile("([+-]?\\d{1,2})/(\\d{1,2})");

  public DayRule {
    if (day < 1 || day > 31 || Math.abs(months) > 24) {
      throw new IllegalArgumentException("Not a rule for a day: " + months + "/" + day);
    }
  }

  /**
   * Reads what {@link #written} gives.
   *
   * @throws IllegalArgumentException if it is no rule
   */
  public static DayRule parse(String written) {
    Matcher matcher = WRITTEN.matcher(written.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not a rule for a day: '" + written + "'");
    }
    return new DayRule(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  public String written() {
    return months + "/" + day;
  }

  /** The day reckoned from a period's first month. */
  LocalDate fromStart(Period period) {
    return on(SeriesPeriods.first(period));
  }

  /** The day reckoned from a period's last month. */
  LocalDate fromEnd(Period period) {
    return on(SeriesPeriods.last(period));
  }

  private LocalDate on(YearMonth month) {
    YearMonth there = month.plusMonths(months);
    return there.atDay(Math.min(day, there.lengthOfMonth()));
  }
}
