package vn.vanthu.console.rounds;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.campaigns.UnitState;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Download;
import vn.vanthu.console.page.Formats;
import vn.vanthu.correspondence.upward.Proportion;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Indicator;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.reports.StatedFigures;

/**
 * The figures of a campaign: every unit a row, every indicator a column, beside the period before.
 */
@Controller
class FiguresPage {
  private static final int SIZE = 50;
  private static final int CHUNK = 500;

  private final Campaigns campaigns;
  private final AskedUnits asked;
  private final Statuses statuses;
  private final StatedFigures figures;
  private final FigureTotals totals;
  private final Forms forms;
  private final Choices choices;
  private final Formats formats;
  private final Audit audit;

  FiguresPage(
      Campaigns campaigns,
      AskedUnits asked,
      Statuses statuses,
      StatedFigures figures,
      FigureTotals totals,
      Forms forms,
      Choices choices,
      Formats formats,
      Audit audit) {
    this.campaigns = campaigns;
    this.asked = asked;
    this.statuses = statuses;
    this.figures = figures;
    this.totals = totals;
    this.forms = forms;
    this.choices = choices;
    this.formats = formats;
    this.audit = audit;
  }

  @GetMapping("/campaigns/{code}/figures")
  String figures(@PathVariable String code, CampaignPage.Asked filter, Model model) {
    Campaign campaign = existing(code);
    List<CampaignStatus.Row> found =
        asked.page(campaign, filter.which(), filter.afterUnit(), SIZE + 1);
    List<CampaignStatus.Row> shown = found.subList(0, Math.min(SIZE, found.size()));
    Optional<FigureTotals.Totals> sums = totals.of(campaign);
    model.addAttribute("campaign", campaign);
    model.addAttribute("indicators", form(campaign).indicators());
    model.addAttribute("before", campaign.period().before());
    model.addAttribute("asked", filter);
    model.addAttribute("rows", shown);
    model.addAttribute("cells", cells(campaign, shown, sums));
    sums.ifPresent(of -> model.addAttribute("totals", of));
    model.addAttribute("states", UnitState.values());
    model.addAttribute("kinds", UnitKind.values());
    model.addAttribute("clusters", choices.clusters());
    if (found.size() > SIZE) {
      model.addAttribute("further", shown.get(SIZE - 1).unit().code().value());
    }
    return "rounds/figures";
  }

  /** All of it, with the sums in the last row. */
  @GetMapping("/campaigns/{code}/figures.{kind:csv|xlsx}")
  void export(@PathVariable String code, @PathVariable String kind, HttpServletResponse response)
      throws IOException {
    Campaign campaign = existing(code);
    List<Indicator> indicators = form(campaign).indicators();
    audit.note("figures-exported", "campaign:" + code, kind);
    List<String> headings = new ArrayList<>();
    for (String column : List.of("code", "unit", "cluster", "state")) {
      headings.add(formats.say("rounds.column." + column));
    }
    indicators.forEach(indicator -> headings.add(indicator.label()));
    List<Unit> units = asked.of(campaign, AskedUnits.Which.ALL);
    long[] sums = new long[indicators.size()];
    try (Download file = Download.of(response, "so-lieu-" + code, kind, headings, 2)) {
      for (int from = 0; from < units.size(); from += CHUNK) {
        List<Unit> chunk = units.subList(from, Math.min(units.size(), from + CHUNK));
        Map<UnitCode, Map<String, Long>> stated =
            figures.of(campaign.form(), campaign.period(), codes(chunk));
        for (CampaignStatus.Row row : statuses.of(campaign, chunk)) {
          file.row(row(row, indicators, stated.getOrDefault(row.unit().code(), Map.of()), sums));
        }
      }
      List<Object> last = new ArrayList<>(List.of("", formats.say("rounds.total"), "", ""));
      for (long sum : sums) {
        last.add(sum);
      }
      file.row(last);
    }
  }

  private List<Object> row(
      CampaignStatus.Row of, List<Indicator> indicators, Map<String, Long> stated, long[] sums) {
    List<Object> row = new ArrayList<>();
    row.add(of.unit().code().value());
    row.add(of.unit().name());
    row.add(of.unit().cluster());
    row.add(formats.say("state." + of.state()));
    for (int i = 0; i < indicators.size(); i++) {
      Long value = stated.get(indicators.get(i).key());
      row.add(value == null ? "" : value);
      sums[i] += value == null || of.state() == UnitState.EXEMPT ? 0 : value;
    }
    return row;
  }

  /** Each unit's figures by indicator, with that of the period before. */
  private Map<UnitCode, Map<String, Cell>> cells(
      Campaign campaign, List<CampaignStatus.Row> rows, Optional<FigureTotals.Totals> sums) {
    List<UnitCode> codes = rows.stream().map(row -> row.unit().code()).toList();
    Map<UnitCode, Map<String, Long>> now = figures.of(campaign.form(), campaign.period(), codes);
    Map<UnitCode, Map<String, Long>> then =
        figures.of(campaign.form(), campaign.period().before(), codes);
    Map<UnitCode, Map<String, Cell>> cells = new HashMap<>();
    now.forEach(
        (unit, stated) -> {
          Map<String, Cell> row = new HashMap<>();
          Map<String, Long> earlier = then.getOrDefault(unit, Map.of());
          stated.forEach(
              (indicator, value) ->
                  row.put(
                      indicator,
                      cell(value, Optional.ofNullable(earlier.get(indicator)), indicator, sums)));
          cells.put(unit, row);
        });
    return cells;
  }

  private static Cell cell(
      long value, Optional<Long> then, String indicator, Optional<FigureTotals.Totals> sums) {
    long usual =
        sums.flatMap(s -> Optional.ofNullable(s.of().get(indicator)))
            .map(FigureTotals.Total::usual)
            .orElse(Long.MAX_VALUE / 1000);
    return new Cell(value, then, Proportion.odd(value, then, usual));
  }

  private static List<UnitCode> codes(List<Unit> units) {
    return units.stream().map(Unit::code).toList();
  }

  private Form form(Campaign campaign) {
    return forms
        .find(campaign.form())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Campaign existing(String code) {
    return campaigns
        .find(code)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /**
   * A figure.
   *
   * @param then that of the period before, if it was stated
   * @param odd why to look at it, as a code
   */
  record Cell(long value, Optional<Long> then, Optional<String> odd) {}
}
