package vn.vanthu.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.vanthu.registry.Unit;

/**
 * How a round stands. Every count is taken from {@code units}, so that no share is ever over the
 * whole.
 *
 * @param expected units asked and not exempt
 * @param received reports that came, accepted or in review
 * @param onTime of them, first received by the end of the due day
 */
public record CampaignStatus(
    Campaign campaign,
    int expected,
    int received,
    int onTime,
    int late,
    int incomplete,
    int inReview,
    int missing,
    int exempt,
    List<Row> units) {

  /** One unit of the round. */
  public record Row(Unit unit, UnitState state, Optional<Instant> receivedAt) {}
}
