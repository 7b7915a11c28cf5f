package vn.vanthu.reports;

import java.time.Instant;
import vn.vanthu.registry.UnitCode;

/**
 * What the counting of a campaign needs of a unit's reports for one form and period.
 *
 * @param status of the weightiest: accepted before in review
 * @param complete whether the accepted one states every indicator
 * @param stands whether one is accepted or in review
 * @param firstReceivedAt when the unit's first report for this form and period came: a correction
 *     after the due date is not late
 */
public record ReportSummary(
    UnitCode unit, ReportStatus status, boolean complete, boolean stands, Instant firstReceivedAt) {

  /** With another of the same unit: the weightier counts, and the first to come. */
  ReportSummary and(ReportSummary other) {
    ReportSummary first = firstReceivedAt.isAfter(other.firstReceivedAt) ? other : this;
    ReportSummary weightier = weight() < other.weight() ? other : this;
    return new ReportSummary(
        unit, weightier.status, weightier.complete, weightier.stands, first.firstReceivedAt);
  }

  private int weight() {
    return !stands ? 0 : status != ReportStatus.ACCEPTED ? 1 : complete ? 3 : 2;
  }
}
