package vn.vanthu.correspondence;

import java.util.Optional;
import vn.vanthu.forms.Period;
import vn.vanthu.reports.ReportId;

/**
 * What a letter is about: a reply to the letter is taken for an answer on it.
 *
 * @param form key of the form
 * @param period empty while nobody knows it
 * @param report the report that an acknowledgement answers; empty for a reminder
 */
public record Matter(String form, Optional<Period> period, Optional<ReportId> report) {
  /** A report that is still awaited. */
  public static Matter awaited(String form, Period period) {
    return new Matter(form, Optional.of(period), Optional.empty());
  }
}
