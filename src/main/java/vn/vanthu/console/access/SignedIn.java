package vn.vanthu.console.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** The person of a session. Two are equal by their account's name. */
public class SignedIn extends User {
  private static final long serialVersionUID = 1L;

  private final String called;
  private final Role role;
  private final boolean mustChangePassword;

  SignedIn(Account account, Instant now) {
    super(
        account.name(),
        account.password(),
        account.disabledAt().isEmpty(),
        true,
        true,
        account.lockedUntil().filter(now::isBefore).isEmpty(),
        List.of(new SimpleGrantedAuthority("ROLE_" + account.role())));
    this.called = account.called();
    this.role = account.role();
    this.mustChangePassword = account.changePassword();
  }

  /** The person's name, or else the account's. */
  public String called() {
    return called;
  }

  public Role role() {
    return role;
  }

  /** Whether another person set the password that was signed in with. */
  boolean mustChangePassword() {
    return mustChangePassword;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
