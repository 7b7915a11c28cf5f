package vn.vanthu.console.review;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.page.Notice;
import vn.vanthu.forms.Period;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Act;
import vn.vanthu.reports.Overtaken;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.Reports;

/**
 * The review of one report, its figures and whose it is. Every act says which version of the report
 * it has seen; one that was overtaken changes nothing, and the person is told and shown what stands
 * now.
 */
@Controller
class ReviewPage {
  private static final int FOUND = 8;
  static final String REASON = "review";

  private final Reports reports;
  private final Decisions decisions;
  private final KnownAddresses addresses;
  private final ReviewView view;
  private final Mails mails;
  private final Units units;

  ReviewPage(
      Reports reports,
      Decisions decisions,
      KnownAddresses addresses,
      ReviewView view,
      Mails mails,
      Units units) {
    this.reports = reports;
    this.decisions = decisions;
    this.addresses = addresses;
    this.view = view;
    this.mails = mails;
    this.units = units;
  }

  @GetMapping("/review/{id}")
  String show(@PathVariable long id, Model model) {
    Report report = report(id);
    view.fill(report, Optional.empty(), model);
    view.nextWaiting(report).ifPresent(next -> model.addAttribute("next", next.value()));
    return "review/report";
  }

  @PostMapping("/review/{id}/values/{key}")
  String value(
      @PathVariable long id,
      @PathVariable String key,
      @RequestParam String act,
      @RequestParam(required = false) @Nullable String value,
      @RequestParam int seen,
      Principal person,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String piece,
      Model model,
      RedirectAttributes redirect) {
    Optional<Long> number = number(value);
    if (act.equals("amend") && number.isEmpty()) {
      return told(id, key, Notice.error("review.no-number"), piece, model, redirect);
    }
    Act by = act(person, seen);
    return acted(
        id,
        key,
        () -> {
          switch (act) {
            case "confirm" -> decisions.confirm(new ReportId(id), key, by);
            case "amend" -> decisions.amend(new ReportId(id), key, number, by);
            case "remove" -> decisions.amend(new ReportId(id), key, Optional.empty(), by);
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
          }
        },
        piece,
        model,
        redirect);
  }

  /** Says whose report it is and for which period; the sender's address may be remembered. */
  @PostMapping("/review/{id}/place")
  String place(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String period,
      @RequestParam(defaultValue = "false") boolean remember,
      @RequestParam int seen,
      Principal person,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String piece,
      Model model,
      RedirectAttributes redirect) {
    Optional<UnitCode> code = unitCode(unit);
    Optional<Period> named = periodNamed(period);
    if (code.isEmpty() || named.isEmpty()) {
      String key = code.isEmpty() ? "review.no-unit" : "review.no-period";
      return told(id, "", Notice.error(key), piece, model, redirect);
    }
    return acted(
        id,
        "",
        () -> {
          decisions.assign(new ReportId(id), code.get(), named.get(), act(person, seen));
          if (remember) {
            remember(id, code.get());
          }
        },
        piece,
        model,
        redirect);
  }

  /** Takes back one change, or the last one; what came after it may stand in the way. */
  @PostMapping("/review/{id}/undo")
  String undo(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable Long change,
      Principal person,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String piece,
      Model model,
      RedirectAttributes redirect) {
    Act by = Act.by(person.getName(), REASON);
    try {
      return acted(
          id,
          "",
          () -> decisions.undo(new ReportId(id), Optional.ofNullable(change), by),
          piece,
          model,
          redirect);
    } catch (IllegalStateException e) {
      return told(id, "", Notice.warning("review.not-undone"), piece, model, redirect);
    }
  }

  /** Units that fit what is typed, as choices. */
  @GetMapping("/review/{id}/units")
  String units(@PathVariable long id, @RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute("report", report(id));
    model.addAttribute("found", units.registry().search(q, FOUND));
    model.addAttribute("asked", q);
    return "review/pane :: found";
  }

  private String acted(
      long id,
      String key,
      Runnable act,
      @Nullable String piece,
      Model model,
      RedirectAttributes redirect) {
    try {
      act.run();
    } catch (Overtaken e) {
      return told(id, key, Notice.warning("review.overtaken", lastBy(id)), piece, model, redirect);
    }
    return pane(id, key, piece, model);
  }

  private String told(
      long id,
      String key,
      Notice notice,
      @Nullable String piece,
      Model model,
      RedirectAttributes redirect) {
    redirect.addFlashAttribute("notice", notice);
    model.addAttribute("told", notice);
    return pane(id, key, piece, model);
  }

  private String pane(long id, String key, @Nullable String piece, Model model) {
    if (piece == null) {
      return "redirect:/review/" + id;
    }
    view.fill(report(id), Optional.of(key), model);
    return "review/pane :: pane";
  }

  private void remember(long id, UnitCode unit) {
    MailOf.mail(report(id))
        .flatMap(mails::look)
        .map(StoredMail::from)
        .ifPresent(address -> addresses.remember(unit, address));
  }

  private String lastBy(long id) {
    return view.who(decisions.lastChange(new ReportId(id)));
  }

  private Report report(long id) {
    return reports
        .find(new ReportId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Optional<UnitCode> unitCode(String typed) {
    return List.of(typed.strip()).stream()
        .filter(code -> !code.isEmpty() && code.length() <= 64)
        .map(UnitCode::new)
        .filter(code -> units.find(code).isPresent())
        .findFirst();
  }

  private static Optional<Period> periodNamed(String name) {
    try {
      return Optional.of(Period.parse(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Digits, with dots or blanks between thousands. */
  private static Optional<Long> number(@Nullable String typed) {
    String digits = typed == null ? "" : typed.replaceAll("[.,\\s\\u00A0]", "");
    return digits.matches("\\d{1,12}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }

  private static Act act(Principal person, int seen) {
    return new Act(person.getName(), REASON, Optional.empty(), Optional.of(seen));
  }
}
