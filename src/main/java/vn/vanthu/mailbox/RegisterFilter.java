package vn.vanthu.mailbox;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which mails of the register to list; an empty field asks for any.
 *
 * @param words all of them must be in the mail, whatever their accents and case
 * @param from first day of arrival
 * @param to last day of arrival
 */
public record RegisterFilter(
    Optional<String> words,
    Optional<Disposition> disposition,
    Optional<MailKind> kind,
    Optional<MailStatus> status,
    Optional<String> sender,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {
  /** Every mail. */
  public static final RegisterFilter ALL =
      new RegisterFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Mails that no reading could settle. */
  public static RegisterFilter failed() {
    return new RegisterFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(MailStatus.FAILED),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Mails of a kind that wait for a person. */
  public static RegisterFilter forReview(MailKind kind) {
    return new RegisterFilter(
        Optional.empty(),
        Optional.of(Disposition.FOR_REVIEW),
        Optional.of(kind),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
