package vn.vanthu.intake;

import java.util.List;
import java.util.Optional;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.ReportId;

/**
 * A letter of ours that a mail answers.
 *
 * @param reference the letter keeper's word for it: {@code "letter:12"}
 * @param text its plain text, to compare what the reply quotes
 * @param unit whom it concerned
 * @param about the reports that it answered or asked for
 * @param asksReceipt whether it brought something and asks to be told that it was received
 */
public record OurLetter(
    String reference,
    String text,
    Optional<UnitCode> unit,
    List<About> about,
    boolean asksReceipt,
    Tie tie) {
  public OurLetter {
    about = List.copyOf(about);
  }

  /** How sure it is that the mail answers this letter. */
  public enum Tie {
    /** It names our Message-ID, and its sender is who we wrote to, or of the same unit. */
    CERTAIN,
    /** It names our Message-ID, but somebody else writes. */
    OTHER_SENDER,
    /** Only its subject bears the bracket of our letters to that unit. */
    SUBJECT
  }

  /**
   * One report that the letter was about.
   *
   * @param report empty while it was awaited
   */
  public record About(String form, Optional<Period> period, Optional<ReportId> report) {}
}
