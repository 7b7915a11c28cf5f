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
    Digest digest,
    boolean changePassword,
    int failedTries,
    Optional<Instant> lockedUntil,
    Optional<Instant> disabledAt,
    Optional<Instant> signedInAt) {

  /** How often a person gets a digest. */
  public enum Digest {
    NONE,
    DAILY,
    WEEKLY
  }

  /** What to call the person on pages. */
  public String called() {
    return fullName.isBlank() ? name : fullName;
  }
}
