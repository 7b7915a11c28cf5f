package vn.vanthu.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Reading;

/**
 * One report of a mail, as read.
 *
 * @param form key of the form it is on
 * @param period the period it names, or the one that the mail leaves no doubt about
 * @param reading empty when the report is there but could not be read
 * @param doubts of the reading and of everything around it
 */
public record ReadReport(
    Sender sender,
    String form,
    Optional<Period> period,
    Optional<Reading> reading,
    List<Doubt> doubts) {
  public ReadReport {
    doubts = List.copyOf(doubts);
  }

  /** The same in a period that only the round of reports tells which is open, and said so. */
  ReadReport in(AskedPeriods.Asked round) {
    List<Doubt> told = new ArrayList<>(doubts);
    told.removeIf(doubt -> doubt.code().equals("period-unclear"));
    told.add(new Doubt("period-of-campaign", Doubt.Severity.NOTE, Optional.empty(), round.title()));
    return new ReadReport(sender, form, Optional.of(round.period()), reading, told);
  }
}
