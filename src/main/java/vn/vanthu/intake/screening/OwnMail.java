package vn.vanthu.intake.screening;

import java.util.regex.Pattern;

/** Whether a letter of ours came back to us. */
public final class OwnMail {
  private static final String MARK = "X-Vanthu-Loop";
  private static final Pattern OWN_ID = Pattern.compile("\\.vanthu@[^@<>]+>?$");

  private OwnMail() {}

  public static boolean bearsOurMark(ScreenedMail mail) {
    return mail.has(MARK) && !sentByAnotherOffice(mail);
  }

  public static boolean bearsOurMessageId(ScreenedMail mail) {
    return !sentByAnotherOffice(mail)
        && mail.mail().messageId().filter(id -> OWN_ID.matcher(id).find()).isPresent();
  }

  /** A report that a person of the office below sent with a Văn Thư of their own. */
  private static boolean sentByAnotherOffice(ScreenedMail mail) {
    boolean namesSomebody =
        mail.mail().headers().first(MARK).filter(office -> office.indexOf('@') > 0).isPresent();
    return namesSomebody && !mail.own(MARK) && !mail.has("Auto-Submitted");
  }

  /** {@code X-Loop} and its like name the address that must not see the mail again. */
  public static boolean namedInLoopHeader(ScreenedMail mail) {
    return mail.own("X-Loop") || mail.own("X-RT-Loop-Prevention");
  }

  public static boolean writtenByUs(ScreenedMail mail) {
    return mail.ownFrom() || (mail.mail().from().isEmpty() && mail.own("Sender"));
  }

  /** An answer would come back to us. */
  public static boolean answeredToUs(ScreenedMail mail) {
    return mail.own("Reply-To") || mail.own("Return-Path") || mail.own("Sender");
  }
}
