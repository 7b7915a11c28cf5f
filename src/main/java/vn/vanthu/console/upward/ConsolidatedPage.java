package vn.vanthu.console.upward;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
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
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.MenuEntry;
import vn.vanthu.console.page.Notice;
import vn.vanthu.correspondence.upward.ConsolidatedReport;
import vn.vanthu.correspondence.upward.ConsolidatedReports;
import vn.vanthu.correspondence.upward.Consolidation;
import vn.vanthu.correspondence.upward.UpwardDesk;
import vn.vanthu.forms.Forms;
import vn.vanthu.reports.ReportId;

/**
 * The office's own report on a round: what to look at, what it will say, the draft, its approval.
 */
@Controller
class ConsolidatedPage {
  private static final int MOST_THEMES = 100;

  private final UpwardDesk desk;
  private final ConsolidatedReports reports;
  private final ConsolidatedView view;
  private final Campaigns campaigns;
  private final Statuses statuses;
  private final Forms forms;
  private final Audit audit;

  ConsolidatedPage(
      UpwardDesk desk,
      ConsolidatedReports reports,
      ConsolidatedView view,
      Campaigns campaigns,
      Statuses statuses,
      Forms forms,
      Audit audit) {
    this.desk = desk;
    this.reports = reports;
    this.view = view;
    this.campaigns = campaigns;
    this.statuses = statuses;
    this.forms = forms;
    this.audit = audit;
  }

  @Bean
  static MenuEntry upwardEntry() {
    return new MenuEntry("upward", "/consolidated", "upload", 27, Role.VIEWER);
  }

  @GetMapping("/consolidated")
  String rounds(Model model) {
    model.addAttribute("rounds", view.rounds());
    return "upward/list";
  }

  @GetMapping("/campaigns/{code}/consolidated")
  String page(@PathVariable String code, Model model) {
    Campaign campaign = campaign(code);
    CampaignStatus status = statuses.counts(campaign);
    List<ConsolidatedView.Version> versions = view.versions(code);
    model.addAttribute("campaign", campaign);
    model.addAttribute("status", status);
    model.addAttribute("counted", status.received() - status.inReview());
    model.addAttribute("versions", versions);
    model.addAttribute("last", versions.isEmpty() ? null : versions.get(0).report());
    model.addAttribute("view", view);
    return "upward/report";
  }

  /** What it would say now, with what to look at first: a piece that takes its time. */
  @GetMapping("/campaigns/{code}/consolidated/look")
  String look(@PathVariable String code, Model model) {
    Campaign campaign = campaign(code);
    Consolidation now = desk.look(code);
    Optional<ConsolidatedReport> last = reports.of(code).stream().reduce((first, second) -> second);
    model.addAttribute("campaign", campaign);
    model.addAttribute("now", now);
    model.addAttribute("groups", view.checks(now));
    model.addAttribute("mostThemes", MOST_THEMES);
    model.addAttribute("leftOut", desk.leftOut(code));
    model.addAttribute("view", view);
    model.addAttribute("form", forms.find(campaign.form()).orElse(now.form()));
    last.ifPresent(
        report -> {
          model.addAttribute("last", report);
          model.addAttribute("outdated", desk.outdated(report, now));
        });
    return "upward/look :: look";
  }

  @PostMapping("/campaigns/{code}/consolidated/leave-out")
  String leaveOut(
      @PathVariable String code,
      @RequestParam String heading,
      @RequestParam long report,
      @RequestParam String text,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String piece,
      Principal person,
      Model model) {
    desk.leaveOut(campaign(code).code(), heading, new ReportId(report), text, person.getName());
    audit.note("upward-left-out", "report:" + report, code + ": " + text);
    return changed(code, piece, model);
  }

  @PostMapping("/campaigns/{code}/consolidated/take-in")
  String takeIn(
      @PathVariable String code,
      @RequestParam String heading,
      @RequestParam long report,
      @RequestParam String text,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String piece,
      Model model) {
    desk.takeIn(campaign(code).code(), heading, new ReportId(report), text);
    audit.note("upward-taken-in", "report:" + report, code + ": " + text);
    return changed(code, piece, model);
  }

  /** Draws it up anew from the figures as they stand; one that has gone is followed by another. */
  @PostMapping("/campaigns/{code}/consolidated/draft")
  String draft(@PathVariable String code, Principal person, RedirectAttributes redirect) {
    Campaign campaign = campaign(code);
    CampaignStatus status = statuses.counts(campaign);
    if (status.received() - status.inReview() == 0) {
      String key = status.inReview() > 0 ? "upward.only-in-review" : "upward.no-report";
      redirect.addFlashAttribute("notice", Notice.error(key, status.inReview()));
      return back(code);
    }
    ConsolidatedReport report = desk.draft(code, person.getName());
    audit.note("upward-drafted", "campaign:" + code, String.valueOf(report.number()));
    redirect.addFlashAttribute(
        "notice", Notice.done("upward.drafted", report.reported(), report.asked()));
    return back(code);
  }

  /** The person stands for the draft as it was seen. */
  @PostMapping("/campaigns/{code}/consolidated/approve")
  String approve(
      @PathVariable String code,
      @RequestParam long id,
      @RequestParam String docx,
      Principal person,
      RedirectAttributes redirect) {
    ConsolidatedReport report = of(code, id);
    try {
      if (!report.files().docx().equals(docx)) {
        throw new IllegalStateException("Drawn up anew since it was seen");
      }
      desk.approve(report, person.getName());
      audit.note("upward-approved", "campaign:" + code, String.valueOf(report.number()));
      redirect.addFlashAttribute("notice", Notice.done("upward.approved"));
    } catch (IllegalStateException e) {
      redirect.addFlashAttribute("notice", Notice.warning("upward.not-the-draft"));
    }
    return back(code);
  }

  private String changed(String code, @Nullable String piece, Model model) {
    return piece == null ? back(code) : look(code, model);
  }

  private Campaign campaign(String code) {
    return campaigns
        .find(code)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private ConsolidatedReport of(String code, long id) {
    return reports
        .find(id)
        .filter(report -> report.campaign().equals(code))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  static String back(String code) {
    return "redirect:"
        + org.springframework.web.util.UriComponentsBuilder.fromPath(
                "/campaigns/{code}/consolidated")
            .build(code)
            .toASCIIString();
  }
}
