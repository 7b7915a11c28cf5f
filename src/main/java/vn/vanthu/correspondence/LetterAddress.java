package vn.vanthu.correspondence;

import java.util.Locale;
import vn.vanthu.mailbox.MailAddress;

/** Addresses as they are counted: two spellings of one mailbox are one. */
public final class LetterAddress {
  private LetterAddress() {}

  /** Lower case, without {@code +tag}. */
  public static String key(String address) {
    MailAddress parsed = new MailAddress("", address.strip());
    int plus = parsed.localPart().indexOf('+');
    String local = plus > 0 ? parsed.localPart().substring(0, plus) : parsed.localPart();
    return (local + "@" + parsed.domain()).toLowerCase(Locale.ROOT);
  }

  /** What stands behind the @, in lower case. */
  public static String domain(String address) {
    return new MailAddress("", address.strip()).domain();
  }
}
