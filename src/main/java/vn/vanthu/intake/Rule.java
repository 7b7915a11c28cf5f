package vn.vanthu.intake;

import java.util.Optional;
import java.util.Set;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.mailbox.MimeMail;

/**
 * A rule of the screen: asks one question, changes nothing. A mail that it hits is never answered.
 */
record Rule(String code, Verdict verdict, Question question) {

  /** What a hit says of the mail. */
  enum Verdict {
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

    Optional<MailKind> kind() {
      return kind;
    }
  }

  /** The question a rule asks. */
  interface Question {
    boolean asks(MimeMail mail, Set<String> ownAddresses);
  }
}
