package vn.vanthu.console.settings;

import java.io.IOException;
import java.io.StringReader;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.campaigns.calendar.CalendarDays;
import vn.vanthu.campaigns.calendar.CalendarGap;
import vn.vanthu.campaigns.calendar.DayKind;
import vn.vanthu.campaigns.calendar.SpecialDay;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.Notice;
import vn.vanthu.registry.BadRows;

/** The working calendar, year by year: days off, days worked in their stead, quiet days. */
@Controller
class CalendarPage {
  private static final int LONGEST_NAME = 200;
  private static final int EARLIEST = 2000;
  private static final int LATEST = 2100;

  private final CalendarDays days;
  private final Formats formats;
  private final Audit audit;

  CalendarPage(CalendarDays days, Formats formats, Audit audit) {
    this.days = days;
    this.formats = formats;
    this.audit = audit;
  }

  @GetMapping("/settings/calendar")
  String show(@RequestParam(required = false) @Nullable Integer year, Model model) {
    int shown = year == null ? formats.today().getYear() : year;
    List<Integer> years = days.years();
    model.addAttribute("years", years);
    model.addAttribute("year", shown);
    model.addAttribute("known", years.contains(shown));
    model.addAttribute("next", years.isEmpty() ? shown : years.get(years.size() - 1) + 1);
    model.addAttribute("days", days.of(shown));
    model.addAttribute("kinds", DayKind.values());
    if (model.getAttribute("csv") == null) {
      model.addAttribute("csv", suggested(shown));
    }
    return "settings/calendar";
  }

  @PostMapping("/settings/calendar/{year}/days")
  String put(
      @PathVariable int year,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam DayKind kind,
      @RequestParam(defaultValue = "") String name,
      Principal person,
      RedirectAttributes redirect) {
    String called = name.strip();
    if (called.length() > LONGEST_NAME) {
      redirect.addFlashAttribute("notice", Notice.error("settings.calendar.long"));
      return back(year);
    }
    try {
      days.put(new SpecialDay(day, kind, called), person.getName());
      audit.note("calendar-day-set", "calendar:" + day, kind + " " + called);
      redirect.addFlashAttribute("notice", Notice.done("settings.calendar.set", formats.day(day)));
      return back(day.getYear());
    } catch (CalendarGap gap) {
      redirect.addFlashAttribute(
          "notice", Notice.error("settings.calendar.gap", String.valueOf(gap.year())));
      return back(gap.year());
    }
  }

  @PostMapping("/settings/calendar/{year}/days/remove")
  String remove(
      @PathVariable int year,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      RedirectAttributes redirect) {
    days.remove(day);
    audit.note("calendar-day-removed", "calendar:" + day, "");
    redirect.addFlashAttribute(
        "notice", Notice.done("settings.calendar.removed", formats.day(day)));
    return back(year);
  }

  /** Takes a whole year, in the place of what was said of it. */
  @PostMapping("/settings/calendar/{year}")
  String putYear(
      @PathVariable int year,
      @RequestParam String csv,
      Principal person,
      Model model,
      RedirectAttributes redirect)
      throws IOException {
    if (year < EARLIEST || year > LATEST) {
      redirect.addFlashAttribute("notice", Notice.error("settings.calendar.no-year"));
      return "redirect:/settings/calendar";
    }
    try {
      days.putYear(year, new StringReader(csv), person.getName());
    } catch (BadRows bad) {
      model.addAttribute("csv", csv);
      model.addAttribute(
          "badRows",
          bad.rows().stream()
              .map(r -> formats.say("settings.calendar.bad." + r.column(), r.row()))
              .toList());
      return show(year, model);
    }
    audit.note("calendar-year-set", "calendar:" + year, "");
    redirect.addFlashAttribute(
        "notice", Notice.done("settings.calendar.year-set", String.valueOf(year)));
    return back(year);
  }

  /** The days that have a fixed date; the others are announced each year. */
  private String suggested(int year) {
    return List.of(
            "day,kind,name",
            year + "-01-01,off," + formats.say("settings.calendar.new-year"),
            year + "-04-30,off," + formats.say("settings.calendar.april"),
            year + "-05-01,off," + formats.say("settings.calendar.may"),
            year + "-09-02,off," + formats.say("settings.calendar.september"))
        .stream()
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String back(int year) {
    return "redirect:/settings/calendar?year=" + year;
  }
}
