package vn.vanthu.intake;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.forms.Period;
import vn.vanthu.mailbox.Disposition;
import vn.vanthu.mailbox.Fate;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.Reports;

/** Announcements of a report settle themselves once every report that they may mean is there. */
@Service
public class KeptPromises {
  private static final String ARRIVED = "report-arrived";

  private final ReplyIntents intents;
  private final OurLetters letters;
  private final Reports reports;
  private final Mails mails;

  KeptPromises(ReplyIntents intents, OurLetters letters, Reports reports, Mails mails) {
    this.intents = intents;
    this.letters = letters;
    this.reports = reports;
    this.mails = mails;
  }

  /** A report has been filed, so nobody waits any more for what announced it. */
  @Transactional
  public void arrived(UnitCode unit, String form, Period period) {
    for (ReplyIntents.Row row : intents.awaited(unit)) {
      List<OurLetter.About> meant = meant(row);
      boolean concerned =
          meant.stream()
              .anyMatch(a -> a.form().equals(form) && a.period().equals(Optional.of(period)));
      if (concerned && meant.stream().allMatch(about -> isThere(about, unit))) {
        settle(row);
      }
    }
  }

  private List<OurLetter.About> meant(ReplyIntents.Row row) {
    return row.form().isPresent() && row.period().isPresent()
        ? List.of(new OurLetter.About(row.form().get(), row.period(), Optional.empty()))
        : letters.askedBy(row.letter());
  }

  private boolean isThere(OurLetter.About about, UnitCode unit) {
    return about
        .period()
        .filter(period -> !reports.standing(about.form(), period, unit).isEmpty())
        .isPresent();
  }

  private void settle(ReplyIntents.Row row) {
    if (intents.settle(row.id(), "vanthu", ARRIVED) && intents.openOf(row.mail()).isEmpty()) {
      leave(row.mail());
    }
  }

  /** The mail waits for nobody any more. */
  private void leave(MailId id) {
    mails
        .look(id)
        .flatMap(StoredMail::fate)
        .filter(f -> f.disposition() == Disposition.FOR_REVIEW && f.kind() == MailKind.OTHER)
        .ifPresent(
            f ->
                mails.decide(
                    id,
                    new Fate(
                        MailKind.OTHER,
                        Disposition.SET_ASIDE,
                        "announced-report-came",
                        List.of())));
  }
}
