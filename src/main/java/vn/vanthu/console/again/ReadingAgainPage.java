package vn.vanthu.console.again;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.Notice;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Period;
import vn.vanthu.intake.Reread.Difference;
import vn.vanthu.intake.again.ReadingJob;
import vn.vanthu.intake.again.ReadingJobs;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.Reports;

/** Has many mails read again: what would change first, then taking it; the work goes on alone. */
@Controller
class ReadingAgainPage {
  private static final int SIZE = 100;
  private static final int LATEST = 30;

  private final ReadingJobs jobs;
  private final Campaigns campaigns;
  private final Mails mails;
  private final Reports reports;
  private final Units units;
  private final Forms forms;
  private final Formats formats;
  private final Audit audit;

  ReadingAgainPage(
      ReadingJobs jobs,
      Campaigns campaigns,
      Mails mails,
      Reports reports,
      Units units,
      Forms forms,
      Formats formats,
      Audit audit) {
    this.jobs = jobs;
    this.campaigns = campaigns;
    this.mails = mails;
    this.reports = reports;
    this.units = units;
    this.forms = forms;
    this.formats = formats;
    this.audit = audit;
  }

  @GetMapping("/reading-again")
  String list(Model model) {
    model.addAttribute("jobs", jobs.latest(LATEST));
    model.addAttribute("campaigns", campaigns.all());
    return "again/list";
  }

  /**
   * Asks for everything, or for a campaign.
   *
   * @param campaign its code; empty for everything
   */
  @PostMapping("/reading-again")
  String ask(@RequestParam(defaultValue = "") String campaign, Principal person) {
    long id;
    if (campaign.isBlank()) {
      id = jobs.askAll(person.getName());
    } else {
      Campaign asked =
          campaigns
              .find(campaign)
              .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
      id = jobs.askPeriod(asked.code(), asked.form(), asked.period(), person.getName());
    }
    audit.note("reading-again-asked", "reading:" + id, campaign);
    return "redirect:/reading-again/" + id;
  }

  @GetMapping("/reading-again/{id}")
  String show(@PathVariable long id, @RequestParam(defaultValue = "0") int page, Model model) {
    fill(id, model);
    List<Line> lines =
        jobs.differences(id, Math.max(0, page), SIZE + 1).stream().map(this::line).toList();
    model.addAttribute("lines", lines.subList(0, Math.min(SIZE, lines.size())));
    model.addAttribute("further", lines.size() > SIZE);
    model.addAttribute("page", Math.max(0, page));
    return "again/job";
  }

  /** How far it is: a piece that renews itself until it is done. */
  @GetMapping("/reading-again/{id}/progress")
  String progress(@PathVariable long id, Model model) {
    fill(id, model);
    return "again/job :: progress";
  }

  @PostMapping("/reading-again/{id}/apply")
  String apply(@PathVariable long id, Principal person, RedirectAttributes redirect) {
    return decided(id, person, jobs::apply, "reading-again-applied", redirect);
  }

  @PostMapping("/reading-again/{id}/stop")
  String stop(@PathVariable long id, Principal person, RedirectAttributes redirect) {
    return decided(id, person, jobs::stop, "reading-again-stopped", redirect);
  }

  private String decided(
      long id,
      Principal person,
      BiFunction<Long, String, Boolean> act,
      String note,
      RedirectAttributes redirect) {
    if (act.apply(id, person.getName())) {
      audit.note(note, "reading:" + id, "");
    } else {
      redirect.addFlashAttribute("notice", Notice.warning("again.moved-on"));
    }
    return "redirect:/reading-again/" + id;
  }

  private void fill(long id, Model model) {
    ReadingJob job =
        jobs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("job", job);
    model.addAttribute("count", jobs.countDifferences(id));
  }

  private Line line(ReadingJobs.Found found) {
    Difference difference = found.difference();
    Optional<Report> report = difference.report().flatMap(reports::find);
    Optional<Unit> unit = report.flatMap(Report::unit).flatMap(units::find);
    String name =
        unit.map(Unit::name).or(() -> mails.look(found.mail()).map(mail -> mail.from())).orElse("");
    return new Line(
        found.mail(),
        name,
        report.flatMap(Report::period).map(formats::period).orElse(""),
        what(difference, report),
        difference.before().map(value -> value(difference, value)).orElse("–"),
        difference.after().map(value -> value(difference, value)).orElse("–"),
        found.taken());
  }

  private String what(Difference difference, Optional<Report> report) {
    String key = key(difference);
    if (key.isEmpty()) {
      return formats.say("review." + difference.what());
    }
    Optional<Form> form = report.map(Report::form).flatMap(forms::find);
    return form.flatMap(f -> f.indicator(key)).map(i -> i.label()).orElse(key);
  }

  private String value(Difference difference, String value) {
    return switch (difference.what()) {
      case "unit" -> units.find(new UnitCode(value)).map(Unit::name).orElse(value);
      case "period", "report" -> period(value);
      case "status" -> formats.say("status." + value);
      default -> value.matches("\\d{1,18}") ? formats.number(Long.parseLong(value)) : value;
    };
  }

  private String period(String value) {
    try {
      return formats.period(Period.parse(value));
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  private static String key(Difference difference) {
    String what = difference.what();
    return what.startsWith("indicator:") ? what.substring("indicator:".length()) : "";
  }

  /** A difference as the page shows it. */
  record Line(
      MailId mail,
      String name,
      String period,
      String what,
      String before,
      String after,
      boolean taken) {}
}
