package vn.vanthu.correspondence.bounces;

/**
 * What a mail system says of one recipient of a letter.
 *
 * @param recipient the address, lower case; empty if it does not say
 * @param code as in {@code 5.1.1} (RFC 3463); empty if it says none
 * @param words its reason in its own words, one line
 */
public record DeliveryReport(Kind kind, String recipient, String code, String words) {
  /** What is said. */
  public enum Kind {
    /** There is no such mailbox. */
    HARD,
    /** It failed for another reason: full, too large, refused by policy, a system in trouble. */
    SOFT,
    /** It failed, and nobody can say why. */
    UNPARSED,
    /** It is still being tried. */
    DELAYED,
    /** It arrived. */
    DELIVERED,
    /** The receiver calls it spam. */
    COMPLAINT
  }
}
