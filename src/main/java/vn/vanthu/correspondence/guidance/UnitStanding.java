package vn.vanthu.correspondence.guidance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;

/**
 * Where one unit stands with a guidance.
 *
 * @param name as it was called when the guidance was sent
 * @param unit as the registry has it now; empty if it is not there any more
 * @param letters oldest first
 * @param answers oldest first
 * @param silent whether it has not answered the last reminder
 */
public record UnitStanding(
    UnitCode code,
    String name,
    Optional<Unit> unit,
    Reached reached,
    List<Went> letters,
    List<Answer> answers,
    boolean silent) {

  /** The answer that counts: the last that confirms, else the last. */
  public Optional<Answer> answer() {
    return answers.stream()
        .filter(Answer::confirms)
        .reduce((first, second) -> second)
        .or(() -> answers.stream().reduce((first, second) -> second));
  }

  /** When the guidance went to it; empty while it has not. */
  public Optional<Instant> sentAt() {
    return letters.stream().flatMap(letter -> letter.sentAt().stream()).findFirst();
  }

  /** Why it cannot be reached, in the mail system's words; empty if nothing was said. */
  public String cause() {
    return letters.stream().flatMap(letter -> letter.cause().stream()).findFirst().orElse("");
  }

  /** How often it was asked to confirm. */
  public int reminders() {
    return (int)
        letters.stream().filter(Went::went).map(Went::step).filter(s -> s > 0).distinct().count();
  }

  /** Whether a person should telephone it. */
  public boolean toCall() {
    return reached == Reached.NO_ADDRESS || reached == Reached.RETURNED || silent;
  }

  /**
   * A letter to one of its addresses.
   *
   * @param step 0 for the guidance itself, from 1 for reminders to confirm it
   */
  public record Went(
      int step,
      LocalDate day,
      LetterId letter,
      String to,
      LetterStatus status,
      Optional<Instant> sentAt,
      Optional<String> cause) {
    /** Whether it waits, or the mail server has taken it. */
    boolean lives() {
      return status == LetterStatus.QUEUED || status == LetterStatus.SENT;
    }

    /** Whether it left, or will. */
    boolean went() {
      return sentAt.isPresent() || status == LetterStatus.QUEUED;
    }
  }

  /**
   * What the unit has said.
   *
   * @param mail the mail in which it said so; empty if a person noted it
   */
  public record Answer(
      boolean confirms, Optional<MailId> mail, String who, String words, Instant at) {}
}
