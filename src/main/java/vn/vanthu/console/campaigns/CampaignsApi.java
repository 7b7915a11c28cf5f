package vn.vanthu.console.campaigns;

import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignDesk;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Fault;
import vn.vanthu.campaigns.Frozen;
import vn.vanthu.campaigns.Rates;
import vn.vanthu.campaigns.Refused;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.campaigns.Waivers;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.UnitCode;

/** Campaigns: opened, changed, closed, paused; who is excused; rates. */
@RestController
@RequestMapping("/api/v1/campaigns")
class CampaignsApi {
  private final Campaigns campaigns;
  private final CampaignDesk desk;
  private final Statuses statuses;
  private final Waivers waivers;
  private final Frozen frozen;

  CampaignsApi(
      Campaigns campaigns, CampaignDesk desk, Statuses statuses, Waivers waivers, Frozen frozen) {
    this.campaigns = campaigns;
    this.desk = desk;
    this.statuses = statuses;
    this.waivers = waivers;
    this.frozen = frozen;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, String> create(@RequestBody CampaignRequest request, Principal person) {
    Campaign campaign = request.campaign();
    desk.create(campaign, person.getName());
    return Map.of("code", campaign.code());
  }

  @PutMapping("/{code}")
  void change(@PathVariable String code, @RequestBody CampaignRequest request, Principal person) {
    Campaign changed = request.under(code).campaign();
    if (!changed.code().equals(code)) {
      throw new Refused(List.of(new Fault("code", "code-differs", List.of(changed.code()))));
    }
    desk.change(changed, person.getName(), request.reason());
  }

  @PostMapping("/{code}/close")
  void close(@PathVariable String code, @RequestBody Why why, Principal person) {
    desk.close(code, person.getName(), why.reason());
  }

  @PostMapping("/{code}/reopen")
  void reopen(@PathVariable String code, @RequestBody Why why, Principal person) {
    desk.reopen(code, person.getName(), why.reason());
  }

  @PostMapping("/{code}/pause")
  void pause(@PathVariable String code, @RequestBody Why why, Principal person) {
    desk.pause(code, person.getName(), why.reason());
  }

  @PostMapping("/{code}/resume")
  void resume(@PathVariable String code, @RequestBody Why why, Principal person) {
    desk.resume(code, person.getName(), why.reason());
  }

  /** Excuses units, or with {@code extended_to} gives them more time. */
  @PostMapping("/{code}/waivers")
  void waive(@PathVariable String code, @RequestBody WaiverRequest request, Principal person) {
    List<UnitCode> units =
        Optional.ofNullable(request.units()).orElse(List.of()).stream().map(UnitCode::new).toList();
    String why = Optional.ofNullable(request.why()).orElse("");
    if (request.extendedTo() == null) {
      desk.exempt(code, units, person.getName(), why);
    } else {
      desk.extend(code, units, request.extendedTo(), person.getName(), why);
    }
  }

  @DeleteMapping("/{code}/waivers/{unit}")
  void withdraw(
      @PathVariable String code,
      @PathVariable String unit,
      @RequestParam(defaultValue = "") String why,
      Principal person) {
    desk.withdrawWaiver(code, new UnitCode(unit), person.getName(), why);
  }

  /** Every exemption and extension there ever was, newest first. */
  @GetMapping("/{code}/waivers")
  List<HistoryJson.WaiverJson> waivers(@PathVariable String code) {
    return waivers.history(existing(code).code()).stream().map(HistoryJson.WaiverJson::of).toList();
  }

  /** What was done to it, newest first. */
  @GetMapping("/{code}/history")
  List<HistoryJson.ActJson> history(@PathVariable String code) {
    return campaigns.history(existing(code).code()).stream().map(HistoryJson.ActJson::of).toList();
  }

  /** As it was closed, one row per unit; empty while it is open. */
  @GetMapping("/{code}/frozen")
  List<HistoryJson.FrozenJson> frozen(@PathVariable String code) {
    return frozen.of(existing(code).code()).stream().map(HistoryJson.FrozenJson::of).toList();
  }

  /** Completeness and timeliness, of the whole, of each cluster and of each kind. */
  @GetMapping("/{code}/rates")
  Map<String, Object> rates(@PathVariable String code) {
    CampaignStatus status = statuses.of(existing(code));
    Map<String, RatesJson> clusters = new LinkedHashMap<>();
    Statuses.byCluster(status).forEach((name, rates) -> clusters.put(name, RatesJson.of(rates)));
    Map<String, RatesJson> kinds = new LinkedHashMap<>();
    Statuses.byKind(status)
        .forEach(
            (kind, rates) -> kinds.put(kind.name().toLowerCase(Locale.ROOT), RatesJson.of(rates)));
    return Map.of("all", RatesJson.of(status.rates()), "clusters", clusters, "kinds", kinds);
  }

  /** The rates of a form's campaigns of one length of period, oldest first. */
  @GetMapping("/over-time")
  List<Map<String, Object>> overTime(
      @RequestParam String form, @RequestParam(defaultValue = "quarter") String kind) {
    List<Map<String, Object>> rounds = new ArrayList<>();
    for (CampaignStatus status : statuses.overTime(form, kind(kind))) {
      rounds.add(
          Map.of(
              "code", status.campaign().code(),
              "period", status.campaign().period().toString(),
              "due_date", status.deadline().day().toString(),
              "rates", RatesJson.of(status.rates())));
    }
    return rounds;
  }

  private static Period.Kind kind(String kind) {
    try {
      return Period.Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new Refused(List.of(new Fault("kind", "unreadable", List.of(kind))));
    }
  }

  private Campaign existing(String code) {
    return campaigns
        .find(code)
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No campaign " + code));
  }

  /** The reason of an act. */
  record Why(@Nullable String why) {
    String reason() {
      return Optional.ofNullable(why).orElse("");
    }
  }

  /** Units excused or given more time. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record WaiverRequest(
      @Nullable List<String> units, @Nullable LocalDate extendedTo, @Nullable String why) {}

  /** Counts, and shares from 0 to 1. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record RatesJson(int expected, int received, int onTime, double completeness, double timeliness) {
    static RatesJson of(Rates rates) {
      return new RatesJson(
          rates.expected(),
          rates.received(),
          rates.onTime(),
          rates.completeness(),
          rates.timeliness());
    }
  }
}
