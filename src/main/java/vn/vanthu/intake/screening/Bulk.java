package vn.vanthu.intake.screening;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a mail goes to many: lists, newsletters, spam. Source: RFC 2369, 2919, 8058. */
public final class Bulk {
  private static final List<String> CAMPAIGN =
      List.of("Feedback-ID", "X-Campaign", "X-CampaignId", "X-Campaign-Id", "X-MC-User");
  private static final Pattern BAD_SCORE =
      Pattern.compile("(^|;)\\s*(SCL:)?[5-9]\\s*(;|$)", Pattern.CASE_INSENSITIVE);

  private Bulk() {}

  /** Lists; a lone List-Unsubscribe also stands on invoices. */
  public static boolean list(ScreenedMail mail) {
    boolean listFields =
        mail.mail().headers().namesStartingWith("List-").stream()
            .anyMatch(name -> !name.toLowerCase(Locale.ROOT).startsWith("list-unsubscribe"));
    return listFields
        || mail.has("Mailing-List")
        || mail.has("X-BeenThere")
        || mail.is("Precedence", "list");
  }

  /** Something to unsubscribe from, sent in bulk, with nothing attached. */
  public static boolean newsletter(ScreenedMail mail) {
    boolean bulk =
        bulkPrecedence(mail)
            || CAMPAIGN.stream().anyMatch(mail::has)
            || mail.has("List-Unsubscribe-Post");
    return unsubscribe(mail) && bulk && !mail.hasDocuments();
  }

  /** The verdict of our own mail server; a report in a file is read all the same. */
  public static boolean spam(ScreenedMail mail) {
    return suspected(mail) && !mail.hasDocuments();
  }

  public static boolean suspected(ScreenedMail mail) {
    boolean verdict =
        Stream.of("X-Spam-Flag", "X-Spam-Status", "X-Spam")
            .flatMap(name -> mail.first(name).stream())
            .anyMatch(value -> value.regionMatches(true, 0, "yes", 0, 3));
    boolean score =
        Stream.of("X-MS-Exchange-Organization-SCL", "X-Forefront-Antispam-Report")
            .flatMap(name -> mail.first(name).stream())
            .anyMatch(value -> BAD_SCORE.matcher(value).find());
    return verdict || score || mail.subject().matches("\\W{0,5}spam\\W.*");
  }

  public static boolean bulkPrecedence(ScreenedMail mail) {
    return mail.is("Precedence", "bulk") || mail.is("Precedence", "junk");
  }

  public static boolean unsubscribe(ScreenedMail mail) {
    return !mail.mail().headers().namesStartingWith("List-Unsubscribe").isEmpty();
  }
}
