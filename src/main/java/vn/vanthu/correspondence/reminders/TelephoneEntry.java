package vn.vanthu.correspondence.reminders;

import java.util.List;
import java.util.Optional;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Deadline;
import vn.vanthu.registry.Unit;

/**
 * A unit to be telephoned about a campaign.
 *
 * @param reason as a code: {@code no-address}, {@code ended} (merged or closed since the due day),
 *     {@code silent}, {@code unreadable}
 * @param sent what it was written, oldest first
 * @param calls notes of earlier calls, newest first
 */
public record TelephoneEntry(
    Campaign campaign,
    Unit unit,
    Deadline deadline,
    String reason,
    List<Sent> sent,
    List<TelephoneCall> calls) {
  /** The note of the last call. */
  public Optional<TelephoneCall> lastCall() {
    return calls.stream().findFirst();
  }
}
