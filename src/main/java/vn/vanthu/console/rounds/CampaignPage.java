package vn.vanthu.console.rounds;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vn.vanthu.campaigns.AskedUnits;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Frozen;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.campaigns.UnitState;
import vn.vanthu.campaigns.Waivers;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Beside;
import vn.vanthu.console.page.Download;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.Reckoned;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.reminders.NextReminders;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;

/** One campaign: how it stands, and its units a page at a time. */
@Controller
class CampaignPage {
  private static final int SIZE = 50;
  private static final int CHUNK = 1000;

  private final Campaigns campaigns;
  private final Statuses statuses;
  private final Reckoned<CampaignStatus> counts;
  private final AskedUnits asked;
  private final Waivers waivers;
  private final Frozen frozen;
  private final Letters letters;
  private final NextReminders next;
  private final Choices choices;
  private final Formats formats;
  private final Audit audit;

  CampaignPage(
      Campaigns campaigns,
      Statuses statuses,
      Beside beside,
      AskedUnits asked,
      Waivers waivers,
      Frozen frozen,
      Letters letters,
      NextReminders next,
      Choices choices,
      Formats formats,
      Audit audit) {
    this.campaigns = campaigns;
    this.statuses = statuses;
    this.counts = beside.reckoned();
    this.asked = asked;
    this.waivers = waivers;
    this.frozen = frozen;
    this.letters = letters;
    this.next = next;
    this.choices = choices;
    this.formats = formats;
    this.audit = audit;
  }

  @GetMapping("/campaigns/{code}")
  String show(@PathVariable String code, Asked filter, Model model) {
    Campaign campaign = existing(code);
    List<CampaignStatus.Row> found =
        asked.page(campaign, filter.which(), filter.afterUnit(), SIZE + 1);
    List<CampaignStatus.Row> shown = found.subList(0, Math.min(SIZE, found.size()));
    List<UnitCode> codes = shown.stream().map(row -> row.unit().code()).toList();
    model.addAttribute("campaign", campaign);
    model.addAttribute("status", counts.now(code, () -> statuses.counts(campaign)));
    model.addAttribute("who", choices.inWords(campaign.units()));
    model.addAttribute("schedule", choices.inWords(statuses.deadlines().schedule(campaign)));
    model.addAttribute("asked", filter);
    model.addAttribute("rows", shown);
    model.addAttribute("waivers", waivers.of(code));
    model.addAttribute("frozen", frozen.states(code, codes));
    model.addAttribute("letters", lastLetters(campaign, codes));
    model.addAttribute("next", next.of(campaign, shown));
    model.addAttribute("states", UnitState.values());
    model.addAttribute("kinds", UnitKind.values());
    model.addAttribute("clusters", choices.clusters());
    model.addAttribute("history", campaigns.history(code));
    model.addAttribute("daysLeft", daysLeft(campaign));
    if (found.size() > SIZE) {
      model.addAttribute("further", codes.get(SIZE - 1).value());
    }
    return "rounds/campaign";
  }

  /** Every unit with its state, as CSV or workbook. */
  @GetMapping("/campaigns/{code}/export.{kind:csv|xlsx}")
  void export(@PathVariable String code, @PathVariable String kind, HttpServletResponse response)
      throws IOException {
    Campaign campaign = existing(code);
    audit.note("campaign-exported", "campaign:" + code, kind);
    List<String> headings =
        List.of("code", "unit", "kind", "cluster", "state", "due", "received", "contact", "phone")
            .stream()
            .map(column -> formats.say("rounds.column." + column))
            .toList();
    try (Download file = Download.of(response, "tinh-hinh-" + code, kind, headings, 2)) {
      List<Unit> units = asked.of(campaign, AskedUnits.Which.ALL);
      for (int from = 0; from < units.size(); from += CHUNK) {
        List<Unit> chunk = units.subList(from, Math.min(units.size(), from + CHUNK));
        for (CampaignStatus.Row row : statuses.of(campaign, chunk)) {
          file.row(cells(row));
        }
      }
    }
  }

  private List<String> cells(CampaignStatus.Row row) {
    Unit unit = row.unit();
    return List.of(
        unit.code().value(),
        unit.name(),
        formats.say("kind." + unit.kind()),
        unit.cluster(),
        formats.say("state." + row.state()),
        formats.day(row.deadline().day()),
        row.receivedAt().map(formats::full).orElse(""),
        unit.contact(),
        unit.phone());
  }

  private Map<String, Letter> lastLetters(Campaign campaign, List<UnitCode> codes) {
    return letters.lastAbout(
        campaign.form(), campaign.period(), codes.stream().map(UnitCode::value).toList());
  }

  private long daysLeft(Campaign campaign) {
    return statuses.deadlines().of(campaign).day().toEpochDay() - formats.today().toEpochDay();
  }

  private Campaign existing(String code) {
    return campaigns
        .find(code)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** The filter fields as they stand in the address. */
  record Asked(
      @Nullable String words,
      @Nullable UnitState state,
      @Nullable String cluster,
      @Nullable UnitKind kind,
      @Nullable String after) {
    AskedUnits.Which which() {
      return new AskedUnits.Which(
          said(words).orElse(""),
          said(cluster),
          Optional.ofNullable(kind),
          state == null ? EnumSet.noneOf(UnitState.class) : EnumSet.of(state));
    }

    Optional<UnitCode> afterUnit() {
      return said(after).map(UnitCode::new);
    }

    /** Whether anything is asked for at all. */
    public boolean narrowed() {
      return !which().equals(AskedUnits.Which.ALL);
    }

    private static Optional<String> said(@Nullable String field) {
      return Optional.ofNullable(field).map(String::strip).filter(s -> !s.isEmpty());
    }
  }
}
