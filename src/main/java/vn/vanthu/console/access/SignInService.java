package vn.vanthu.console.access;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Accounts as the security filters ask for them; whatever the case in which a name is typed. */
@Component
@ConditionalOnWebApplication
class SignInService implements UserDetailsService {
  private final Accounts accounts;
  private final Clock clock;

  SignInService(
      Accounts accounts, Clock clock, FirstAccount first, PasswordEncoder passwordEncoder) {
    this.accounts = accounts;
    this.clock = clock;
    first.open(passwordEncoder);
  }

  @Override
  public UserDetails loadUserByUsername(String name) {
    return accounts
        .find(name.strip().toLowerCase(java.util.Locale.ROOT))
        .map(account -> new SignedIn(account, clock.instant()))
        .orElseThrow(() -> new UsernameNotFoundException(name));
  }
}
