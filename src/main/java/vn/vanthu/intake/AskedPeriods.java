package vn.vanthu.intake;

import java.time.LocalDate;
import java.util.List;
import vn.vanthu.forms.Period;

/** What reports are asked for, for one that does not name its period. */
public interface AskedPeriods {
  /** Nothing is asked for. */
  AskedPeriods NONE = (form, on) -> List.of();

  /**
   * The open rounds that ask for reports on that form and whose periods have begun on that day.
   *
   * @param form key of the form
   */
  List<Asked> open(String form, LocalDate on);

  /** A period with the title of the round that asks for it. */
  record Asked(Period period, String title) {}
}
