package vn.vanthu.campaigns;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.ReportSummary;
import vn.vanthu.reports.Reports;

/** Counts how rounds stand, from reports, waivers and dates. */
@Component
public class Statuses {
  private final Campaigns campaigns;
  private final Units units;
  private final Reports reports;
  private final Clock clock;
  private final ZoneId zone;

  Statuses(Campaigns campaigns, Units units, Reports reports, Clock clock, ZoneId zone) {
    this.campaigns = campaigns;
    this.units = units;
    this.reports = reports;
    this.clock = clock;
    this.zone = zone;
  }

  public CampaignStatus of(Campaign campaign) {
    Map<UnitCode, ReportSummary> standing = new HashMap<>();
    reports
        .standing(campaign.form(), campaign.period())
        .forEach(report -> standing.merge(report.unit(), report, Statuses::weightier));
    Map<UnitCode, Optional<LocalDate>> waivers = campaigns.waivers(campaign.code());
    List<CampaignStatus.Row> rows = new ArrayList<>();
    int onTime = 0;
    for (Unit unit : asked(campaign)) {
      Optional<ReportSummary> report = Optional.ofNullable(standing.get(unit.code()));
      LocalDate due =
          waivers.getOrDefault(unit.code(), Optional.empty()).orElse(campaign.dueDate());
      boolean exempt =
          waivers.containsKey(unit.code())
              && waivers.getOrDefault(unit.code(), Optional.empty()).isEmpty();
      UnitState state = state(report, due, exempt, !due.equals(campaign.dueDate()));
      onTime += !exempt && report.filter(r -> !late(r, due)).isPresent() ? 1 : 0;
      rows.add(new CampaignStatus.Row(unit, state, report.map(ReportSummary::firstReceivedAt)));
    }
    return counted(campaign, rows, onTime);
  }

  private static ReportSummary weightier(ReportSummary a, ReportSummary b) {
    return a.status() == ReportStatus.ACCEPTED ? a : b;
  }

  private List<Unit> asked(Campaign campaign) {
    return units.activeOn(campaign.dueDate()).stream()
        .filter(unit -> campaign.units().isEmpty() || campaign.units().contains(unit.code()))
        .sorted(Comparator.comparing(Unit::code))
        .toList();
  }

  private UnitState state(
      Optional<ReportSummary> report, LocalDate due, boolean exempt, boolean extended) {
    if (exempt) {
      return UnitState.EXEMPT;
    }
    if (report.isEmpty()) {
      boolean over = clock.instant().atZone(zone).toLocalDate().isAfter(due);
      return over ? UnitState.MISSING : extended ? UnitState.EXTENDED : UnitState.NOT_YET_DUE;
    }
    if (report.get().status() == ReportStatus.IN_REVIEW) {
      return UnitState.IN_REVIEW;
    }
    if (late(report.get(), due)) {
      return UnitState.RECEIVED_LATE;
    }
    return report.get().complete() ? UnitState.RECEIVED : UnitState.INCOMPLETE;
  }

  private boolean late(ReportSummary report, LocalDate due) {
    return report.firstReceivedAt().atZone(zone).toLocalDate().isAfter(due);
  }

  private static CampaignStatus counted(
      Campaign campaign, List<CampaignStatus.Row> rows, int onTime) {
    Map<UnitState, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row.state(), 1, Integer::sum));
    int exempt = counts.getOrDefault(UnitState.EXEMPT, 0);
    int received =
        (int)
            rows.stream()
                .filter(row -> row.receivedAt().isPresent() && row.state() != UnitState.EXEMPT)
                .count();
    return new CampaignStatus(
        campaign,
        rows.size() - exempt,
        received,
        onTime,
        received - onTime,
        counts.getOrDefault(UnitState.INCOMPLETE, 0),
        counts.getOrDefault(UnitState.IN_REVIEW, 0),
        rows.size() - exempt - received,
        exempt,
        rows);
  }
}
