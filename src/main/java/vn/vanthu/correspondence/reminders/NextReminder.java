package vn.vanthu.correspondence.reminders;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * The next letter by the schedule to a unit that has not reported.
 *
 * @param day on which it goes unless a report comes first; empty if none goes any more
 * @param at from which hour of that day on
 * @param held why none goes, as a code: {@code unit-paused}, {@code campaign-paused}, {@code
 *     no-address}
 */
public record NextReminder(Optional<LocalDate> day, Optional<LocalTime> at, Optional<String> held) {
  /** None is left. */
  static final NextReminder NONE =
      new NextReminder(Optional.empty(), Optional.empty(), Optional.empty());

  static NextReminder held(String why) {
    return new NextReminder(Optional.empty(), Optional.empty(), Optional.of(why));
  }
}
