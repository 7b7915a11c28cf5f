package vn.vanthu.reports;

/**
 * A report counts from now on, or no more, or is another unit's or period's than before. Heard in
 * the transaction that changes it, once everything is written.
 */
public record ReportMoved(ReportId id) {}
