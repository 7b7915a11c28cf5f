package vn.vanthu.reports;

/** Key of a report. */
public record ReportId(long value) {
  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
