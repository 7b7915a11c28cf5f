package vn.vanthu.correspondence.upward;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A report of this office to the level above.
 *
 * @param number 0 for the report itself, from 1 for its supplements
 * @param asked units that owed a report when it was made
 * @param reported of them, those that it counts
 * @param docNumber as the clerk numbered it: "05/BC-LĐLĐ"
 */
public record ConsolidatedReport(
    long id,
    String campaign,
    int number,
    Status status,
    int asked,
    int reported,
    Deed made,
    Optional<Deed> approved,
    Optional<Deed> sent,
    Optional<String> docNumber,
    Optional<LocalDate> docDate,
    Files files) {

  /** The same under that number and date, which it need not have yet. */
  ConsolidatedReport numbered(String number, LocalDate date) {
    return new ConsolidatedReport(
        id,
        campaign,
        this.number,
        status,
        asked,
        reported,
        made,
        approved,
        sent,
        Optional.of(number),
        Optional.of(date),
        files);
  }

  /** Where it stands. */
  public enum Status {
    /** Made from the figures as they stood; may be made anew. */
    DRAFT,
    /** A person stands for it; it may go. */
    APPROVED,
    /** It has gone, and is kept as it was. */
    SENT
  }

  /** Who did something, and when. */
  public record Deed(String who, Instant at) {}

  /** What it was made into, by the SHA-256 of each file. */
  public record Files(String docx, String xlsx, String figures) {}
}
