package vn.vanthu.forms;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reporting period by name: {@code 2022-M03}, {@code 2022-Q2}, {@code 2022-H1}, {@code 2022-9M},
 * {@code 2022}. The span of days that it covers is data of each campaign, never computed from the
 * name. Source: the form's metadata.
 */
public record Period(int year, Kind kind, int number) implements Comparable<Period> {
  private static final Pattern NAME =
      Pattern.compile("(\\d{4})(?:-(?:M(0[1-9]|1[0-2])|Q([1-4])|H([12])|(9M)))?");

  public Period {
    if (year < 1990 || year > 2199 || number < 1 || number > kind.count) {
      throw new IllegalArgumentException("Not a period: " + year + " " + kind + " " + number);
    }
  }

  /** What stretch of the year it is. */
  public enum Kind {
    MONTH(12),
    QUARTER(4),
    HALF_YEAR(2),
    NINE_MONTHS(1),
    YEAR(1);

    private final int count;

    Kind(int count) {
      this.count = count;
    }
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if {@code name} is none
   */
  public static Period parse(String name) {
    Matcher m = NAME.matcher(name);
    if (!m.matches()) {
      throw new IllegalArgumentException("Not a period: " + name);
    }
    int year = Integer.parseInt(m.group(1));
    if (m.group(2) != null) {
      return new Period(year, Kind.MONTH, Integer.parseInt(m.group(2)));
    }
    if (m.group(3) != null) {
      return new Period(year, Kind.QUARTER, Integer.parseInt(m.group(3)));
    }
    if (m.group(4) != null) {
      return new Period(year, Kind.HALF_YEAR, Integer.parseInt(m.group(4)));
    }
    return new Period(year, m.group(5) != null ? Kind.NINE_MONTHS : Kind.YEAR, 1);
  }

  /** Whether the other lies within this one and is shorter. */
  public boolean contains(Period other) {
    return !equals(other)
        && year == other.year
        && firstMonth() <= other.firstMonth()
        && lastMonth() >= other.lastMonth();
  }

  /** Whether it begins earlier in its year than the other does in its own. */
  public boolean beginsBefore(Period other) {
    return firstMonth() < other.firstMonth();
  }

  private int firstMonth() {
    return switch (kind) {
      case MONTH -> number;
      case QUARTER -> 3 * number - 2;
      case HALF_YEAR -> 6 * number - 5;
      case NINE_MONTHS, YEAR -> 1;
    };
  }

  private int lastMonth() {
    return switch (kind) {
      case MONTH -> number;
      case QUARTER -> 3 * number;
      case HALF_YEAR -> 6 * number;
      case NINE_MONTHS -> 9;
      case YEAR -> 12;
    };
  }

  /** The period of the same length before it; nine months have only those of the year before. */
  public Period before() {
    return number > 1
        ? new Period(year, kind, number - 1)
        : new Period(year - 1, kind, kind == Kind.NINE_MONTHS ? 1 : kind.count);
  }

  /** The same period of the year before. */
  public Period yearEarlier() {
    return new Period(year - 1, kind, number);
  }

  @Override
  public int compareTo(Period other) {
    return toString().compareTo(other.toString());
  }

  /** The name, as {@link #parse} takes it. */
  @Override
  public String toString() {
    return switch (kind) {
      case MONTH -> "%d-M%02d".formatted(year, number);
      case QUARTER -> "%d-Q%d".formatted(year, number);
      case HALF_YEAR -> "%d-H%d".formatted(year, number);
      case NINE_MONTHS -> year + "-9M";
      case YEAR -> String.valueOf(year);
    };
  }
}
