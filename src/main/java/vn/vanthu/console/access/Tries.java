package vn.vanthu.console.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import vn.vanthu.console.audit.Audit;

/**
 * Counts wrong passwords, by account and by network address; too many lock for a while. What is
 * known of addresses is forgotten with the process.
 */
@Component
class Tries {
  private static final int ADDRESSES = 10_000;

  private final Accounts accounts;
  private final Audit audit;
  private final AccessSettings settings;
  private final Clock clock;
  private final Map<String, Count> byAddress = new ConcurrentHashMap<>();

  Tries(Accounts accounts, Audit audit, AccessSettings settings, Clock clock) {
    this.accounts = accounts;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  /** Whether no password from that address is looked at for now. */
  boolean tooMany(String address) {
    Count count = byAddress.get(address);
    return count != null
        && count.number() >= settings.triesPerAddress()
        && clock.instant().isBefore(count.until());
  }

  @EventListener
  void failed(AbstractAuthenticationFailureEvent event) {
    String name = name(event.getAuthentication());
    String address = address(event.getAuthentication());
    countAddress(address);
    if (event instanceof AuthenticationFailureBadCredentialsEvent) {
      boolean locked = accounts.failed(name, settings);
      audit.note(
          name, address, locked ? "account-locked" : "sign-in-refused", "account:" + name, "");
    }
  }

  @EventListener
  void succeeded(AuthenticationSuccessEvent event) {
    String name = name(event.getAuthentication());
    if (accounts.find(name).filter(a -> a.failedTries() > 0).isPresent()) {
      accounts.signedIn(name);
    }
  }

  /** A person has signed in on the login page. */
  void signedIn(Authentication person) {
    accounts.signedIn(name(person));
    audit.note(name(person), address(person), "signed-in", "account:" + name(person), "");
  }

  private void countAddress(String address) {
    Instant now = clock.instant();
    if (byAddress.size() > ADDRESSES) {
      byAddress.values().removeIf(count -> !now.isBefore(count.until()));
    }
    byAddress.merge(
        address,
        new Count(1, now.plus(settings.lockFor())),
        (old, one) -> now.isBefore(old.until()) ? new Count(old.number() + 1, old.until()) : one);
  }

  private static String name(Authentication person) {
    String name = person.getName().strip().toLowerCase(Locale.ROOT);
    return name.length() <= 100 ? name : name.substring(0, 100);
  }

  private static String address(Authentication person) {
    return person.getDetails() instanceof WebAuthenticationDetails web
            && web.getRemoteAddress() != null
        ? web.getRemoteAddress()
        : "";
  }

  private record Count(int number, Instant until) {}
}
