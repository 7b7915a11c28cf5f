package vn.vanthu.console.letters;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.vanthu.console.page.Beside;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.Reckoned;
import vn.vanthu.correspondence.LetterFilter;
import vn.vanthu.correspondence.LetterRegister;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.LettersSettings;
import vn.vanthu.correspondence.reminders.PlannedReminder;
import vn.vanthu.correspondence.reminders.ReminderPlan;
import vn.vanthu.correspondence.reminders.Reminders;
import vn.vanthu.correspondence.reminders.Spared;

/** What would go out on a day, to whom and why. Sends nothing. */
@Controller
class DuePage {
  private static final int SIZE = 100;
  private static final int MOST_COUNTED = 1_000;
  private static final int FARTHEST_DAYS = 366;

  private final Reminders reminders;
  private final LetterRegister letters;
  private final LettersSettings settings;
  private final Reckoned<Due> reckoned;
  private final Formats formats;

  DuePage(
      Reminders reminders,
      LetterRegister letters,
      LettersSettings settings,
      Beside beside,
      Formats formats) {
    this.reminders = reminders;
    this.letters = letters;
    this.settings = settings;
    this.reckoned = beside.reckoned();
    this.formats = formats;
  }

  @GetMapping("/letters/today")
  String due(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate day,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    LocalDate of = near(day);
    model.addAttribute("day", of);
    reckoned
        .of(of + "|" + page, () -> due(reminders.preview(of), page))
        .ifPresent(due -> model.addAttribute("due", due));
    model.addAttribute(
        "queued",
        letters.count(LetterFilter.of(java.util.Set.of(LetterStatus.QUEUED)), MOST_COUNTED));
    model.addAttribute("send", settings.send());
    return "letters/today";
  }

  private static Due due(ReminderPlan plan, int page) {
    int from = Math.min(Math.max(0, page) * SIZE, plan.letters().size());
    int to = Math.min(from + SIZE, plan.letters().size());
    return new Due(
        plan.closed(),
        plan.letters().size(),
        List.copyOf(plan.letters().subList(from, to)),
        from / SIZE,
        to < plan.letters().size(),
        plan.spared().size(),
        plan.spared().stream().limit(SIZE).toList(),
        plan.quiet().stream().map(q -> List.of(q.split(":", 2))).toList());
  }

  /** The words of one of them. */
  @GetMapping("/letters/today/text")
  String text(
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
      @RequestParam String unit,
      Model model) {
    LocalDate of = near(day);
    PlannedReminder planned =
        reminders.preview(of).letters().stream()
            .filter(p -> p.unit().code().value().equals(unit))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("written", reminders.text(planned, of));
    return "letters/today :: text";
  }

  /** The day asked for; today where none is, or one that nobody can know about. */
  private LocalDate near(@Nullable LocalDate day) {
    LocalDate today = formats.today();
    return Optional.ofNullable(day)
        .filter(d -> Math.abs(d.toEpochDay() - today.toEpochDay()) <= FARTHEST_DAYS)
        .orElse(today);
  }

  /**
   * One page of what would go out.
   *
   * @param letters how many there are in all
   * @param spared how many units are not written to
   * @param quiet campaigns that send nothing, each with the reason
   */
  record Due(
      Optional<String> closed,
      int letters,
      List<PlannedReminder> planned,
      int page,
      boolean further,
      int spared,
      List<Spared> some,
      List<List<String>> quiet) {}
}
