package vn.vanthu.mailbox;

import java.util.Locale;

/**
 * A name and an address as a header gives them, decoded.
 *
 * @param name display name, empty where there is none
 * @param address as written, never blank: {@code "mnhoasua@truong.example"}
 */
public record MailAddress(String name, String address) {
  public MailAddress {
    if (address.isBlank()) {
      throw new IllegalArgumentException("An address is never blank");
    }
  }

  /** The address in lower case, for comparing. */
  public String key() {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  /** What stands before the last @, in lower case; all of it where there is no @. */
  public String localPart() {
    int at = key().lastIndexOf('@');
    return at < 0 ? key() : key().substring(0, at);
  }

  /** What stands after the last @, in lower case; empty where there is no @. */
  public String domain() {
    int at = key().lastIndexOf('@');
    return at < 0 ? "" : key().substring(at + 1);
  }
}
