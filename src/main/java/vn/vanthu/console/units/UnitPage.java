package vn.vanthu.console.units;

import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.campaigns.Waivers;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.Notice;
import vn.vanthu.console.page.Typed;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.bounces.AddressHealth;
import vn.vanthu.correspondence.reminders.ReminderPauses;
import vn.vanthu.correspondence.reminders.Reminders;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.registry.changes.Succession;
import vn.vanthu.registry.changes.UnitHistory;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportFilter;
import vn.vanthu.reports.Reports;

/** One union: what it owes, what it sent, what it was written, and what became of its addresses. */
@Controller
class UnitPage {
  private static final int SIZE = 20;
  private static final int ROUNDS = 8;

  private final Units units;
  private final UnitHistory history;
  private final Campaigns campaigns;
  private final Statuses statuses;
  private final Waivers waivers;
  private final Reports reports;
  private final Letters letters;
  private final Reminders reminders;
  private final ReminderPauses pauses;
  private final AddressHealth health;
  private final Formats formats;
  private final Audit audit;

  UnitPage(
      Units units,
      UnitHistory history,
      Campaigns campaigns,
      Statuses statuses,
      Waivers waivers,
      Reports reports,
      Letters letters,
      Reminders reminders,
      ReminderPauses pauses,
      AddressHealth health,
      Formats formats,
      Audit audit) {
    this.units = units;
    this.history = history;
    this.campaigns = campaigns;
    this.statuses = statuses;
    this.waivers = waivers;
    this.reports = reports;
    this.letters = letters;
    this.reminders = reminders;
    this.pauses = pauses;
    this.health = health;
    this.formats = formats;
    this.audit = audit;
  }

  @GetMapping("/units/{code}")
  String show(@PathVariable String code, @RequestParam(defaultValue = "0") int page, Model model) {
    Unit unit = existing(code);
    int at = Math.max(0, page);
    model.addAttribute("unit", unit);
    model.addAttribute("isActive", unit.activeOn(formats.today()));
    model.addAttribute("unusable", unusable(unit));
    model.addAttribute("names", history.names(unit.code()));
    successions(unit, model);
    rounds(unit, model);
    reports(unit, at, model);
    model.addAttribute("letters", letters.ofUnit(code, SIZE));
    model.addAttribute("reminders", lastFirst(reminders.history(unit.code())));
    model.addAttribute("pauses", pauses.of(unit.code()));
    model.addAttribute("paused", pauses.on(formats.today()).contains(unit.code()));
    model.addAttribute("waivers", waivers.ofUnit(unit.code(), SIZE));
    model.addAttribute("acts", lastFirst(audit.on("unit:" + code, SIZE)));
    return "units/unit";
  }

  /** A person says that an address is in order. */
  @PostMapping("/units/{code}/restore")
  String restore(
      @PathVariable String code,
      @RequestParam String address,
      Principal person,
      RedirectAttributes redirect) {
    Unit unit = existing(code);
    if (unit.emails().contains(address)) {
      health.restore(address, person.getName(), "");
      audit.note("address-restored", "unit:" + code, address);
      redirect.addFlashAttribute("notice", Notice.done("units.restored", address));
    }
    return back(code, redirect);
  }

  /** Stops the reminders to a union, or lets them go again. */
  @PostMapping("/units/{code}/{act:pause|resume}")
  String pause(
      @PathVariable String code,
      @PathVariable String act,
      @RequestParam MultiValueMap<String, String> params,
      Principal person,
      RedirectAttributes redirect) {
    Unit unit = existing(code);
    Typed typed = Typed.of(params);
    boolean stops = act.equals("pause");
    if (stops && typed.day("until").filter(formats.today()::isAfter).isPresent()) {
      redirect.addFlashAttribute("notice", Notice.error("units.pause-past"));
      return back(code, redirect);
    }
    if (stops) {
      String why = typed.get("why");
      pauses.pause(
          unit.code(),
          typed.day("until"),
          person.getName(),
          why.substring(0, Math.min(why.length(), 1000)));
    } else {
      pauses.lift(unit.code(), person.getName());
    }
    audit.note(
        stops ? "unit-paused" : "unit-resumed",
        "unit:" + code,
        (typed.get("until") + " " + typed.get("why")).strip());
    redirect.addFlashAttribute(
        "notice", Notice.done(stops ? "units.paused" : "units.resumed", unit.name()));
    return back(code, redirect);
  }

  private Map<String, AddressHealth.Unusable> unusable(Unit unit) {
    Map<String, AddressHealth.Unusable> unusable = new HashMap<>();
    for (String address : unit.emails()) {
      health.why(address).ifPresent(why -> unusable.put(address, why));
    }
    return unusable;
  }

  private void successions(Unit unit, Model model) {
    List<Succession> all = history.successions(unit.code());
    Map<UnitCode, String> called = new HashMap<>();
    for (Succession one : all) {
      for (UnitCode code : List.of(one.from(), one.into())) {
        called.put(code, units.find(code).map(Unit::name).orElse(code.value()));
      }
    }
    model.addAttribute("successions", all);
    model.addAttribute("called", called);
  }

  /** How it stands in the latest campaigns that ask it. */
  private void rounds(Unit unit, Model model) {
    Map<Campaign, CampaignStatus.Row> rounds = new LinkedHashMap<>();
    for (Campaign campaign : campaigns.all()) {
      if (rounds.size() < ROUNDS) {
        statuses.of(campaign, unit).ifPresent(row -> rounds.put(campaign, row));
      }
    }
    model.addAttribute("rounds", rounds);
  }

  private void reports(Unit unit, int page, Model model) {
    ReportFilter ofUnit =
        new ReportFilter(
            Optional.empty(), Optional.empty(), Optional.of(unit.code()), Optional.empty());
    List<Report> found = reports.page(ofUnit, page, SIZE);
    Map<Report, String> names = new HashMap<>();
    for (Report report : found) {
      String then = history.nameOn(unit, formats.dayOf(report.receivedAt()));
      if (!then.equals(unit.name())) {
        names.put(report, then);
      }
    }
    model.addAttribute("reports", found);
    model.addAttribute("nameThen", names);
    model.addAttribute("page", page);
    model.addAttribute("more", found.size() == SIZE);
  }

  private static <T> List<T> lastFirst(List<T> oldestFirst) {
    List<T> lastFirst = new ArrayList<>(oldestFirst);
    java.util.Collections.reverse(lastFirst);
    return lastFirst.subList(0, Math.min(SIZE, lastFirst.size()));
  }

  private static String back(String code, RedirectAttributes redirect) {
    redirect.addAttribute("code", code);
    return "redirect:/units/{code}";
  }

  private Unit existing(String code) {
    return Optional.of(code)
        .filter(written -> !written.isBlank() && written.length() <= 64)
        .map(UnitCode::new)
        .flatMap(units::find)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
