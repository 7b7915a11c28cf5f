package vn.vanthu.reports;

import java.time.Instant;
import java.util.Optional;
import vn.vanthu.forms.StatedValue;

/**
 * One change of a report.
 *
 * @param what {@code "status"}, {@code "unit"}, {@code "period"}, {@code "indicator:KEY"} or {@code
 *     "confirmed:KEY"}
 * @param before as it stood, in one word or number; empty if nothing did
 * @param after as it stands since; empty if nothing does
 * @param valueBefore the figure with its evidence, for an indicator
 * @param valueAfter likewise
 * @param undoes the change that this one took back
 */
public record Change(
    long id,
    ReportId report,
    Instant at,
    Act act,
    String what,
    Optional<String> before,
    Optional<String> after,
    Optional<StatedValue> valueBefore,
    Optional<StatedValue> valueAfter,
    Optional<Long> undoes) {
  static final String STATUS = "status";
  static final String UNIT = "unit";
  static final String PERIOD = "period";
  static final String INDICATOR = "indicator:";
  static final String CONFIRMED = "confirmed:";

  /** The indicator that it concerns, if it concerns one. */
  public Optional<String> indicator() {
    int colon = what.indexOf(':');
    return colon < 0 ? Optional.empty() : Optional.of(what.substring(colon + 1));
  }
}
