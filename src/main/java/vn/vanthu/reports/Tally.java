package vn.vanthu.reports;

/**
 * How many units stand alike for a form and period.
 *
 * @param status accepted or in review
 * @param late whether their first report came after the deadline that was asked for
 * @param afterClosing whether it came after the closing that was asked for
 */
public record Tally(
    ReportStatus status, boolean complete, boolean late, boolean afterClosing, int units) {

  /** The same of so many units. */
  Tally of(int many) {
    return new Tally(status, complete, late, afterClosing, many);
  }
}
