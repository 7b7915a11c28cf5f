package vn.vanthu.intake.screening;

import java.util.Optional;
import vn.vanthu.mailbox.MailKind;

/**
 * A rule of the screen: asks one question, changes nothing. A mail that it hits is never answered.
 *
 * @param code what the console shows as the reason, {@code "auto-submitted"}
 */
public record Rule(String code, Verdict verdict, Question question) {

  /** What a hit says of the mail. */
  public enum Verdict {
    AUTO_REPLY(MailKind.AUTO_REPLY),
    BOUNCE(MailKind.BOUNCE),
    OTHER(MailKind.OTHER),
    /** The mail is read like any, but its sender is not answered. */
    NO_ANSWER();

    private final Optional<MailKind> kind;

    Verdict(MailKind kind) {
      this.kind = Optional.of(kind);
    }

    Verdict() {
      this.kind = Optional.empty();
    }

    /** The kind that it settles, if it settles one. */
    public Optional<MailKind> kind() {
      return kind;
    }
  }

  /** The question a rule asks. */
  public interface Question {
    boolean hits(ScreenedMail mail);
  }
}
