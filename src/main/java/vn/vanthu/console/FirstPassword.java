package vn.vanthu.console;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The password of {@code admin}: set at the first start, from the settings or made and shown once;
 * only its hash is kept.
 */
@Component
class FirstPassword {
  private static final String ADMIN = "admin";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final String given;

  FirstPassword(JdbcClient jdbc, Clock clock, @Value("${vanthu.admin.password:}") String given) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.given = given;
  }

  /** The encoded password; a new account is made at the first call ever. */
  String encoded(PasswordEncoder encoder) {
    Optional<String> known =
        jdbc.sql("select password from account where name = :name")
            .param("name", ADMIN)
            .query(String.class)
            .optional();
    if (known.isPresent()) {
      return known.get();
    }
    String password = given.isBlank() ? made() : given;
    String encoded = encoder.encode(password);
    jdbc.sql("insert into account (name, password, created_at) values (:name, :password, :now)")
        .param("name", ADMIN)
        .param("password", encoded)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    if (given.isBlank()) {
      System.out.println(
          "\n  First start: sign in as 'admin' with the password "
              + password
              + " (it is shown only now)\n");
    }
    return encoded;
  }

  private static String made() {
    byte[] random = new byte[9];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
