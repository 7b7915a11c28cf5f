package vn.vanthu.intake.again;

import java.time.Instant;
import java.util.Optional;
import vn.vanthu.forms.Period;
import vn.vanthu.mailbox.MailId;

/**
 * Many mails that are read again.
 *
 * @param subject as the person named them: the code of a campaign, the key of a mail
 * @param form for a period
 * @param mail for a single mail
 * @param settledBy who had the differences taken, or stopped it
 * @param total mails to be read, or to be filed, about
 * @param failed those that could not be read; they stay as they are
 */
public record ReadingJob(
    long id,
    Scope scope,
    String subject,
    Optional<String> form,
    Optional<Period> period,
    Optional<MailId> mail,
    Status status,
    String askedBy,
    Instant askedAt,
    Optional<String> settledBy,
    Optional<Instant> endedAt,
    int total,
    int done,
    int failed,
    long behind,
    long upto) {
  /** Which mails. */
  public enum Scope {
    /** One. */
    MAIL,
    /** Those that brought reports on a form for a period. */
    PERIOD,
    /** All that had come when it was asked. */
    ALL
  }

  /** Where it stands. */
  public enum Status {
    /** Reads, and lists what would change. */
    LOOKING,
    /** The list is there, a person decides. */
    LOOKED,
    /** Takes what is listed. */
    APPLYING,
    /** All is taken. */
    DONE,
    /** A person has stopped it. */
    STOPPED
  }

  /** Whether it goes on by itself. */
  public boolean running() {
    return status == Status.LOOKING || status == Status.APPLYING;
  }
}
