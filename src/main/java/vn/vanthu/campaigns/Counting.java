package vn.vanthu.campaigns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.registry.Unit;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.ReportSummary;

/** The units of one round and their counts. */
final class Counting {
  private final Campaign campaign;
  private final Deadline deadline;
  private final Instant at;
  private final List<CampaignStatus.Row> rows = new ArrayList<>();
  private final Map<UnitState, Integer> counts = new EnumMap<>(UnitState.class);
  private int expected;
  private int received;
  private int onTime;
  private int afterClosing;

  Counting(Campaign campaign, Deadline deadline, Instant at) {
    this.campaign = campaign;
    this.deadline = deadline;
    this.at = at;
  }

  Deadline deadline() {
    return deadline;
  }

  List<CampaignStatus.Row> rows() {
    return rows;
  }

  /** A unit that is asked, with its own deadline. */
  void add(Unit unit, Optional<ReportSummary> report, Optional<Waiver> waiver, Deadline own) {
    UnitState state = state(report, waiver, own);
    Optional<Instant> came = report.map(ReportSummary::firstReceivedAt);
    boolean after = came.filter(this::isAfterClosing).isPresent();
    rows.add(new CampaignStatus.Row(unit, state, own, came, after));
    count(state, came.isPresent(), came.filter(c -> !own.isOver(c)).isPresent(), after);
  }

  CampaignStatus status() {
    return new CampaignStatus(
        campaign,
        deadline,
        expected,
        received,
        onTime,
        received - onTime,
        counts.getOrDefault(UnitState.INCOMPLETE, 0),
        counts.getOrDefault(UnitState.IN_REVIEW, 0),
        expected - received,
        counts.getOrDefault(UnitState.MISSING, 0),
        counts.getOrDefault(UnitState.EXEMPT, 0),
        counts.getOrDefault(UnitState.EXTENDED, 0),
        afterClosing,
        List.copyOf(rows));
  }

  private UnitState state(Optional<ReportSummary> report, Optional<Waiver> waiver, Deadline own) {
    if (waiver.filter(Waiver::exempts).isPresent()) {
      return UnitState.EXEMPT;
    }
    if (report.isEmpty()) {
      return own.isOver(at)
          ? UnitState.MISSING
          : waiver.isPresent() ? UnitState.EXTENDED : UnitState.NOT_YET_DUE;
    }
    if (report.get().status() == ReportStatus.IN_REVIEW) {
      return UnitState.IN_REVIEW;
    }
    if (own.isOver(report.get().firstReceivedAt())) {
      return UnitState.RECEIVED_LATE;
    }
    return report.get().complete() ? UnitState.RECEIVED : UnitState.INCOMPLETE;
  }

  private void count(UnitState state, boolean came, boolean inTime, boolean after) {
    counts.merge(state, 1, Integer::sum);
    if (state != UnitState.EXEMPT) {
      expected++;
      received += came ? 1 : 0;
      onTime += came && inTime ? 1 : 0;
      afterClosing += came && after ? 1 : 0;
    }
  }

  private boolean isAfterClosing(Instant came) {
    return campaign.closedAt().filter(came::isAfter).isPresent();
  }
}
