package vn.vanthu.console.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import vn.vanthu.console.audit.Audit;

/**
 * Takes a person whom an OpenID Connect provider vouches for to the account with that e-mail
 * address. An account is never opened by it, and an address that the provider has not verified
 * leads to none unless the office says so.
 */
@Component
@ConditionalOnWebApplication
class OutsideSignIn implements OAuth2UserService<OidcUserRequest, OidcUser> {
  /** The code of being refused because no open account has the address. */
  static final String NO_ACCOUNT = "no_account";

  private final OidcUserService provider = new OidcUserService();
  private final Accounts accounts;
  private final AccessSettings settings;
  private final Audit audit;
  private final Clock clock;

  OutsideSignIn(Accounts accounts, AccessSettings settings, Audit audit, Clock clock) {
    this.accounts = accounts;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    OidcUser vouched = provider.loadUser(request);
    return account(vouched)
        .map(account -> (OidcUser) new SignedInOutside(account, clock.instant(), vouched))
        .orElseThrow(() -> refused(vouched));
  }

  private Optional<Account> account(OidcUser vouched) {
    String email = Optional.ofNullable(vouched.getEmail()).orElse("").strip();
    boolean verified =
        Boolean.TRUE.equals(vouched.getEmailVerified()) || settings.trustUnverifiedEmail();
    if (email.isEmpty() || !verified) {
      return Optional.empty();
    }
    List<Account> open = accounts.withEmail(email).stream().filter(a -> !a.isClosed()).toList();
    return open.size() == 1 ? Optional.of(open.get(0)) : Optional.empty();
  }

  private OAuth2AuthenticationException refused(OidcUser vouched) {
    String email = Optional.ofNullable(vouched.getEmail()).orElse("");
    audit.note(email.isEmpty() ? "?" : email, "", "sign-in-refused", "account:?", "OpenID Connect");
    return new OAuth2AuthenticationException(
        new OAuth2Error(NO_ACCOUNT, "No account of that address", null));
  }
}
