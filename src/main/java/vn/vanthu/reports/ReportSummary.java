package vn.vanthu.reports;

import java.time.Instant;
import vn.vanthu.registry.UnitCode;

/**
 * What the counting of a campaign needs of a unit's reports for one form and period.
 *
 * @param status of the weightiest: accepted before in review before any other
 * @param complete whether that one states every indicator
 * @param firstReceivedAt when the unit's first report for this form and period came: a correction
 *     after the due date is not late
 */
public record ReportSummary(
    UnitCode unit, ReportStatus status, boolean complete, Instant firstReceivedAt) {

  /** Whether one is accepted or in review. */
  boolean stands() {
    return status == ReportStatus.ACCEPTED || status == ReportStatus.IN_REVIEW;
  }

  /** With another of the same unit: the weightier counts, and the first to come. */
  ReportSummary and(ReportSummary other) {
    ReportSummary first = firstReceivedAt.isAfter(other.firstReceivedAt) ? other : this;
    ReportSummary weightier = weight() < other.weight() ? other : this;
    return new ReportSummary(unit, weightier.status, weightier.complete, first.firstReceivedAt);
  }

  private int weight() {
    return status == ReportStatus.ACCEPTED ? (complete ? 3 : 2) : stands() ? 1 : 0;
  }
}
