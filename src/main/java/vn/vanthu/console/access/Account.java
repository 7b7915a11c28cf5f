package vn.vanthu.console.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Who may sign in.
 *
 * @param password encoded
 * @param changePassword whether another person set the password, so that it must be changed at the
 *     next sign-in
 * @param lockedUntil end of the time in which no password is tried, after too many wrong ones
 * @param disabledAt since when the account is closed
 */
public record Account(
    String name,
    String password,
    Role role,
    String fullName,
    String email,
    Digests digests,
    boolean changePassword,
    int failedTries,
    Optional<Instant> lockedUntil,
    Optional<Instant> disabledAt,
    Optional<Instant> signedInAt) {

  /**
   * Which digests a person gets.
   *
   * @param whenNothing whether a time in which nothing happened is told too
   */
  public record Digests(boolean daily, boolean weekly, boolean whenNothing) {
    public static final Digests NONE = new Digests(false, false, false);

    public boolean any() {
      return daily || weekly;
    }
  }

  /** Whether no password is tried at that instant, after too many wrong ones. */
  public boolean isLocked(Instant now) {
    return lockedUntil.filter(now::isBefore).isPresent();
  }

  public boolean isClosed() {
    return disabledAt.isPresent();
  }

  /** What to call the person on pages. */
  public String called() {
    return fullName.isBlank() ? name : fullName;
  }
}
