package vn.vanthu.intake.screening;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.mailbox.MailHeaders;

/** Whether anybody is there to be answered. Source: RFC 3834, 7.1; MS-OXCMAIL; RFC 8601. */
public final class Answering {
  private static final Pattern NOBODY =
      Pattern.compile(
          "mailer-?daemon|mail-daemon|mdaemon|postmaster|(do[-_.]?)?no(t|t?[-_.])?[-_.]?reply.*"
              + "|owner-.*|.*-owner|.*-request|bounces?|bounces?[-+=].*"
              + "|root|abuse|listserv|majordomo|(khong|ko)[-_.]?(tra[-_.]?loi|phan[-_.]?hoi)");
  private static final Pattern RECEIVED_BY = Pattern.compile("\\bby\\s+([\\w.-]+)");
  private static final Pattern DMARC_FAILED =
      Pattern.compile("\\bdmarc\\s*=\\s*fail\\b", Pattern.CASE_INSENSITIVE);
  private static final int MOST_HOPS = 50;

  private Answering() {}

  /** DR, RN and NRN forbid receipts only. */
  public static boolean forbidden(ScreenedMail mail) {
    boolean asked =
        mail.mail().headers().all("X-Auto-Response-Suppress").stream()
            .flatMap(value -> Stream.of(value.toLowerCase(Locale.ROOT).split("[,;\\s]+")))
            .anyMatch(Set.of("all", "autoreply", "oof")::contains);
    return asked || mail.has("X-No-Ack") || mail.is("X-Ack", "no");
  }

  /** The whole local part: {@code postmasters.guild} is a person. */
  public static boolean toNobody(ScreenedMail mail) {
    String path = mail.first("Return-Path").orElse("").replaceAll("[<>\\s]", "");
    return mail.from().filter(Answering::nobody).isPresent()
        || (!path.isEmpty() && nobody(new MailAddress("", path)));
  }

  private static boolean nobody(MailAddress address) {
    return NOBODY.matcher(ScreenedMail.localPart(address)).matches();
  }

  public static boolean nobodyCertain(ScreenedMail mail) {
    List<MailAddress> from = mail.mail().from();
    boolean several = from.size() > 1 && !mail.has("Sender");
    return from.isEmpty() || several || from.get(0).address().indexOf('@') <= 0;
  }

  /** A mailbox's own rule sent it on or answered it. */
  public static boolean inboxRule(ScreenedMail mail) {
    return mail.has("X-MS-Exchange-Inbox-Rules-Loop");
  }

  public static boolean hopLoop(ScreenedMail mail) {
    return mail.mail().headers().all("Received").size() > MOST_HOPS;
  }

  /**
   * Its From is forged, by the verdict of the office's own mail server: what that server has
   * written above its own trace. Where its name is not set there is no verdict; others' are claims
   * that came with the mail, as in one that was forwarded. Source: RFC 8601, 5 and 7.1.
   *
   * @param authservIds names under which that server writes Authentication-Results
   */
  public static boolean forged(ScreenedMail mail, Set<String> authservIds) {
    for (MailHeaders.Field field : mail.mail().headers().fields()) {
      String value = field.value().toLowerCase(Locale.ROOT);
      if (field.name().equalsIgnoreCase("Received") && receivedBy(value, authservIds)) {
        return false;
      }
      if (field.name().equalsIgnoreCase("Authentication-Results")
          && authservIds.contains(authservId(value))
          && DMARC_FAILED.matcher(value).find()) {
        return true;
      }
    }
    return false;
  }

  private static boolean receivedBy(String received, Set<String> hosts) {
    Matcher by = RECEIVED_BY.matcher(received);
    return by.find() && hosts.contains(by.group(1));
  }

  /** What stands before the first semicolon, without a version number. */
  private static String authservId(String value) {
    return value.split(";", 2)[0].strip().split("\\s+", 2)[0];
  }
}
