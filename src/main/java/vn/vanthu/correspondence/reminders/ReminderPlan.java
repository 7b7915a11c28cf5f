package vn.vanthu.correspondence.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What would go out on a day, to whom and why, and who is spared.
 *
 * @param closed why nothing goes on that day at all, as a code: {@code day-off}, {@code near-tet},
 *     {@code calendar-gap}, {@code switched-off}
 * @param quiet campaigns that send nothing, each with the reason after a colon: {@code
 *     "CCHC-2022-Q2:paused"}
 */
public record ReminderPlan(
    LocalDate day,
    Optional<String> closed,
    List<PlannedReminder> letters,
    List<Spared> spared,
    List<String> quiet) {
  public ReminderPlan {
    letters = List.copyOf(letters);
    spared = List.copyOf(spared);
    quiet = List.copyOf(quiet);
  }

  static ReminderPlan closed(LocalDate day, String why) {
    return new ReminderPlan(day, Optional.of(why), List.of(), List.of(), List.of());
  }
}
