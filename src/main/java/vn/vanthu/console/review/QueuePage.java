package vn.vanthu.console.review;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.page.MenuEntry;
import vn.vanthu.console.page.Notice;
import vn.vanthu.console.page.Sentences;
import vn.vanthu.forms.Period;
import vn.vanthu.intake.ReplyIntents;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.Register;
import vn.vanthu.mailbox.RegisterFilter;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Act;
import vn.vanthu.reports.Overtaken;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.Reports;

/** Everything that waits for a person, in the order it came; like cases are accepted together. */
@Controller
class QueuePage {
  private static final int SIZE = 40;
  private static final int MOST = 1_000;

  private final Reports reports;
  private final Register register;
  private final Mails mails;
  private final ReplyIntents intents;
  private final Units units;
  private final Decisions decisions;
  private final KnownAddresses addresses;
  private final ReviewView view;
  private final Sentences sentences;

  QueuePage(
      Reports reports,
      Register register,
      Mails mails,
      ReplyIntents intents,
      Units units,
      Decisions decisions,
      KnownAddresses addresses,
      ReviewView view,
      Sentences sentences) {
    this.reports = reports;
    this.register = register;
    this.mails = mails;
    this.intents = intents;
    this.units = units;
    this.decisions = decisions;
    this.addresses = addresses;
    this.view = view;
    this.sentences = sentences;
  }

  @Bean
  static MenuEntry reviewEntry() {
    return new MenuEntry("review", "/review", "ui-checks", 11, Role.VIEWER);
  }

  @GetMapping("/review")
  String list(@RequestParam(required = false) @Nullable Long after, Model model) {
    Optional<Report> behind = Optional.ofNullable(after).map(ReportId::new).flatMap(reports::find);
    List<Report> waiting = reports.waiting(behind, SIZE + 1);
    List<Report> shown = waiting.subList(0, Math.min(SIZE, waiting.size()));
    List<Item> items = shown.stream().map(this::item).toList();
    model.addAttribute("items", items);
    model.addAttribute("choice", items.stream().anyMatch(Item::isReady));
    model.addAttribute("count", reports.countWaiting(MOST));
    model.addAttribute("most", MOST);
    model.addAttribute("after", after);
    if (waiting.size() > SIZE) {
      model.addAttribute("further", shown.get(SIZE - 1).id().value());
    }
    if (after == null) {
      List<StoredMail> loose = new ArrayList<>();
      loose.addAll(register.page(RegisterFilter.failed(), Optional.empty(), SIZE));
      loose.addAll(register.page(RegisterFilter.forReview(MailKind.OTHER), Optional.empty(), SIZE));
      model.addAttribute("loose", loose);
      model.addAttribute(
          "announced",
          intents.open(MOST).stream().map(row -> row.mail()).collect(Collectors.toSet()));
    }
    model.addAttribute("sentences", sentences);
    return "review/queue";
  }

  /** Accepts the chosen reports, each through the checks of a single one. */
  @PostMapping("/review/accept")
  String accept(
      @RequestParam(name = "report", defaultValue = "") List<String> chosen,
      Principal person,
      RedirectAttributes redirect) {
    int accepted = 0;
    for (String each : chosen) {
      accepted += accept(each, person) ? 1 : 0;
    }
    int left = chosen.size() - accepted;
    redirect.addFlashAttribute(
        "notice",
        left == 0 && accepted > 0
            ? Notice.done("review.batch", accepted)
            : Notice.warning("review.batch-partly", accepted, left));
    return "redirect:/review";
  }

  /** Takes the guess for the unit of a report from an unknown address, which is remembered. */
  @PostMapping("/review/guess")
  String guess(
      @RequestParam long report,
      @RequestParam int seen,
      @RequestParam String unit,
      Principal person,
      RedirectAttributes redirect) {
    Report known = reports.find(new ReportId(report)).orElseThrow();
    Optional<Period> period = known.period();
    Optional<Unit> guessed = units.find(new UnitCode(unit));
    if (period.isEmpty() || guessed.isEmpty()) {
      redirect.addFlashAttribute("notice", Notice.warning("review.no-period"));
      return "redirect:/review/" + report;
    }
    try {
      decisions.assign(
          known.id(),
          guessed.get().code(),
          period.get(),
          new Act(person.getName(), "guess", Optional.empty(), Optional.of(seen)));
      decisions.accept(known.id(), Act.by(person.getName(), "guess"));
      MailOf.mail(known)
          .flatMap(mails::look)
          .ifPresent(mail -> addresses.remember(guessed.get().code(), mail.from()));
      redirect.addFlashAttribute("notice", Notice.done("review.guessed", guessed.get().name()));
    } catch (Overtaken e) {
      redirect.addFlashAttribute("notice", Notice.warning("review.overtaken", ""));
    }
    return "redirect:/review";
  }

  /** {@code "12.3"}: the report and the version that was seen. */
  private boolean accept(String chosen, Principal person) {
    if (!chosen.matches("\\d{1,18}\\.\\d{1,9}")) {
      return false;
    }
    String[] parts = chosen.split("\\.");
    try {
      decisions.accept(
          new ReportId(Long.parseLong(parts[0])),
          new Act(
              person.getName(),
              "batch",
              Optional.empty(),
              Optional.of(Integer.parseInt(parts[1]))));
      return true;
    } catch (Overtaken
        | IllegalStateException
        | org.springframework.dao.EmptyResultDataAccessException e) {
      return false;
    }
  }

  private Item item(Report report) {
    Optional<StoredMail> mail = MailOf.mail(report).flatMap(mails::look);
    Optional<Unit> unit = report.unit().flatMap(units::find);
    Optional<Unit> guess =
        unit.isPresent() ? Optional.empty() : view.guesses(report, mail).stream().findFirst();
    return new Item(report, mail, unit, guess, mail.map(sentences::why).orElse(""));
  }

  /** One report that waits. */
  record Item(
      Report report,
      Optional<StoredMail> mail,
      Optional<Unit> unit,
      Optional<Unit> guess,
      String why) {
    /** Whether it can be accepted among others: its unit, period and figures are known. */
    public boolean isReady() {
      return unit.isPresent() && report.period().isPresent() && !report.values().isEmpty();
    }
  }
}
