package vn.vanthu.campaigns;

import java.util.Collection;

/**
 * Reporting rates: numerators and denominator are counted over the same units, so none exceeds 1.
 *
 * @param expected obligations
 * @param received of them, met
 * @param onTime of those, in time
 */
public record Rates(int expected, int received, int onTime) {
  public Rates {
    if (onTime < 0 || onTime > received || received > expected) {
      throw new IllegalArgumentException(
          "Not rates: %d of %d of %d".formatted(onTime, received, expected));
    }
  }

  /** The share that was received, 0 to 1; 1 if nothing was expected. */
  public double completeness() {
    return expected == 0 ? 1 : (double) received / expected;
  }

  /** The share that was received in time, 0 to 1; 1 if nothing was expected. */
  public double timeliness() {
    return expected == 0 ? 1 : (double) onTime / expected;
  }

  static Rates of(Collection<CampaignStatus.Row> rows) {
    int expected = 0;
    int received = 0;
    int onTime = 0;
    for (CampaignStatus.Row row : rows) {
      boolean owes = row.state() != UnitState.EXEMPT;
      boolean came = owes && row.receivedAt().isPresent();
      expected += owes ? 1 : 0;
      received += came ? 1 : 0;
      onTime += came && !row.deadline().isOver(row.receivedAt().orElseThrow()) ? 1 : 0;
    }
    return new Rates(expected, received, onTime);
  }
}
