package vn.vanthu.console.rounds;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.campaigns.UnitState;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.console.page.Download;
import vn.vanthu.console.page.Formats;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.Units;

/** Units by campaigns: who has sent what over the year. */
@Controller
class MatrixPage {
  private static final int SIZE = 50;
  private static final int CHUNK = 500;
  private static final int COLUMNS = 8;

  private final Campaigns campaigns;
  private final Statuses statuses;
  private final Units units;
  private final Choices choices;
  private final Formats formats;
  private final Audit audit;

  MatrixPage(
      Campaigns campaigns,
      Statuses statuses,
      Units units,
      Choices choices,
      Formats formats,
      Audit audit) {
    this.campaigns = campaigns;
    this.statuses = statuses;
    this.units = units;
    this.choices = choices;
    this.formats = formats;
    this.audit = audit;
  }

  @GetMapping("/campaigns/matrix")
  String matrix(Asked asked, Model model) {
    List<Campaign> columns = columns(asked);
    List<Unit> all = units(asked);
    int from = Math.min(all.size(), asked.from());
    List<Unit> shown = all.subList(from, Math.min(all.size(), from + SIZE));
    model.addAttribute("asked", asked);
    model.addAttribute("columns", columns);
    model.addAttribute("units", shown);
    model.addAttribute("count", all.size());
    model.addAttribute("cells", cells(columns, shown));
    model.addAttribute("years", years());
    model.addAttribute("kinds", UnitKind.values());
    model.addAttribute("clusters", choices.clusters());
    model.addAttribute("more", from + SIZE < all.size());
    return "rounds/matrix";
  }

  @GetMapping("/campaigns/matrix.{format:csv|xlsx}")
  void export(@PathVariable String format, Asked asked, HttpServletResponse response)
      throws IOException {
    audit.note("matrix-exported", "campaigns", format);
    List<Campaign> columns = columns(asked);
    List<String> headings = new ArrayList<>();
    headings.add(formats.say("rounds.column.code"));
    headings.add(formats.say("rounds.column.unit"));
    headings.add(formats.say("rounds.column.cluster"));
    columns.forEach(c -> headings.add(c.code()));
    List<Unit> all = units(asked);
    try (Download file = Download.of(response, "bang-theo-doi", format, headings, 2)) {
      for (int from = 0; from < all.size(); from += CHUNK) {
        List<Unit> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
        Map<String, Map<UnitCode, UnitState>> cells = cells(columns, chunk);
        for (Unit unit : chunk) {
          file.row(row(unit, columns, cells));
        }
      }
    }
  }

  private List<String> row(
      Unit unit, List<Campaign> columns, Map<String, Map<UnitCode, UnitState>> cells) {
    List<String> row = new ArrayList<>();
    row.add(unit.code().value());
    row.add(unit.name());
    row.add(unit.cluster());
    for (Campaign column : columns) {
      UnitState state = cells.getOrDefault(column.code(), Map.of()).get(unit.code());
      row.add(state == null ? "" : formats.say("state." + state));
    }
    return row;
  }

  /** The state of each unit by campaign; one that a campaign does not ask has none. */
  private Map<String, Map<UnitCode, UnitState>> cells(List<Campaign> columns, List<Unit> of) {
    Map<String, Map<UnitCode, UnitState>> cells = new HashMap<>();
    for (Campaign column : columns) {
      Map<UnitCode, UnitState> states = new HashMap<>();
      for (CampaignStatus.Row row : statuses.of(column, of)) {
        states.put(row.unit().code(), row.state());
      }
      cells.put(column.code(), states);
    }
    return cells;
  }

  /**
   * Those that are due in the year, the earliest first; the latest of all years if none is given.
   */
  private List<Campaign> columns(Asked asked) {
    List<Campaign> latestFirst =
        campaigns.all().stream()
            .filter(c -> asked.year() == null || c.dueDate().getYear() == asked.year())
            .toList();
    int skip = Math.min(latestFirst.size(), asked.earlier() * COLUMNS);
    List<Campaign> columns =
        new ArrayList<>(latestFirst.subList(skip, Math.min(latestFirst.size(), skip + COLUMNS)));
    java.util.Collections.reverse(columns);
    return columns;
  }

  private List<Integer> years() {
    return campaigns.all().stream().map(c -> c.dueDate().getYear()).distinct().toList();
  }

  private List<Unit> units(Asked asked) {
    return units.registry().alphabetical(asked.said(asked.words()).orElse("")).stream()
        .filter(unit -> asked.kind() == null || unit.kind() == asked.kind())
        .filter(
            unit -> asked.said(asked.cluster()).filter(c -> !c.equals(unit.cluster())).isEmpty())
        .toList();
  }

  /** The filter fields as they stand in the address. */
  record Asked(
      @Nullable String words,
      @Nullable String cluster,
      @Nullable UnitKind kind,
      @Nullable Integer year,
      @Nullable Integer back,
      @Nullable Integer page) {
    int from() {
      return Math.max(0, page == null ? 0 : Math.min(page, 1_000_000)) * SIZE;
    }

    int earlier() {
      return Math.max(0, back == null ? 0 : Math.min(back, 1_000));
    }

    Optional<String> said(@Nullable String field) {
      return Optional.ofNullable(field).map(String::strip).filter(s -> !s.isEmpty());
    }
  }
}
