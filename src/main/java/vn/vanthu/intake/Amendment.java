package vn.vanthu.intake;

import java.util.List;
import vn.vanthu.reports.Change;
import vn.vanthu.reports.Report;

/**
 * What a reply has changed in a report.
 *
 * @param report as it stands now
 * @param unclear words of the reply that mean some figure, but not which
 */
public record Amendment(Report report, List<Change> changes, List<String> unclear) {
  public Amendment {
    changes = List.copyOf(changes);
    unclear = List.copyOf(unclear);
  }
}
