package vn.vanthu.reports;

import java.time.Instant;
import vn.vanthu.registry.UnitCode;

/**
 * What the counting of a campaign needs of a report.
 *
 * @param firstReceivedAt when the unit's first report for this form and period came: a correction
 *     after the due date is not late
 */
public record ReportSummary(
    ReportId id,
    UnitCode unit,
    ReportStatus status,
    boolean complete,
    Instant receivedAt,
    Instant firstReceivedAt) {}
