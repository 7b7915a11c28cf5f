package vn.vanthu.console.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.console.audit.Audit;
import vn.vanthu.correspondence.answers.ReviewLetters;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.mailbox.Disposition;
import vn.vanthu.mailbox.Fate;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Act;
import vn.vanthu.reports.Change;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportChanges;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.Reports;

/**
 * What a person decides about a report: each decision with its line in the log, and the fate of the
 * mail after it.
 */
@Component
class Decisions {
  /** Part name of a figure that a person has put there. */
  static final String BY_HAND = "";

  private final Reports reports;
  private final ReportChanges changes;
  private final Mails mails;
  private final Units units;
  private final ReviewLetters letters;
  private final Audit audit;

  Decisions(
      Reports reports,
      ReportChanges changes,
      Mails mails,
      Units units,
      ReviewLetters letters,
      Audit audit) {
    this.reports = reports;
    this.changes = changes;
    this.mails = mails;
    this.units = units;
    this.letters = letters;
    this.audit = audit;
  }

  @Transactional
  public void confirm(ReportId id, String key, Act act) {
    changes.confirm(id, Set.of(key), act);
    letters.tell(id);
    note("value-confirmed", id, key);
  }

  /** Puts a figure in the place of what was read; an empty one says that it is not stated. */
  @Transactional
  public void amend(ReportId id, String key, Optional<Long> figure, Act act) {
    Report report = reports.find(id).orElseThrow();
    Optional<StatedValue> before = Optional.ofNullable(report.values().get(key));
    Optional<StatedValue> now =
        figure.map(
            number ->
                new StatedValue(
                    number,
                    1,
                    false,
                    before
                        .map(StatedValue::evidence)
                        .orElse(
                            new Evidence(new Place(BY_HAND, 0, "", 0), String.valueOf(number)))));
    if (figure.isPresent() && figure.equals(before.flatMap(Decisions::exactly))) {
      changes.confirm(id, Set.of(key), act);
    } else {
      changes.amend(id, Map.of(key, now), act);
    }
    letters.tell(id);
    note(
        "value-changed",
        id,
        "%s: %s → %s"
            .formatted(
                key,
                before.map(v -> String.valueOf(v.value())).orElse("–"),
                figure.map(String::valueOf).orElse("–")));
  }

  private static Optional<Long> exactly(StatedValue value) {
    return value.approximate() ? Optional.empty() : Optional.of(value.value());
  }

  @Transactional
  public void assign(ReportId id, UnitCode unit, Period period, Act act) {
    changes.assign(id, unit, period, act);
    letters.tell(id);
    note("report-assigned", id, unit + " " + period);
  }

  /**
   * The report's figures count from now on.
   *
   * @throws IllegalStateException if it has no unit or period
   */
  @Transactional
  public ReportStatus accept(ReportId id, Act act) {
    ReportStatus status = changes.accept(id, act);
    letters.tell(id);
    settleMail(id, act.who());
    note("report-accepted", id, status.name());
    return status;
  }

  @Transactional
  public void discard(ReportId id, Act act) {
    changes.discard(id, act);
    settleMail(id, act.who());
    note("report-discarded", id, act.why());
  }

  @Transactional
  public void reopen(ReportId id, Act act) {
    changes.reopen(id, act);
    settleMail(id, act.who());
    note("report-reopened", id, act.why());
  }

  /** Takes one change back; the last one where none is named. */
  @Transactional
  public void undo(ReportId id, Optional<Long> change, Act act) {
    long taken =
        change
            .or(() -> lastChange(id).map(Change::id))
            .orElseThrow(() -> new IllegalStateException("Nothing to take back"));
    changes.undo(taken, act);
    letters.tell(id);
    settleMail(id, act.who());
    note("change-undone", id, String.valueOf(taken));
  }

  /** The last change that is not itself a step back, and has not been taken back. */
  Optional<Change> lastChange(ReportId id) {
    List<Change> all = changes.of(id);
    List<Long> undone = all.stream().flatMap(c -> c.undoes().stream()).toList();
    return all.stream()
        .filter(c -> c.undoes().isEmpty() && !undone.contains(c.id()))
        .reduce((a, b) -> b);
  }

  /** A mail waits for a person as long as one of its reports does. */
  private void settleMail(ReportId id, String who) {
    Optional<MailId> mail = reports.find(id).flatMap(MailOf::mail);
    if (mail.isEmpty()) {
      return;
    }
    List<Report> all = reports.from("mail:" + mail.get());
    if (all.stream().anyMatch(r -> r.status() == ReportStatus.IN_REVIEW)) {
      decide(mail.get(), MailKind.REPORT, Disposition.FOR_REVIEW, "person-reopened", who);
    } else if (all.stream().allMatch(r -> r.status() == ReportStatus.DISCARDED)) {
      decide(mail.get(), MailKind.OTHER, Disposition.SET_ASIDE, "person-no-report", who);
    } else {
      decide(mail.get(), MailKind.REPORT, Disposition.RECORDED, "person-recorded", who);
    }
  }

  private void decide(MailId mail, MailKind kind, Disposition disposition, String why, String who) {
    boolean same =
        mails
            .look(mail)
            .flatMap(m -> m.fate())
            .filter(f -> f.disposition() == disposition)
            .isPresent();
    if (!same) {
      mails.decide(mail, new Fate(kind, disposition, why, List.of(who)));
    }
  }

  private void note(String act, ReportId id, String detail) {
    audit.note(act, "report:" + id, detail);
  }
}
