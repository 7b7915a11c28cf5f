package vn.vanthu.correspondence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Message-IDs that nobody can guess and that say what a letter is: one that has to be written
 * again, because a crash took its row but not the mail that went out, bears the same one.
 */
final class MessageIds {
  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;
  private final String domain;

  /**
   * Reads the office's secret, or makes it at the first start: here, outside of any transaction,
   * since one that is rolled back would take it along.
   */
  MessageIds(JdbcClient jdbc, String domain) {
    this.key = new SecretKeySpec(HexFormat.of().parseHex(secret(jdbc)), HMAC);
    this.domain = domain;
  }

  /** 32 hexadecimal digits, our mark, the office's domain. */
  String of(NewLetter letter) {
    String what =
        String.join(
            "\n",
            letter.purpose().name(),
            letter.causeId(),
            letter.to(),
            letter.conversation().inReplyTo().orElse(""));
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      byte[] sum = mac.doFinal(what.getBytes(StandardCharsets.UTF_8));
      return "<" + HexFormat.of().formatHex(sum, 0, BYTES) + ".vanthu@" + domain + ">";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static String secret(JdbcClient jdbc) {
    Optional<String> known = known(jdbc);
    if (known.isPresent()) {
      return known.get();
    }
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    jdbc.sql("insert into letter_secret (id, secret) values (1, :secret) on conflict do nothing")
        .param("secret", HexFormat.of().formatHex(random))
        .update();
    return known(jdbc).orElseThrow();
  }

  private static Optional<String> known(JdbcClient jdbc) {
    return jdbc.sql("select secret from letter_secret where id = 1").query(String.class).optional();
  }
}
