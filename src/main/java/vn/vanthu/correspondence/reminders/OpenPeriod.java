package vn.vanthu.correspondence.reminders;

import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Deadline;

/**
 * A report that a unit still owes.
 *
 * @param deadline the unit's own
 */
public record OpenPeriod(Campaign campaign, Deadline deadline) {}
