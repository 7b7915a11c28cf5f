package vn.vanthu.intake.screening;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.vanthu.mailbox.MailPart;

/**
 * Whether a mail is a report of the mail system: a bounce, a receipt, a complaint. A person who
 * forwards one is a person. Source: RFC 3464, 6522, 6533, 8098, 5965 and what servers write that
 * know none of them.
 */
public final class MailSystem {
  private static final int LARGEST_STATUS = 64 * 1024;
  private static final Pattern ACTION = Pattern.compile("(?im)^action\\s*:\\s*([a-z]+)");
  private static final Pattern DAEMON = Pattern.compile("mailer-?daemon|mail-daemon|mdaemon");
  private static final Pattern POSTMASTER = Pattern.compile("post-?master");
  private static final Pattern BOUNCE_SUBJECT =
      Pattern.compile(
          "\\W*(undeliverable|undelivered|undeliverable mail|delivery status notification"
              + "|(mail |message )?delivery (has )?(fail|status|problem|error|report|delay)"
              + "|(mail|message|e-?mail) (could not be|not) (delivered|sent)|mail delivery"
              + "|returned mail|returning message|mail returned|failure notice|failed delivery"
              + "|failed mail|failed to deliver|message undeliverable|non-?delivery"
              + "|mail system error|mail error|error sending|rejected mail|user unknown|bounce"
              + "|warning: could not send|warning: message|unzustellbar|undelivrable"
              + "|khong (gui|chuyen|phat|the gui|the chuyen|the phat)"
              + "|(thu|email|mail|tin nhan)( cua ban)? (khong|chua) (the )?(gui|chuyen|phat|den)"
              + "|(thu|email|mail) bi tra (lai|ve)|gui (thu|mail|email) (that bai|khong thanh cong)"
              + "|loi (gui|chuyen) (thu|mail|email)|bao loi (gui|chuyen)"
              + "|thong bao (trang thai|loi) (gui|chuyen|phat)).*");
  private static final Pattern BOUNCE_TEXT =
      Pattern.compile(
          "(could not|cannot|can not|couldn't|can't|unable to|was not able to|wasn't able to) (be )?"
              + "(deliver|send|reach)|delivery (has )?failed|permanent (fatal )?(error|failure)"
              + "|undeliverable|user unknown|recipient (address )?(was )?rejected"
              + "|mailbox (is )?(full|unavailable|not found)|returned to sender"
              + "|did not reach the following|address(es)? (was|were) not found"
              + "|khong (the )?(gui|chuyen|phat)( duoc)? (thu|email|toi|den)"
              + "|(thu|email|tin nhan) cua ban (khong|chua) (the )?(duoc )?(gui|chuyen|phat)"
              + "|khong tim thay dia chi|dia chi (email )?khong ton tai|hop thu (da )?day");

  private MailSystem() {}

  public static boolean readReceipt(ScreenedMail mail) {
    return mail.contentType().contains("disposition-notification")
        || (!mail.forward() && mail.hasPart("message/disposition-notification"));
  }

  /** Delivered, relayed or still being tried: news of our letter, but no bounce. */
  public static boolean deliveryNews(ScreenedMail mail) {
    if (!deliveryStatus(mail)) {
      return false;
    }
    List<String> actions = mail.mail().parts().stream().flatMap(MailSystem::actions).toList();
    Set<String> news = Set.of("delayed", "delivered", "relayed", "expanded");
    return !actions.isEmpty() && news.containsAll(actions);
  }

  public static boolean deliveryStatus(ScreenedMail mail) {
    String type = mail.contentType();
    boolean report =
        type.startsWith("multipart/report")
            && !type.contains("disposition-notification")
            && !type.contains("feedback-report");
    boolean status =
        mail.hasPart("message/delivery-status") || mail.hasPart("message/global-delivery-status");
    return report || (status && !mail.forward());
  }

  public static boolean complaint(ScreenedMail mail) {
    return mail.contentType().contains("feedback-report")
        || (!mail.forward() && mail.hasPart("message/feedback-report"));
  }

  /** Exim names in the header whom it could not reach. */
  public static boolean failedRecipients(ScreenedMail mail) {
    return mail.has("X-Failed-Recipients");
  }

  public static boolean mailerDaemon(ScreenedMail mail) {
    return mail.from().filter(a -> DAEMON.matcher(ScreenedMail.localPart(a)).matches()).isPresent();
  }

  /** The subject alone proves nothing: people forward bounces and ask about them. */
  public static boolean subjectOfBounce(ScreenedMail mail) {
    return BOUNCE_SUBJECT.matcher(mail.subject()).matches() && fromASystem(mail);
  }

  /** Last resort, "bounce, unparsed". */
  public static boolean textOfBounce(ScreenedMail mail) {
    boolean nobody = mail.nullReturnPath() || postmaster(mail) || mail.mail().from().isEmpty();
    return nobody && !mail.forward() && BOUNCE_TEXT.matcher(mail.opening()).find();
  }

  private static boolean fromASystem(ScreenedMail mail) {
    return mail.nullReturnPath()
        || postmaster(mail)
        || mail.mail().from().isEmpty()
        || Answering.toNobody(mail)
        || Absence.autoSubmitted(mail);
  }

  private static boolean postmaster(ScreenedMail mail) {
    return mail.from()
        .filter(a -> POSTMASTER.matcher(ScreenedMail.localPart(a)).matches())
        .isPresent();
  }

  private static Stream<String> actions(MailPart part) {
    if (!part.type().endsWith("delivery-status")) {
      return Stream.empty();
    }
    try (InputStream in = part.open()) {
      byte[] bytes = in.readNBytes(LARGEST_STATUS);
      return ACTION
          .matcher(new String(bytes, StandardCharsets.ISO_8859_1))
          .results()
          .map((MatchResult found) -> Wording.plain(found.group(1)));
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
