package vn.vanthu.console.access;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** A person whom the office's own sign-in service vouches for: no password of ours was asked. */
public final class SignedInOutside extends SignedIn implements OidcUser {
  private static final long serialVersionUID = 1L;

  private final OidcUser vouched;

  SignedInOutside(Account account, Instant now, OidcUser vouched) {
    super(account, now);
    this.vouched = vouched;
  }

  @Override
  public String getName() {
    return getUsername();
  }

  @Override
  public Map<String, Object> getClaims() {
    return vouched.getClaims();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return vouched.getAttributes();
  }

  @Override
  public @Nullable OidcUserInfo getUserInfo() {
    return vouched.getUserInfo();
  }

  @Override
  public OidcIdToken getIdToken() {
    return vouched.getIdToken();
  }

  @Override
  boolean mustChangePassword() {
    return false;
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
