package vn.vanthu.forms;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads what passages state on the forms it knows. */
public interface Interpreter {
  /**
   * Reads the reports that {@code passages} hold. Odd text never throws, it adds a {@link Doubt}.
   *
   * @param passages the text of one mail in order, the mail's own text first, quoted text already
   *     left out
   * @param receivedOn the day the mail came, for dates that need a year
   * @return one reading per report, best fit first; empty if the text is no report on any known
   *     form
   */
  List<Reading> read(List<Passage> passages, LocalDate receivedOn);

  /**
   * Says whether a covering text brings a report ("xin gửi báo cáo CCHC quý II"), for when the
   * report itself cannot be read. A question about a report brings none.
   *
   * @param passages subject, mail text and file names, one paragraph each or more
   */
  Optional<Announcement> announced(List<Passage> passages, LocalDate receivedOn);

  /**
   * Reads the figures that {@code passages} state on that form, however few: the answer to a
   * question, not a report. Nothing if there is no such form.
   */
  Stated stated(String formKey, List<Passage> passages, Optional<Period> period);

  /** The form with that key, whatever its case, if it is one of those that are read. */
  Optional<Form> form(String key);
}
