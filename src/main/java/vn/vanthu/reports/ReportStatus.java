package vn.vanthu.reports;

/** Where a report stands. */
public enum ReportStatus {
  /** A person must decide something before its figures count. */
  IN_REVIEW,
  /** Its figures count: the latest word of its unit for its form and period. */
  ACCEPTED,
  /** A later report of the same unit, form and period counts instead; this one is kept. */
  SUPERSEDED,
  /** A person found that it is no report, or not of this office. */
  DISCARDED
}
