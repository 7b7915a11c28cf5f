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
import vn.vanthu.console.page.Formats;
import vn.vanthu.correspondence.LetterFilter;
import vn.vanthu.correspondence.LetterRegister;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.LettersSettings;
import vn.vanthu.correspondence.reminders.PlannedReminder;
import vn.vanthu.correspondence.reminders.ReminderPlan;
import vn.vanthu.correspondence.reminders.Reminders;

/** What would go out on a day, to whom and why. Sends nothing. */
@Controller
class DuePage {
  private static final int SIZE = 100;
  private static final int MOST_COUNTED = 1_000;
  private static final int FARTHEST_DAYS = 366;

  private final Reminders reminders;
  private final LetterRegister letters;
  private final LettersSettings settings;
  private final Formats formats;

  DuePage(Reminders reminders, LetterRegister letters, LettersSettings settings, Formats formats) {
    this.reminders = reminders;
    this.letters = letters;
    this.settings = settings;
    this.formats = formats;
  }

  @GetMapping("/letters/today")
  String due(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate day,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    ReminderPlan plan = reminders.preview(near(day));
    int from = Math.min(Math.max(0, page) * SIZE, plan.letters().size());
    int to = Math.min(from + SIZE, plan.letters().size());
    model.addAttribute("plan", plan);
    model.addAttribute("planned", plan.letters().subList(from, to));
    model.addAttribute("spared", plan.spared().stream().limit(SIZE).toList());
    model.addAttribute("quiet", plan.quiet().stream().map(q -> List.of(q.split(":", 2))).toList());
    model.addAttribute("page", from / SIZE);
    model.addAttribute("further", to < plan.letters().size());
    model.addAttribute(
        "queued",
        letters.count(LetterFilter.of(java.util.Set.of(LetterStatus.QUEUED)), MOST_COUNTED));
    model.addAttribute("send", settings.send());
    return "letters/today";
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
}
