package vn.vanthu.intake;

import java.util.List;
import java.util.Optional;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.reports.ReportId;

/**
 * What reading a mail again has changed, or would change.
 *
 * @param dryRun whether nothing was written
 */
public record Reread(MailId mail, boolean dryRun, List<Difference> differences) {
  public Reread {
    differences = List.copyOf(differences);
  }

  /**
   * One change.
   *
   * @param report empty for a report that was not known before
   * @param what {@code "unit"}, {@code "period"}, {@code "status"}, {@code "report"} or {@code
   *     "indicator:KEY"}
   */
  public record Difference(
      Optional<ReportId> report, String what, Optional<String> before, Optional<String> after) {}
}
