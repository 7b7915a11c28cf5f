package vn.vanthu.campaigns;

import java.time.YearMonth;
import vn.vanthu.forms.Period;

/** Which months a period has, and which period comes after it. */
final class SeriesPeriods {
  private SeriesPeriods() {}

  static YearMonth first(Period period) {
    int month =
        switch (period.kind()) {
          case MONTH -> period.number();
          case QUARTER -> 3 * period.number() - 2;
          case HALF_YEAR -> 6 * period.number() - 5;
          case NINE_MONTHS, YEAR -> 1;
        };
    return YearMonth.of(period.year(), month);
  }

  static YearMonth last(Period period) {
    int months =
        switch (period.kind()) {
          case MONTH -> 1;
          case QUARTER -> 3;
          case HALF_YEAR -> 6;
          case NINE_MONTHS -> 9;
          case YEAR -> 12;
        };
    return first(period).plusMonths(months - 1L);
  }

  static Period next(Period period) {
    int count =
        switch (period.kind()) {
          case MONTH -> 12;
          case QUARTER -> 4;
          case HALF_YEAR -> 2;
          case NINE_MONTHS, YEAR -> 1;
        };
    return period.number() < count
        ? new Period(period.year(), period.kind(), period.number() + 1)
        : new Period(period.year() + 1, period.kind(), 1);
  }
}
