package vn.vanthu.intake;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.mailbox.MailHeaders;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;

/**
 * The questions of the {@link Screen}, in its order. Source: RFC 3834, 3464, 8098, 5965,
 * MS-OXCMAIL, and what mail really looks like.
 */
final class HeaderRules {
  private static final Pattern OWN_ID = Pattern.compile("\\.vanthu@[^@<>]+>?$");
  private static final Pattern DAEMON =
      Pattern.compile("mailer-?daemon|mail-daemon|mdaemon|postmaster");
  private static final Pattern NOBODY =
      Pattern.compile(
          "mailer-?daemon|postmaster|(do-?)?no(t|-?t)?[._-]?reply.*|noreply.*|no-reply.*|do-?not-?reply.*|owner-.*|.*-owner|.*-request|bounces?([-+].*)?"
              + "|root|abuse|listserv|majordomo");
  private static final Pattern BOUNCE_SUBJECT =
      Pattern.compile(
          "^(undeliverable|undelivered mail|delivery status notification|delivery (has )?fail(ed|ure)|mail delivery (failed|failure|subsystem|system)"
              + "|returned mail|failure notice|message undeliverable|mail system error|khong gui duoc|thu khong gui duoc|thu bi tra lai|khong the gui)\\b.*");
  private static final Pattern ABSENCE_SUBJECT =
      Pattern.compile(
          "^(re: ?|tr: ?)?(\\[?(automatic reply|auto[- ]?reply|autoreply|auto[- ]?response|automatische antwort|abwesenheit|out of (the )?office|vacation( reply)?"
              + "|tra loi tu dong|thu tra loi tu dong|tu dong tra loi|phan hoi tu dong|thong bao (vang mat|nghi phep)|vang mat|dang nghi phep)\\]?)\\b.*");
  private static final Pattern ABSENCE_TEXT =
      Pattern.compile(
          "(thu (nay )?(la thu )?(duoc )?(tra loi|gui|phan hoi) tu dong|day la (thu|tin nhan|email) (tra loi )?tu dong|email tu dong|"
              + "(toi|minh|em) (hien )?(dang |se )?(nghi phep|vang mat|di cong tac|nghi thai san|nghi he|khong co mat)[^.]{0,120}(se (tra loi|lien he|phan hoi)|vui long lien he|xin lien he|lien he dong chi|sau khi|den het ngay|tu ngay)"
              + "|(hien|dang) (khong co mat|vang mat) tai (co quan|truong|don vi|van phong|cong ty)"
              + "|i am (currently )?(out of (the )?office|on (leave|vacation))|i'm (currently )?out of (the )?office)");
  private static final int LONGEST_ABSENCE = 900;

  private HeaderRules() {}

  static boolean ownLoopMark(MimeMail mail, Set<String> own) {
    return mail.headers().first("X-Vanthu-Loop").isPresent();
  }

  static boolean ownMessageId(MimeMail mail, Set<String> own) {
    return mail.messageId().filter(id -> OWN_ID.matcher(id).find()).isPresent();
  }

  static boolean ownAddress(MimeMail mail, Set<String> own) {
    List<MailAddress> replyTo = mail.from().isEmpty() ? mail.replyTo() : List.of();
    return Stream.concat(mail.from().stream(), replyTo.stream())
        .map(HeaderRules::untagged)
        .anyMatch(own::contains);
  }

  static boolean readReceipt(MimeMail mail, Set<String> own) {
    return contentType(mail).contains("disposition-notification")
        || hasPart(mail, "message/disposition-notification");
  }

  static boolean deliveryStatus(MimeMail mail, Set<String> own) {
    String type = contentType(mail);
    return (type.startsWith("multipart/report")
            && !type.contains("disposition-notification")
            && !type.contains("feedback-report"))
        || hasPart(mail, "message/delivery-status")
        || hasPart(mail, "message/global-delivery-status");
  }

  static boolean feedbackReport(MimeMail mail, Set<String> own) {
    return contentType(mail).contains("feedback-report")
        || hasPart(mail, "message/feedback-report");
  }

  static boolean failedRecipients(MimeMail mail, Set<String> own) {
    return has(mail, "X-Failed-Recipients");
  }

  static boolean mailerDaemon(MimeMail mail, Set<String> own) {
    return from(mail).filter(a -> DAEMON.matcher(a.localPart()).matches()).isPresent();
  }

  static boolean subjectOfBounce(MimeMail mail, Set<String> own) {
    return BOUNCE_SUBJECT.matcher(plain(mail.subject())).matches()
        && (nullReturnPath(mail, own) || noReplyAddress(mail, own) || mail.from().isEmpty());
  }

  static boolean list(MimeMail mail, Set<String> own) {
    MailHeaders headers = mail.headers();
    boolean listFields =
        headers.namesStartingWith("List-").stream()
            .anyMatch(name -> !name.toLowerCase(Locale.ROOT).startsWith("list-unsubscribe"));
    return listFields
        || has(mail, "Mailing-List")
        || has(mail, "X-BeenThere")
        || precedence(mail, "list");
  }

  static boolean autoSubmitted(MimeMail mail, Set<String> own) {
    return mail.headers().all("Auto-Submitted").stream()
        .map(value -> value.replaceAll("\\([^)]*\\)", "").split(";", 2)[0].strip())
        .anyMatch(value -> !value.isEmpty() && !value.equalsIgnoreCase("no"));
  }

  static boolean vacationHeader(MimeMail mail, Set<String> own) {
    return Stream.of(
                "X-Autoreply",
                "X-Autorespond",
                "X-Autoresponder",
                "X-Auto-Reply-From",
                "X-FC-MachineGenerated",
                "X-MS-Exchange-Inbox-Rules-Loop")
            .anyMatch(
                name ->
                    has(mail, name)
                        && !mail.headers().first(name).orElse("").equalsIgnoreCase("no"))
        || mail.headers().first("X-Apple-Action").filter("VACATION"::equalsIgnoreCase).isPresent();
  }

  static boolean precedenceAutoReply(MimeMail mail, Set<String> own) {
    return precedence(mail, "auto_reply") || precedence(mail, "auto-reply");
  }

  static boolean subjectOfAbsence(MimeMail mail, Set<String> own) {
    return ABSENCE_SUBJECT.matcher(plain(mail.subject())).matches();
  }

  /** Only a short mail without files: a person's report may well speak of somebody's leave. */
  static boolean textOfAbsence(MimeMail mail, Set<String> own) {
    if (mail.parts().stream().anyMatch(part -> !part.body())) {
      return false;
    }
    Optional<String> text =
        mail.parts().stream().filter(MailPart::body).findFirst().flatMap(MailPart::text);
    return text.filter(t -> t.length() < LONGEST_ABSENCE && ABSENCE_TEXT.matcher(plain(t)).find())
        .isPresent();
  }

  static boolean spam(MimeMail mail, Set<String> own) {
    return mail.headers().first("X-Spam-Flag").filter("YES"::equalsIgnoreCase).isPresent()
        || mail.headers()
            .first("X-Spam-Status")
            .filter(v -> v.regionMatches(true, 0, "yes", 0, 3))
            .isPresent();
  }

  static boolean hopLoop(MimeMail mail, Set<String> own) {
    return mail.headers().all("Received").size() > 50;
  }

  static boolean nullReturnPath(MimeMail mail, Set<String> own) {
    return mail.headers()
        .first("Return-Path")
        .filter(value -> value.replace(" ", "").equals("<>"))
        .isPresent();
  }

  static boolean precedence(MimeMail mail, Set<String> own) {
    return precedence(mail, "bulk") || precedence(mail, "junk");
  }

  static boolean listUnsubscribe(MimeMail mail, Set<String> own) {
    return !mail.headers().namesStartingWith("List-Unsubscribe").isEmpty();
  }

  static boolean suppressed(MimeMail mail, Set<String> own) {
    boolean asked =
        mail.headers().all("X-Auto-Response-Suppress").stream()
            .flatMap(value -> Stream.of(value.toLowerCase(Locale.ROOT).split("[,;\\s]+")))
            .anyMatch(Set.of("all", "autoreply", "oof")::contains);
    return asked
        || has(mail, "X-No-Ack")
        || mail.headers().first("X-Ack").filter("no"::equalsIgnoreCase).isPresent();
  }

  static boolean noReplyAddress(MimeMail mail, Set<String> own) {
    return from(mail)
        .filter(a -> NOBODY.matcher(a.localPart().replaceAll("\\+.*", "")).matches())
        .isPresent();
  }

  static boolean noSender(MimeMail mail, Set<String> own) {
    boolean several = mail.from().size() > 1 && mail.headers().first("Sender").isEmpty();
    return mail.from().isEmpty() || several || !mail.from().get(0).address().contains("@");
  }

  static boolean dmarcFailed(MimeMail mail, Set<String> own) {
    return mail.headers().all("Authentication-Results").stream()
        .anyMatch(
            value -> value.toLowerCase(Locale.ROOT).matches("(?s).*\\bdmarc\\s*=\\s*fail\\b.*"));
  }

  private static boolean precedence(MimeMail mail, String value) {
    return mail.headers().all("Precedence").stream()
        .anyMatch(v -> v.strip().equalsIgnoreCase(value));
  }

  private static boolean has(MimeMail mail, String header) {
    return mail.headers().first(header).isPresent();
  }

  private static boolean hasPart(MimeMail mail, String type) {
    return mail.parts().stream().anyMatch(part -> part.type().equals(type));
  }

  private static String contentType(MimeMail mail) {
    return mail.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
  }

  private static Optional<MailAddress> from(MimeMail mail) {
    return mail.from().stream().findFirst();
  }

  private static String untagged(MailAddress address) {
    return address.localPart().replaceAll("\\+.*", "") + "@" + address.domain();
  }

  /** Lower case without accents, runs of space as one. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replace('đ', 'd')
        .replaceAll("\\s+", " ")
        .strip();
  }
}
