package vn.vanthu.console.access;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The account {@code admin}: opened at the first start, with the password from the settings or one
 * made and shown once; only its hash is kept.
 */
@Component
class FirstAccount {
  private static final String ADMIN = "admin";

  private final Accounts accounts;
  private final String given;

  FirstAccount(Accounts accounts, @Value("${vanthu.admin.password:}") String given) {
    this.accounts = accounts;
    this.given = given;
  }

  /** Opens it where there is none yet. */
  void open(PasswordEncoder encoder) {
    if (accounts.find(ADMIN).isPresent()) {
      return;
    }
    String password = given.isBlank() ? made() : given;
    try {
      accounts.open(ADMIN, encoder.encode(password), Role.ADMINISTRATOR, "", "", false);
    } catch (DuplicateKeyException e) {
      return; // by another node that starts at the same time
    }
    if (given.isBlank()) {
      System.out.println(
          "\n  First start: sign in as 'admin' with the password "
              + password
              + " (it is shown only now)\n");
    }
  }

  private static String made() {
    byte[] random = new byte[9];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
