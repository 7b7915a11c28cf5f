package vn.vanthu.correspondence.reminders;

import java.time.LocalTime;
import java.util.List;
import vn.vanthu.registry.Unit;

/**
 * A letter that is due to a unit: one, however many periods are open.
 *
 * @param addresses one letter goes to each
 * @param at from which hour of the day on
 * @param due why it goes: the steps that have come, the most urgent first
 * @param open every period that the unit owes, the earliest deadline first; those of {@code due}
 *     are among them
 */
public record PlannedReminder(
    Unit unit, List<String> addresses, LocalTime at, List<Due> due, List<OpenPeriod> open) {
  public PlannedReminder {
    addresses = List.copyOf(addresses);
    due = List.copyOf(due);
    open = List.copyOf(open);
  }

  /** The most urgent reason, which gives the letter its words. */
  public Due lead() {
    return due.get(0);
  }

  /**
   * A step of a campaign's schedule that has come for the unit.
   *
   * @param step its key: {@code "+1"}
   * @param overdueBefore reminders after the due day that the unit has had for it
   */
  public record Due(OpenPeriod period, ReminderKind kind, String step, int overdueBefore) {}
}
