package vn.vanthu.console.review;

import java.security.Principal;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.console.page.Notice;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Act;
import vn.vanthu.reports.Overtaken;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.Reports;

/** What becomes of a report once it is reviewed; the person goes on to the next. */
@Controller
class ReviewActs {
  private final Reports reports;
  private final Decisions decisions;
  private final ReviewView view;
  private final Units units;

  ReviewActs(Reports reports, Decisions decisions, ReviewView view, Units units) {
    this.reports = reports;
    this.decisions = decisions;
    this.view = view;
    this.units = units;
  }

  @PostMapping("/review/{id}/accept")
  String accept(
      @PathVariable long id,
      @RequestParam int seen,
      Principal person,
      RedirectAttributes redirect) {
    Report report = report(id);
    if (report.unit().isEmpty() || report.period().isEmpty()) {
      String key = report.unit().isEmpty() ? "review.no-unit" : "review.no-period";
      redirect.addFlashAttribute("notice", Notice.error(key));
      return "redirect:/review/" + id;
    }
    try {
      ReportStatus status = decisions.accept(report.id(), act(person, seen));
      String key = status == ReportStatus.ACCEPTED ? "review.accepted" : "review.superseded";
      redirect.addFlashAttribute("notice", Notice.done(key, name(report)));
      return onwards(report, redirect);
    } catch (Overtaken e) {
      return overtaken(id, redirect);
    }
  }

  @PostMapping("/review/{id}/discard")
  String discard(
      @PathVariable long id,
      @RequestParam int seen,
      Principal person,
      RedirectAttributes redirect) {
    Report report = report(id);
    try {
      decisions.discard(report.id(), act(person, seen));
      redirect.addFlashAttribute("notice", Notice.done("review.discarded"));
      return onwards(report, redirect);
    } catch (Overtaken e) {
      return overtaken(id, redirect);
    }
  }

  @PostMapping("/review/{id}/reopen")
  String reopen(
      @PathVariable long id,
      @RequestParam int seen,
      Principal person,
      RedirectAttributes redirect) {
    try {
      decisions.reopen(new ReportId(id), act(person, seen));
      redirect.addFlashAttribute("notice", Notice.done("review.reopened"));
      return "redirect:/review/" + id;
    } catch (Overtaken e) {
      return overtaken(id, redirect);
    }
  }

  private String onwards(Report report, RedirectAttributes redirect) {
    redirect.addFlashAttribute("undo", "/review/" + report.id() + "/undo");
    return view.nextWaiting(report)
        .map(next -> "redirect:/review/" + next)
        .orElse("redirect:/review");
  }

  private String overtaken(long id, RedirectAttributes redirect) {
    redirect.addFlashAttribute("notice", Notice.warning("review.overtaken", lastBy(id)));
    return "redirect:/review/" + id;
  }

  private String name(Report report) {
    return report.unit().flatMap(units::find).map(unit -> unit.name()).orElse("#" + report.id());
  }

  private String lastBy(long id) {
    return view.who(decisions.lastChange(new ReportId(id)));
  }

  private Report report(long id) {
    return reports
        .find(new ReportId(id))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static Act act(Principal person, int seen) {
    return new Act(person.getName(), ReviewPage.REASON, Optional.empty(), Optional.of(seen));
  }
}
