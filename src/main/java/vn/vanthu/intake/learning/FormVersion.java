package vn.vanthu.intake.learning;

import java.time.Instant;

/**
 * A form as staff have changed or added it.
 *
 * @param form its key
 * @param detail the indicator and the words that were learned, the version gone back to
 */
public record FormVersion(
    long id,
    String form,
    int version,
    String text,
    Instant at,
    String who,
    What what,
    String detail) {
  /** How it came about. */
  public enum What {
    /** A whole text was given. */
    ADDED,
    /** Words became a label of an indicator. */
    LEARNED,
    /** An earlier version counts again. */
    BACK
  }
}
