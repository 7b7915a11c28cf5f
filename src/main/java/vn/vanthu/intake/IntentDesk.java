package vn.vanthu.intake;

import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.forms.Period;
import vn.vanthu.mailbox.Disposition;
import vn.vanthu.mailbox.Fate;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.ReportMoved;
import vn.vanthu.reports.Reports;

/**
 * Settles what units have announced or asked in their replies: by a person's word, and of itself
 * where a report was announced and every one that may be meant is there.
 */
@Service
public class IntentDesk {
  private static final String SERVICE = "vanthu";

  private final ReplyIntents intents;
  private final OurLetters letters;
  private final Reports reports;
  private final Mails mails;

  IntentDesk(ReplyIntents intents, OurLetters letters, Reports reports, Mails mails) {
    this.intents = intents;
    this.letters = letters;
    this.reports = reports;
    this.mails = mails;
  }

  /** What it may be about: what its words name, else all that the answered letter asked for. */
  public List<OurLetter.About> meant(ReplyIntents.Row row) {
    return row.form().isPresent() && row.period().isPresent()
        ? List.of(new OurLetter.About(row.form().get(), row.period(), Optional.empty()))
        : letters.askedBy(row.letter());
  }

  /**
   * A person has acted on it, or decided that there is nothing to do.
   *
   * @param how what was made of it, as a code or in words
   * @return false if it was settled before
   */
  @Transactional
  public boolean settle(ReplyIntents.Row row, String who, String how) {
    return settle(row, who, how, setAside("person-settled-reply", List.of(who)));
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
        settle(row, SERVICE, "report-arrived", setAside("announced-report-came", List.of()));
      }
    }
  }

  /** A person has said whose or for which period a report is, or has accepted it. */
  @EventListener
  void on(ReportMoved moved) {
    reports
        .find(moved.id())
        .filter(report -> report.unit().isPresent() && report.period().isPresent())
        .ifPresent(r -> arrived(r.unit().orElseThrow(), r.form(), r.period().orElseThrow()));
  }

  private boolean isThere(OurLetter.About about, UnitCode unit) {
    return about
        .period()
        .filter(period -> !reports.standing(about.form(), period, unit).isEmpty())
        .isPresent();
  }

  /** A mail that announced nothing else waits for nobody any more. */
  private boolean settle(ReplyIntents.Row row, String who, String how, Fate after) {
    if (!intents.settle(row.id(), who, how)) {
      return false;
    }
    if (intents.openOf(row.mail()).isEmpty()) {
      mails
          .look(row.mail())
          .flatMap(StoredMail::fate)
          .filter(f -> f.disposition() == Disposition.FOR_REVIEW && f.kind() == MailKind.OTHER)
          .ifPresent(f -> mails.decide(row.mail(), after));
    }
    return true;
  }

  private static Fate setAside(String code, List<String> args) {
    return new Fate(MailKind.OTHER, Disposition.SET_ASIDE, code, args);
  }
}
