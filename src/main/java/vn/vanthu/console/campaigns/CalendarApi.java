package vn.vanthu.console.campaigns;

import java.io.IOException;
import java.io.StringReader;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.vanthu.campaigns.Fault;
import vn.vanthu.campaigns.Refused;
import vn.vanthu.campaigns.calendar.CalendarDays;
import vn.vanthu.campaigns.calendar.DayKind;
import vn.vanthu.campaigns.calendar.SpecialDay;

/** The working calendar. */
@RestController
@RequestMapping("/api/v1/calendar")
class CalendarApi {
  private final CalendarDays days;

  CalendarApi(CalendarDays days) {
    this.days = days;
  }

  /** The years that are known. */
  @GetMapping
  Map<String, List<Integer>> years() {
    return Map.of("years", days.years());
  }

  /** The special days of a year. */
  @GetMapping("/{year}")
  List<SpecialDay> year(@PathVariable int year) {
    return days.of(year);
  }

  /** Takes a whole year as CSV: {@code day,kind,name}. */
  @PutMapping(path = "/{year}", consumes = "text/csv")
  void putYear(@PathVariable int year, @RequestBody String csv, Principal person)
      throws IOException {
    days.putYear(year, new StringReader(csv), person.getName());
  }

  @PutMapping("/days/{day}")
  void put(@PathVariable LocalDate day, @RequestBody DayRequest request, Principal person) {
    days.put(new SpecialDay(day, kind(request.kind()), request.called()), person.getName());
  }

  /** Makes a day what its weekday says. */
  @DeleteMapping("/days/{day}")
  void remove(@PathVariable LocalDate day) {
    days.remove(day);
  }

  private static DayKind kind(@Nullable String written) {
    try {
      return DayKind.valueOf(String.valueOf(written).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Refused(List.of(new Fault("kind", "unreadable", List.of(String.valueOf(written)))));
    }
  }

  /** What is special about a day: {@code off}, {@code working} or {@code quiet}. */
  record DayRequest(@Nullable String kind, @Nullable String name) {
    String called() {
      return name == null ? "" : name;
    }
  }
}
