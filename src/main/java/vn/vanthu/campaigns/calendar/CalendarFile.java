package vn.vanthu.campaigns.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.registry.BadRow;
import vn.vanthu.registry.BadRows;

/** The special days of one year as CSV: {@code day,kind,name}. All or nothing. */
final class CalendarFile {
  private CalendarFile() {}

  /**
   * @throws BadRows naming every bad row
   */
  static List<SpecialDay> read(int year, Reader file) throws IOException {
    List<SpecialDay> days = new ArrayList<>();
    List<BadRow> bad = new ArrayList<>();
    Set<LocalDate> seen = new HashSet<>();
    int number = 0;
    for (String line : new BufferedReader(file).lines().toList()) {
      number++;
      if (number > 1 && !line.isBlank()) {
        day(year, line, number, bad).filter(d -> once(d, seen, bad)).ifPresent(days::add);
      }
    }
    if (!bad.isEmpty()) {
      throw new BadRows(bad);
    }
    return days;
  }

  private static Optional<SpecialDay> day(int year, String line, int number, List<BadRow> bad) {
    String[] cells = line.split(",", 3);
    try {
      LocalDate day = LocalDate.parse(cells[0].strip());
      if (day.getYear() != year) {
        bad.add(new BadRow(number, "day", "not in " + year + ": " + day));
        return Optional.empty();
      }
      DayKind kind = DayKind.valueOf(cells[1].strip().toUpperCase(Locale.ROOT));
      return Optional.of(new SpecialDay(day, kind, cells.length > 2 ? cells[2].strip() : ""));
    } catch (DateTimeParseException e) {
      bad.add(new BadRow(number, "day", "no date: " + cells[0]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      bad.add(new BadRow(number, "kind", "off, working or quiet is needed"));
    }
    return Optional.empty();
  }

  private static boolean once(SpecialDay day, Set<LocalDate> seen, List<BadRow> bad) {
    boolean first = seen.add(day.day());
    if (!first) {
      bad.add(new BadRow(0, "day", "twice: " + day.day()));
    }
    return first;
  }
}
