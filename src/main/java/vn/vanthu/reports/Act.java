package vn.vanthu.reports;

import java.util.Objects;
import java.util.Optional;

/**
 * Who changes a report, and why.
 *
 * @param who the account's name, the address of a mail that corrects, or {@code "vanthu"}
 * @param why a code or a person's own words; may be empty
 * @param cause what made them, as in {@code "mail:12"}
 * @param seen the version of the report that they looked at; empty if any will do
 */
public record Act(String who, String why, Optional<String> cause, Optional<Integer> seen) {
  /** Why the machine changes what it read before. */
  public static final String READ_AGAIN = "read-again";

  public Act {
    Objects.requireNonNull(why);
    if (who.isBlank()) {
      throw new IllegalArgumentException("Somebody changes a report");
    }
  }

  /** An act of that person on whatever version stands. */
  public static Act by(String who, String why) {
    return new Act(who, why, Optional.empty(), Optional.empty());
  }

  /** Whether nobody has decided anything: the machine has read the mail again. */
  public boolean isReading() {
    return why.equals(READ_AGAIN) && who.equals("vanthu");
  }
}
