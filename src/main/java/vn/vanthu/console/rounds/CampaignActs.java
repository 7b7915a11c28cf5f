package vn.vanthu.console.rounds;

import java.security.Principal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignDesk;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Fault;
import vn.vanthu.campaigns.Refused;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.Notice;
import vn.vanthu.console.page.Typed;
import vn.vanthu.correspondence.reminders.RemindersByHand;
import vn.vanthu.correspondence.reminders.Spared;
import vn.vanthu.registry.UnitCode;

/** What a person does to a campaign and to its units. */
@Controller
class CampaignActs {
  private final Campaigns campaigns;
  private final CampaignDesk desk;
  private final RemindersByHand reminders;
  private final FaultWords words;
  private final Formats formats;
  private final Audit audit;
  private final ZoneId zone;

  CampaignActs(
      Campaigns campaigns,
      CampaignDesk desk,
      RemindersByHand reminders,
      FaultWords words,
      Formats formats,
      Audit audit,
      ZoneId zone) {
    this.campaigns = campaigns;
    this.desk = desk;
    this.reminders = reminders;
    this.words = words;
    this.formats = formats;
    this.audit = audit;
    this.zone = zone;
  }

  /** Pauses, resumes, closes or opens it again. */
  @PostMapping("/campaigns/{code}/{act:pause|resume|close|reopen}")
  String act(
      @PathVariable String code,
      @PathVariable String act,
      @RequestParam(defaultValue = "") String why,
      Principal person,
      RedirectAttributes redirect) {
    String who = person.getName();
    return done(
        code,
        redirect,
        () -> {
          switch (act) {
            case "pause" -> desk.pause(code, who, why);
            case "resume" -> desk.resume(code, who, why);
            case "close" -> desk.close(code, who, why);
            default -> desk.reopen(code, who, why);
          }
          audit.note("campaign-" + act, "campaign:" + code, why);
          return Notice.done("rounds.done." + act, existing(code).title());
        });
  }

  /** Excuses the chosen units, gives them more time, takes that back, or writes to them now. */
  @PostMapping("/campaigns/{code}/units")
  String units(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> params,
      @RequestParam String act,
      Principal person,
      RedirectAttributes redirect) {
    Typed typed = Typed.of(params);
    String why = typed.get("why-" + act);
    String to = typed.get("to");
    List<UnitCode> chosen =
        typed.all("unit").stream()
            .filter(u -> !u.isBlank() && u.length() <= 64)
            .map(UnitCode::new)
            .toList();
    if (chosen.isEmpty()) {
      redirect.addFlashAttribute("notice", Notice.warning("rounds.choose-units"));
      redirect.addAttribute("code", code);
      return "redirect:/campaigns/{code}";
    }
    String who = person.getName();
    return done(
        code,
        redirect,
        () ->
            switch (act) {
              case "exempt" -> {
                desk.exempt(code, chosen, who, why);
                yield noted(code, "unit-exempted", chosen, why);
              }
              case "extend" -> {
                desk.extend(code, chosen, day(to), who, why);
                yield noted(code, "unit-extended", chosen, to + " " + why);
              }
              case "withdraw" -> {
                chosen.forEach(u -> desk.withdrawWaiver(code, u, who, why));
                yield noted(code, "waiver-withdrawn", chosen, why);
              }
              case "remind" -> remind(code, chosen);
              default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            });
  }

  private Notice noted(String code, String act, List<UnitCode> units, String detail) {
    units.forEach(u -> audit.note(act, "unit:" + u, code + " " + detail));
    return Notice.done("rounds.done." + act, formats.number(units.size()));
  }

  private Notice remind(String code, List<UnitCode> units) {
    RemindersByHand.Told told = reminders.remind(existing(code), units);
    told.written().forEach(u -> audit.note("unit-reminded", "unit:" + u.code(), code));
    String written = formats.number(told.written().size());
    String spared = spared(told.spared());
    if (told.written().isEmpty()) {
      return Notice.warning("rounds.reminded.none", spared);
    }
    String leaves = formats.full(told.leaves().atZone(zone).toInstant());
    return told.spared().isEmpty()
        ? Notice.done("rounds.reminded", written, leaves)
        : Notice.warning("rounds.reminded.partly", written, leaves, spared);
  }

  /** "2 đã gửi báo cáo, 1 chưa có địa chỉ". */
  private String spared(List<Spared> spared) {
    Map<String, Long> reasons =
        spared.stream().collect(Collectors.groupingBy(Spared::reason, Collectors.counting()));
    return reasons.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> formats.say("spared." + e.getKey(), formats.number(e.getValue())))
        .collect(Collectors.joining("; "));
  }

  private static LocalDate day(String written) {
    try {
      return LocalDate.parse(written.strip());
    } catch (java.time.DateTimeException e) {
      String code = written.isBlank() ? "missing" : "unreadable";
      throw new Refused(List.of(new Fault("extended_to", code, List.of(written))));
    }
  }

  private String done(String code, RedirectAttributes redirect, Act act) {
    existing(code);
    Notice notice;
    try {
      notice = act.done();
    } catch (Refused refused) {
      String said =
          refused.faults().stream().limit(3).map(words::sentence).collect(Collectors.joining(" "));
      notice = Notice.error("rounds.refused", said);
    }
    redirect.addFlashAttribute("notice", notice);
    redirect.addAttribute("code", code);
    return "redirect:/campaigns/{code}";
  }

  private Campaign existing(String code) {
    return Optional.of(code)
        .flatMap(campaigns::find)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Something that is done, and what to say of it. */
  private interface Act {
    Notice done();
  }
}
