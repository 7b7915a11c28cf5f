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
 * @param onTime of them, first received within the deadline
 * @param missing expected and not received, whether due already or not
 * @param overdue of them, those whose deadline has passed
 * @param extended units that were given more time and have not reported within it yet
 * @param units one row a unit; empty where only the counts were asked for
 * @param afterClosing of those received, the ones that came after the campaign was closed
 */
public record CampaignStatus(
    Campaign campaign,
    Deadline deadline,
    int expected,
    int received,
    int onTime,
    int late,
    int incomplete,
    int inReview,
    int missing,
    int overdue,
    int exempt,
    int extended,
    int afterClosing,
    List<Row> units) {

  /** The counts alone. */
  CampaignStatus withoutUnits() {
    return new CampaignStatus(
        campaign,
        deadline,
        expected,
        received,
        onTime,
        late,
        incomplete,
        inReview,
        missing,
        overdue,
        exempt,
        extended,
        afterClosing,
        List.of());
  }

  /** What was received, as shares of what was expected. */
  public Rates rates() {
    return new Rates(expected, received, onTime);
  }

  /**
   * One unit of the round.
   *
   * @param deadline its own: that of its extension if it has one
   * @param receivedAt when its first report came
   */
  public record Row(
      Unit unit,
      UnitState state,
      Deadline deadline,
      Optional<Instant> receivedAt,
      boolean afterClosing) {
    /** Whether the unit is asked for a report that has not come in any form. */
    public boolean isOpen() {
      return state == UnitState.NOT_YET_DUE
          || state == UnitState.MISSING
          || state == UnitState.EXTENDED;
    }
  }
}
