package vn.vanthu.correspondence.guidance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.vanthu.campaigns.Selection;
import vn.vanthu.correspondence.LetterFile;
import vn.vanthu.forms.Period;

/**
 * A document that goes to units with a letter.
 *
 * @param title what it is about: it stands in the letter's subject
 * @param docNumber as the office numbered it: "12/HD-LĐLĐ"
 * @param body the letter's own words
 * @param units whom it goes to, of those that are active when it is sent
 * @param asks whether they are asked to confirm it
 * @param confirmBy until when; empty if no day is set
 * @param opens the round of reports that it opens
 */
public record Guidance(
    long id,
    String title,
    Optional<String> docNumber,
    Optional<LocalDate> docDate,
    String body,
    Selection units,
    boolean asks,
    Optional<LocalDate> confirmBy,
    Optional<Opens> opens,
    List<LetterFile> files,
    Status status,
    Deed made,
    Optional<Deed> sent,
    Optional<Deed> closed) {
  public Guidance {
    files = List.copyOf(files);
  }

  /** Where it stands. */
  public enum Status {
    /** Drawn up; nobody has it. */
    DRAFT,
    /** A person has sent it: letters go out, and reminders to confirm it. */
    SENT,
    /** Nothing more is asked of anybody; answers are still noted. */
    CLOSED
  }

  /** Who did something, and when. */
  public record Deed(String who, Instant at) {}

  /**
   * A round of reports.
   *
   * @param campaign its code
   * @param form key of the form that is asked for
   */
  public record Opens(String campaign, String form, Period period, LocalDate due) {}
}
