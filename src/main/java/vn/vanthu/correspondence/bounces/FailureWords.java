package vn.vanthu.correspondence.bounces;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.correspondence.bounces.DeliveryReport.Kind;

/**
 * Tells a dead mailbox from any other failure, by the status code (RFC 3463) and by what servers
 * write. When in doubt it is no dead mailbox: that would silence a unit.
 */
final class FailureWords {
  private static final Pattern CODE =
      Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.])");
  private static final Pattern REPLY = Pattern.compile("(?<![\\d.-])([45]\\d\\d)(?=[ -]|$)");
  private static final Pattern NO_SUCH_MAILBOX =
      Pattern.compile(
          "user (is )?(unknown|not found|does ?n[o']t exist|invalid)|unknown"
              + " (user|recipient|address|local|mailbox|account)|no such"
              + " (user|mailbox|recipient|address|account|person|domain)|(recipient|address|user|mailbox|account|email)("
              + " \\S+){0,4} (does not exist|doesn't exist|not exist|unknown|not found|is"
              + " invalid|is disabled|has been disabled|is inactive)|invalid"
              + " (recipient|mailbox|address|user)|not a (valid|known)"
              + " (user|mailbox|recipient)|mailbox (not found|unknown|unavailable or|does not"
              + " exist|disabled|is unavailable)|(isn't|is not|not) (listed|known) (in|at|here)|no"
              + " (mailbox|user) (here|by that name)|account (has been"
              + " )?(disabled|deleted|closed|inactive|suspended)|couldn't be found|could not be"
              + " found|wasn't found|was not found|address not found|address rejected:"
              + " (user|unknown)|recipient (address )?rejected: (user|unknown|no such)|host (or"
              + " domain name )?(unknown|not found)|domain (name )?not found|bad destination"
              + " (mailbox|system)|this user doesn't have|nonexistent|non-existent|no longer"
              + " (valid|available|active|employed)|không tồn tại|không tìm thấy địa chỉ|đã bị"
              + " (khóa|vô hiệu)");
  private static final Pattern OTHER_TROUBLE =
      Pattern.compile(
          "quota|mailbox (is )?full|full mailbox|over ?quota|storage|disk space|too"
              + " (large|big)|size limit|exceed|spam|blacklist|blocklist|block"
              + " list|blocked|reputation|policy|banned|access denied|at a rate|greylist|try"
              + " again|temporar|timed? ?out|timeout|connection (refused|timed|reset)|rate"
              + " limit|too many|suspicious|virus|dmarc|spf|dkim|relay|hộp thư (đã )?đầy");

  private FailureWords() {}

  /** The first status code that is no success; empty if there is none. */
  static String code(String words) {
    Matcher m = CODE.matcher(words);
    while (m.find()) {
      if (!m.group(1).equals("2")) {
        return m.group();
      }
    }
    return "";
  }

  /**
   * What kind of failure it is.
   *
   * @param code status code, empty if unknown
   * @param words diagnostic text
   */
  static Kind kind(String code, String words) {
    String plain = words.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    boolean none = NO_SUCH_MAILBOX.matcher(plain).find();
    boolean other = OTHER_TROUBLE.matcher(plain).find();
    if (code.startsWith("4.")) {
      return Kind.SOFT;
    }
    if (code.matches("5\\.1\\.(1|2|3|6|10)") || code.equals("5.2.1")) {
      return other && !none ? Kind.SOFT : Kind.HARD;
    }
    if (code.matches("5\\.(2|3|5|6|7)\\.\\d+") && !none) {
      return Kind.SOFT;
    }
    if (none) {
      return other && !code.startsWith("5.1.") ? Kind.SOFT : Kind.HARD;
    }
    return other || !code.isEmpty() || reply(plain).isPresent() ? Kind.SOFT : Kind.UNPARSED;
  }

  private static Optional<String> reply(String plain) {
    Matcher m = REPLY.matcher(plain);
    return m.find() ? Optional.of(m.group(1)) : Optional.empty();
  }
}
