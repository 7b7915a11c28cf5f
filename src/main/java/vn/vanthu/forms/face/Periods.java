package vn.vanthu.forms.face;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Period.Kind;

/**
 * Periods in the words of unions: "quý II/2022", "6 tháng đầu năm", "tháng 5", "T5/2022", a span of
 * dates. Works on folded text.
 */
public final class Periods {
  private static final String YEAR = "(?:[\\s/.,-]*(?:nam\\s*)?(20\\d{2}))?";
  private static final Pattern HALF =
      Pattern.compile(
          "(?:(?<!ngay"
              + " )\\b(?:6|06|sau)\\s*(?:thang|th|t)\\b(?!\\s*\\d{1,2}\\b)[\\s_-]*|\\b6t[\\s_-]*)(dau|cuoi)?(?:[\\s_-]*nam)?"
              + YEAR);
  private static final Pattern HALF_WORDS =
      Pattern.compile("\\bnua\\s+(dau|cuoi|sau)\\s+nam" + YEAR);
  private static final Pattern NINE =
      Pattern.compile(
          "(?<!ngay )\\b(?:9|09|chin)\\s*thang(?!\\s*\\d{1,2}\\b)(?:\\s+dau)?(?:\\s+nam)?" + YEAR);
  private static final Pattern QUARTER =
      Pattern.compile(
          "\\b(?:quy|qui)[\\s_]*(i{1,3}|iv|[1-4]|mot|hai|ba|bon|tu)\\b"
              + YEAR
              + "|\\bq(?:[\\s._]?(?=i)|)(i{1,3}|iv|[1-4])(?=[\\s/_.,;:)-]|$)"
              + YEAR
              + "|\\bq[.\\s]\\s?([1-4])\\s*[/.-]\\s*(20\\d{2})\\b");
  private static final Pattern MONTH =
      Pattern.compile(
          "\\bthang[\\s_]*(0?[1-9]|1[0-2])\\b"
              + YEAR
              + "|\\bt[\\s_.]?(0?[1-9]|1[0-2])[/._-](20\\d{2})\\b");
  private static final Pattern WHOLE_YEAR = Pattern.compile("\\b(?:ca nam|nam)\\s+(20\\d{2})\\b");
  private static final Pattern SPAN =
      Pattern.compile(
          "tu\\s+(?:ngay\\s+)?(\\d{1,2})\\s*/\\s*(\\d{1,2})\\s*/?\\s*(20\\d{2})?\\s*(?:den|-|toi)\\s*(?:het\\s+)?(?:ngay\\s+)?(\\d{1,2})\\s*/\\s*(\\d{1,2})\\s*/\\s*(20\\d{2})");
  private static final Pattern SCHOOL =
      Pattern.compile("nam hoc\\s+20\\d{2}|hoc ky\\s+(i{1,2}|[12])\\b");

  private static final int MIDDLE = 15;

  /** Stands for a year that a text leaves out. */
  private static final int ANY_YEAR = 1999;

  private Periods() {}

  /**
   * The first period that a title names, where one year may stand for two periods: "6 tháng đầu năm
   * và nhiệm vụ 6 tháng cuối năm 2023"; "quý IV, phương hướng năm 2023" is of the year before.
   */
  static Optional<Named> inTitle(String folded) {
    Optional<Named> first = first(folded, Optional.of(ANY_YEAR));
    if (first.isEmpty() || first.get().period().year() != ANY_YEAR) {
      return first;
    }
    String rest = folded.substring(first.get().end());
    Optional<Named> second = first(rest, Optional.empty()).or(() -> wholeYear(rest));
    return second.map(named -> first.get().in(named.period()));
  }

  /** The first period that a text names; a year that it leaves out is {@code yearIfMissing}. */
  static Optional<Named> first(String folded, Optional<Integer> yearIfMissing) {
    Optional<Named> best = Optional.empty();
    for (Optional<Named> one :
        java.util.List.of(
            nine(folded, yearIfMissing),
            half(folded, yearIfMissing),
            quarter(folded, yearIfMissing),
            month(folded, yearIfMissing))) {
      if (one.isPresent() && (best.isEmpty() || one.get().start() < best.get().start())) {
        best = one;
      }
    }
    return best;
  }

  /** Every period that a text names, in no order; a year that it leaves out is {@code year}. */
  public static List<Named> all(String folded, int year) {
    List<Named> all = new ArrayList<>();
    int from = 0;
    Optional<Named> next = first(folded, Optional.of(year));
    while (next.isPresent()) {
      Named found = next.get();
      all.add(new Named(found.period(), from + found.start(), from + found.end()));
      from += Math.max(found.end(), found.start() + 1);
      next =
          from < folded.length()
              ? first(folded.substring(from), Optional.of(year))
              : Optional.empty();
    }
    return all;
  }

  /** A year alone: "năm 2022". */
  static Optional<Named> wholeYear(String folded) {
    Matcher m = WHOLE_YEAR.matcher(folded);
    while (m.find()) {
      if (!folded
          .substring(0, m.start())
          .matches(
              ".*(dau|cuoi|thang \\d{1,2}|quy \\S+|ngay [^,]*|hoc|giai doan|ke hoach|so"
                  + " \\S+)\\s*$")) {
        return named(Integer.parseInt(m.group(1)), Kind.YEAR, 1, m);
      }
    }
    return Optional.empty();
  }

  /** The quarter that ends in the month of that day, or ended in the month before its 16th. */
  static Optional<Period> quarterOf(LocalDate date) {
    LocalDate month = date.getDayOfMonth() <= MIDDLE ? date.minusMonths(1) : date;
    LocalDate last = date.getMonthValue() % 3 == 0 ? date : month;
    return last.getMonthValue() % 3 == 0
        ? Optional.of(new Period(last.getYear(), Kind.QUARTER, last.getMonthValue() / 3))
        : Optional.empty();
  }

  static boolean school(String folded) {
    return SCHOOL.matcher(folded).find();
  }

  /**
   * The period whose column a heading heads; a bare year means the report's kind of period in that
   * year.
   */
  public static Optional<Period> inHeading(String folded, Optional<Period> report) {
    Optional<Period> full = first(folded, report.map(Period::year)).map(Named::period);
    if (full.isPresent()) {
      return full;
    }
    Matcher m = Pattern.compile("\\b(20\\d{2})\\b").matcher(folded);
    return report.isPresent() && m.find()
        ? Optional.of(
            new Period(Integer.parseInt(m.group(1)), report.get().kind(), report.get().number()))
        : Optional.empty();
  }

  /** A span of dates that is a period by the calendar, or by the 15th to the 14th. */
  static Optional<Named> span(String folded) {
    Matcher m = SPAN.matcher(folded);
    if (!m.find()) {
      return Optional.empty();
    }
    int toYear = Integer.parseInt(m.group(6));
    int fromYear = m.group(3) == null ? toYear : Integer.parseInt(m.group(3));
    try {
      LocalDate from =
          LocalDate.of(fromYear, Integer.parseInt(m.group(2)), Integer.parseInt(m.group(1)));
      LocalDate to =
          LocalDate.of(toYear, Integer.parseInt(m.group(5)), Integer.parseInt(m.group(4)));
      LocalDate start =
          from.getDayOfMonth() >= 14
              ? from.plusMonths(1).withDayOfMonth(1)
              : from.withDayOfMonth(1);
      int months =
          (to.getYear() - start.getYear()) * 12 + to.getMonthValue() - start.getMonthValue() + 1;
      return of(start, months).map(period -> new Named(period, m.start(), m.end()));
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Period> of(LocalDate start, int months) {
    int month = start.getMonthValue();
    int year = start.getYear();
    if (months == 1) {
      return Optional.of(new Period(year, Kind.MONTH, month));
    }
    if (months == 3 && month % 3 == 1) {
      return Optional.of(new Period(year, Kind.QUARTER, (month + 2) / 3));
    }
    if (months == 6 && month % 6 == 1) {
      return Optional.of(new Period(year, Kind.HALF_YEAR, month == 1 ? 1 : 2));
    }
    if (months == 9 && month == 1) {
      return Optional.of(new Period(year, Kind.NINE_MONTHS, 1));
    }
    return months == 12 && month == 1
        ? Optional.of(new Period(year, Kind.YEAR, 1))
        : Optional.empty();
  }

  private static Optional<Named> half(String folded, Optional<Integer> yearIfMissing) {
    for (Pattern pattern : java.util.List.of(HALF, HALF_WORDS)) {
      Matcher m = pattern.matcher(folded);
      while (m.find()) {
        Optional<Integer> year = year(m.group(2), yearIfMissing);
        boolean halfKnown = m.group(1) != null || m.group(2) != null;
        if (year.isPresent() && halfKnown) {
          return named(
              year.get(),
              Kind.HALF_YEAR,
              m.group(1) == null || m.group(1).equals("dau") ? 1 : 2,
              m);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Named> nine(String folded, Optional<Integer> yearIfMissing) {
    Matcher m = NINE.matcher(folded);
    return m.find()
        ? year(m.group(1), yearIfMissing).flatMap(year -> named(year, Kind.NINE_MONTHS, 1, m))
        : Optional.empty();
  }

  private static Optional<Named> quarter(String folded, Optional<Integer> yearIfMissing) {
    Matcher m = QUARTER.matcher(folded);
    if (!m.find()) {
      return Optional.empty();
    }
    int group = m.group(1) != null ? 1 : m.group(3) != null ? 3 : 5;
    String number = m.group(group);
    String written = m.group(group + 1);
    int quarter =
        switch (number) {
          case "i", "1", "mot" -> 1;
          case "ii", "2", "hai" -> 2;
          case "iii", "3", "ba" -> 3;
          default -> 4;
        };
    return year(written, yearIfMissing).flatMap(year -> named(year, Kind.QUARTER, quarter, m));
  }

  private static Optional<Named> month(String folded, Optional<Integer> yearIfMissing) {
    Matcher m = MONTH.matcher(folded);
    while (m.find()) {
      boolean inDate =
          folded.substring(0, m.start()).matches("(?s).*\\bngay\\s+(\\d{0,2}|\\S{0,4})\\s*");
      Optional<Integer> year = year(m.group(1) != null ? m.group(2) : m.group(4), yearIfMissing);
      if (!inDate && year.isPresent()) {
        int number = Integer.parseInt(m.group(1) != null ? m.group(1) : m.group(3));
        return named(year.get(), Kind.MONTH, number, m);
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> year(
      @org.jspecify.annotations.Nullable String written, Optional<Integer> otherwise) {
    return written == null ? otherwise : Optional.of(Integer.valueOf(written));
  }

  private static Optional<Named> named(int year, Kind kind, int number, Matcher m) {
    return Optional.of(new Named(new Period(year, kind, number), m.start(), m.end()));
  }

  /** A period and where it is named. */
  public record Named(Period period, int start, int end) {
    /** The same in the year of a later period, or in the year before if that one begins first. */
    Named in(Period later) {
      Period same = new Period(later.year(), period.kind(), period.number());
      int year = later.beginsBefore(same) ? later.year() - 1 : later.year();
      return new Named(new Period(year, period.kind(), period.number()), start, end);
    }
  }
}
