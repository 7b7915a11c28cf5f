package vn.vanthu.console.rounds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.console.access.Role;
import vn.vanthu.console.page.MenuEntry;
import vn.vanthu.registry.Units;

/** All campaigns with how far they are. */
@Controller
class CampaignsPage {
  private static final int SIZE = 20;

  /** With more units than these, each progress is asked for by a call of its own. */
  private static final int FEW = 3000;

  private final Campaigns campaigns;
  private final Statuses statuses;
  private final Units units;

  CampaignsPage(Campaigns campaigns, Statuses statuses, Units units) {
    this.campaigns = campaigns;
    this.statuses = statuses;
    this.units = units;
  }

  @Bean
  static MenuEntry campaignsEntry() {
    return new MenuEntry("campaigns", "/campaigns", "calendar-check", 20, Role.VIEWER);
  }

  @GetMapping("/campaigns")
  String list(@RequestParam(defaultValue = "0") int page, Model model) {
    List<Campaign> all = campaigns.all();
    List<Campaign> open = campaigns.open();
    List<Campaign> closed = all.stream().filter(Campaign::isClosed).toList();
    int from = Math.min(closed.size(), Math.max(0, page) * SIZE);
    List<Campaign> shown = closed.subList(from, Math.min(closed.size(), from + SIZE));
    model.addAttribute("open", open);
    model.addAttribute("closed", shown);
    model.addAttribute("page", Math.max(0, page));
    model.addAttribute("more", from + SIZE < closed.size());
    model.addAttribute("count", all.size());
    model.addAttribute("progress", progress(open, shown));
    return "rounds/list";
  }

  /** How far one is: a piece of the list. */
  @GetMapping("/campaigns/{code}/progress")
  String progress(@PathVariable String code, Model model) {
    Campaign campaign =
        campaigns.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("s", statuses.counts(campaign));
    return "rounds/list :: progress(s=${s})";
  }

  /** Of every campaign that is shown, by code; none where there are many units. */
  private Map<String, CampaignStatus> progress(List<Campaign> open, List<Campaign> closed) {
    Map<String, CampaignStatus> progress = new LinkedHashMap<>();
    if (units.registry().size() <= FEW) {
      open.forEach(c -> progress.put(c.code(), statuses.counts(c)));
      closed.forEach(c -> progress.put(c.code(), statuses.counts(c)));
    }
    return progress;
  }
}
