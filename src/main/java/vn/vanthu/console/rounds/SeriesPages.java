package vn.vanthu.console.rounds;

import java.security.Principal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.campaigns.DayRule;
import vn.vanthu.campaigns.Fault;
import vn.vanthu.campaigns.Refused;
import vn.vanthu.campaigns.ReminderSchedule;
import vn.vanthu.campaigns.Selection;
import vn.vanthu.campaigns.Series;
import vn.vanthu.campaigns.SeriesCampaigns;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Notice;
import vn.vanthu.console.page.Typed;
import vn.vanthu.forms.Period;

/** Recurring campaigns: their rules in plain days. */
@Controller
class SeriesPages {
  private final SeriesCampaigns series;
  private final Choices choices;
  private final FaultWords words;
  private final Audit audit;
  private final Clock clock;

  SeriesPages(SeriesCampaigns series, Choices choices, FaultWords words, Audit audit, Clock clock) {
    this.series = series;
    this.choices = choices;
    this.words = words;
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping("/campaigns/series")
  String list(Model model) {
    List<Series> all = series.all();
    Map<String, String> who = new HashMap<>();
    all.forEach(s -> who.put(s.code(), choices.inWords(s.units())));
    model.addAttribute("all", all);
    model.addAttribute("who", who);
    return "rounds/series";
  }

  @GetMapping("/campaigns/series/new")
  String blank(Model model) {
    Typed typed =
        Typed.nothing()
            .with("who", "all")
            .with("from_month", "0")
            .with("from_day", "1")
            .with("to_month", "0")
            .with("to_day", "31")
            .with("due_month", "0")
            .with("due_on", "15")
            .with("ahead_days", "30");
    return form(typed, Map.of(), Optional.empty(), model);
  }

  @GetMapping("/campaigns/series/{code}")
  String show(@PathVariable String code, Model model) {
    Series rule = existing(code);
    return form(typed(rule), Map.of(), Optional.of(rule), model);
  }

  @PostMapping("/campaigns/series/new")
  String create(
      @RequestParam MultiValueMap<String, String> params,
      Principal person,
      Model model,
      RedirectAttributes redirect) {
    Typed typed = Typed.of(params);
    Optional<Series> taken =
        series.all().stream().filter(s -> s.code().equals(typed.get("code"))).findFirst();
    if (taken.isPresent()) {
      Fault fault = new Fault("code", "code-taken", List.of(typed.get("code")));
      return form(typed, words.of(List.of(fault)), Optional.empty(), model);
    }
    return save(typed, typed.get("code"), Optional.empty(), person, model, redirect);
  }

  @PostMapping("/campaigns/series/{code}")
  String change(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> params,
      Principal person,
      Model model,
      RedirectAttributes redirect) {
    return save(Typed.of(params), code, Optional.of(existing(code)), person, model, redirect);
  }

  /** Stops a series, or lets it go on. */
  @PostMapping("/campaigns/series/{code}/{act:stop|start}")
  String stop(
      @PathVariable String code,
      @PathVariable String act,
      Principal person,
      RedirectAttributes redirect) {
    Series rule = existing(code);
    boolean stops = act.equals("stop");
    try {
      series.put(
          with(rule, stops ? Optional.of(clock.instant()) : Optional.empty()), person.getName());
      audit.note(stops ? "series-stopped" : "series-started", "series:" + code, "");
      redirect.addFlashAttribute("notice", Notice.done("series." + act + "ped", rule.code()));
    } catch (Refused refused) {
      String said = words.sentence(refused.faults().get(0));
      redirect.addFlashAttribute("notice", Notice.error("rounds.refused", said));
    }
    return "redirect:/campaigns/series";
  }

  private String save(
      Typed typed,
      String code,
      Optional<Series> before,
      Principal person,
      Model model,
      RedirectAttributes redirect) {
    try {
      Series rule = read(typed, code, before);
      series.put(rule, person.getName());
      audit.note("series-saved", "series:" + code, rule.title());
      redirect.addFlashAttribute("notice", Notice.done("series.saved", code));
      return "redirect:/campaigns/series";
    } catch (Refused refused) {
      return form(typed, words.of(refused.faults()), before, model);
    }
  }

  private String form(
      Typed typed, Map<String, List<String>> wrong, Optional<Series> rule, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("wrong", wrong);
    rule.ifPresent(r -> model.addAttribute("rule", r));
    choices.fill(model);
    return "rounds/series-form";
  }

  private static Series read(Typed typed, String code, Optional<Series> before) {
    List<Fault> faults = new ArrayList<>();
    Optional<Period> first = read("period", typed.get("period"), Period::parse, faults);
    Optional<LocalTime> hour = read("due_hour", typed.get("due_hour"), LocalTime::parse, faults);
    Optional<Integer> ahead =
        read("ahead_days", typed.get("ahead_days"), Integer::parseInt, faults);
    Optional<DayRule> from = rule("from_date", typed, "from_month", "from_day", faults);
    Optional<DayRule> to = rule("to_date", typed, "to_month", "to_day", faults);
    Optional<DayRule> due = rule("due_date", typed, "due_month", "due_on", faults);
    Optional<ReminderSchedule> reminders =
        typed.has("reminding", "own")
            ? Optional.of(typed.get("reminders")).flatMap(w -> schedule(w, faults))
            : Optional.empty();
    if (Choices.chosenNone(typed)) {
      faults.add(new Fault("units", "missing", List.of()));
    }
    Optional<Selection> units =
        read("units", Choices.selection(typed) + " ", Selection::parse, faults);
    if (first.isEmpty() && typed.get("period").isEmpty()) {
      faults.add(new Fault("period", "missing", List.of()));
    }
    if (!faults.isEmpty()) {
      throw new Refused(faults);
    }
    return new Series(
        code,
        typed.get("form"),
        typed.get("title"),
        typed.said("document"),
        from.orElseThrow(),
        to.orElseThrow(),
        due.orElseThrow(),
        hour,
        units.orElse(Selection.everyone()),
        reminders,
        ahead.orElse(0),
        first.orElseThrow(),
        before.flatMap(Series::stoppedAt));
  }

  private static Optional<ReminderSchedule> schedule(String written, List<Fault> faults) {
    return read("reminders", written + " ", ReminderSchedule::parse, faults);
  }

  private static Optional<DayRule> rule(
      String field, Typed typed, String month, String day, List<Fault> faults) {
    return read(field, typed.get(month) + "/" + typed.get(day), DayRule::parse, faults);
  }

  private static <T> Optional<T> read(
      String field,
      String written,
      java.util.function.Function<String, T> reader,
      List<Fault> faults) {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(written));
    } catch (IllegalArgumentException | DateTimeException e) {
      faults.add(new Fault(field, "unreadable", List.of(written.strip())));
      return Optional.empty();
    }
  }

  private static Typed typed(Series rule) {
    Typed typed =
        Choices.typed(rule.units())
            .with("code", rule.code())
            .with("form", rule.form())
            .with("title", rule.title())
            .with("document", rule.document().orElse(""))
            .with("from_month", String.valueOf(rule.from().months()))
            .with("from_day", String.valueOf(rule.from().day()))
            .with("to_month", String.valueOf(rule.to().months()))
            .with("to_day", String.valueOf(rule.to().day()))
            .with("due_month", String.valueOf(rule.due().months()))
            .with("due_on", String.valueOf(rule.due().day()))
            .with("due_hour", rule.dueHour().map(Object::toString).orElse(""))
            .with("ahead_days", String.valueOf(rule.aheadDays()))
            .with("period", rule.firstPeriod().toString());
    return rule.reminders()
        .map(own -> typed.with("reminding", "own").with("reminders", own.written()))
        .orElse(typed);
  }

  private static Series with(Series rule, Optional<java.time.Instant> stoppedAt) {
    return new Series(
        rule.code(),
        rule.form(),
        rule.title(),
        rule.document(),
        rule.from(),
        rule.to(),
        rule.due(),
        rule.dueHour(),
        rule.units(),
        rule.reminders(),
        rule.aheadDays(),
        rule.firstPeriod(),
        stoppedAt);
  }

  private Series existing(String code) {
    return series.all().stream()
        .filter(rule -> rule.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
