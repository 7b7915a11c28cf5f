package vn.vanthu.console.rounds;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
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
import vn.vanthu.console.campaigns.TelephoneSheet;
import vn.vanthu.console.page.Beside;
import vn.vanthu.console.page.Notice;
import vn.vanthu.console.page.Reckoned;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.correspondence.reminders.TelephoneEntry;
import vn.vanthu.correspondence.reminders.TelephoneList;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/** Whom to telephone about a campaign, what to say, and a place to note the call. */
@Controller
class TelephonePage {
  private static final int MOST = 100;

  private final Campaigns campaigns;
  private final TelephoneList telephone;
  private final TelephoneSheet sheet;
  private final Reckoned<Calls> reckoned;
  private final Units units;
  private final Audit audit;

  TelephonePage(
      Campaigns campaigns,
      TelephoneList telephone,
      TelephoneSheet sheet,
      Units units,
      Beside beside,
      Audit audit) {
    this.campaigns = campaigns;
    this.telephone = telephone;
    this.sheet = sheet;
    this.reckoned = beside.reckoned();
    this.units = units;
    this.audit = audit;
  }

  @GetMapping("/campaigns/{code}/telephone")
  String list(@PathVariable String code, Model model) {
    Campaign campaign = existing(code);
    model.addAttribute("campaign", campaign);
    reckoned
        .of(code, () -> Calls.of(telephone.of(campaign)))
        .ifPresent(calls -> model.addAttribute("list", calls));
    model.addAttribute("sheet", sheet);
    return "rounds/telephone";
  }

  @GetMapping("/campaigns/{code}/telephone.xlsx")
  void download(@PathVariable String code, HttpServletResponse response) throws IOException {
    Campaign campaign = existing(code);
    audit.note("telephone-list-taken", "campaign:" + code, "");
    byte[] workbook = sheet.of(telephone.of(campaign));
    response.setContentType(Attachment.XLSX);
    response.setHeader("Content-Disposition", "attachment; filename=\"can-goi-dien.xlsx\"");
    response.getOutputStream().write(workbook);
  }

  /** Keeps what was said. */
  @PostMapping("/campaigns/{code}/telephone/{unit}")
  String note(
      @PathVariable String code,
      @PathVariable String unit,
      @RequestParam(defaultValue = "") String note,
      Principal person,
      RedirectAttributes redirect) {
    existing(code);
    UnitCode called =
        units
            .find(new UnitCode(unit))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
            .code();
    if (note.isBlank() || note.length() > 2000) {
      redirect.addFlashAttribute("notice", Notice.warning("rounds.note-missing"));
    } else {
      telephone.note(code, called, person.getName(), note.strip());
      reckoned.forget(code);
      audit.note("call-noted", "unit:" + called, code + " " + note.strip());
      redirect.addFlashAttribute("notice", Notice.done("rounds.noted"));
    }
    redirect.addAttribute("code", code);
    return "redirect:/campaigns/{code}/telephone";
  }

  private Campaign existing(String code) {
    return campaigns
        .find(code)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** The first of those that are to be called, and how many there are. */
  record Calls(int count, List<TelephoneEntry> first) {
    static Calls of(List<TelephoneEntry> all) {
      return new Calls(all.size(), all.stream().limit(MOST).toList());
    }
  }
}
