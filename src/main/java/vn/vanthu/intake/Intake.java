package vn.vanthu.intake;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import vn.vanthu.mailbox.Claim;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.mailbox.WaitingLine;
import vn.vanthu.reports.ReportId;

/** Works the waiting line: claims a mail, reads it, files it. One mail never stops the next. */
@Component
public class Intake {
  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  private final WaitingLine line;
  private final Mails mails;
  private final QuickReader quick;
  private final MailReader patient;
  private final Filing filing;
  private final Rereading rereading;
  private final IntakeSettings settings;
  private final Leases leases;
  private final ZoneId zone;

  Intake(
      WaitingLine line,
      Mails mails,
      QuickReader quick,
      MailReader patient,
      Filing filing,
      Rereading rereading,
      IntakeSettings settings,
      Leases leases,
      ZoneId zone) {
    this.line = line;
    this.mails = mails;
    this.quick = quick;
    this.patient = patient;
    this.filing = filing;
    this.rereading = rereading;
    this.settings = settings;
    this.leases = leases;
    this.zone = zone;
  }

  /**
   * Reads and files what waits, oldest first, until the line is empty; how many mails were taken.
   */
  public int processWaiting() {
    int taken = 0;
    for (Optional<Claim> claim = claimNext(); claim.isPresent(); claim = claimNext()) {
      process(claim.get());
      taken++;
    }
    for (Optional<Claim> claim = claimNextSlow(); claim.isPresent(); claim = claimNextSlow()) {
      processPatiently(claim.get());
    }
    return taken;
  }

  /**
   * Reads a mail again, with the forms and the registry of today. Figures that a person or a
   * correction has settled stay as they are, and so do unit, period and fate that a person has
   * decided; nobody is written to.
   *
   * @param dryRun whether to tell only what would change
   * @return what has changed or would change; nothing for a mail that is not yet read
   * @throws TemporaryFailure if reading it later may go better
   */
  public Reread readAgain(MailId id, boolean dryRun) {
    StoredMail mail = mails.find(id);
    if (mail.status() == MailStatus.FAILED && !dryRun) {
      line.requeue(id);
    }
    if (mail.status() != MailStatus.DONE) {
      return new Reread(id, dryRun, List.of());
    }
    ReadMail read = patient.read(mail, mails.open(id), day(mail));
    return dryRun ? rereading.compare(mail, read) : rereading.file(mail, read);
  }

  /**
   * Takes a mail for a report because a person says that it is one, and lays what can be read of it
   * before that person.
   *
   * @param form key of the form it is on, where its text does not tell
   * @return the reports that now wait for a person; those filed before where there are some
   */
  public List<ReportId> takeAsReport(MailId id, String form) {
    StoredMail mail = mails.find(id);
    return rereading.fileAsReport(mail, patient.readAsReport(mails.open(id), day(mail), form));
  }

  private LocalDate day(StoredMail mail) {
    return mail.receivedAt().atZone(zone).toLocalDate();
  }

  /**
   * The next mail of the line, now this worker's for as long as its lease is renewed; empty if none
   * is due.
   */
  Optional<Claim> claimNext() {
    return line.claimNext(settings.lease());
  }

  /** The next mail of the slow lane. */
  Optional<Claim> claimNextSlow() {
    return line.claimNextSlow(settings.lease());
  }

  /**
   * Reads and files one claimed mail, or moves it to the slow lane where it has pages that must be
   * read from their pictures; what goes wrong is written on its row.
   */
  void process(Claim claim) {
    process(claim, quick.reader());
  }

  /** Reads and files one claimed mail of the slow lane. */
  void processPatiently(Claim claim) {
    process(claim, patient);
  }

  private void process(Claim claim, MailReader reader) {
    try (Leases.Renewal renewal = leases.keep(claim)) {
      StoredMail mail = mails.find(claim.id());
      if (mail.attempts() > settings.attempts()) {
        fail(claim, "tried %d times without end".formatted(mail.attempts() - 1));
        return;
      }
      settle(claim, mail, reader);
    }
  }

  private void settle(Claim claim, StoredMail mail, MailReader reader) {
    try {
      MimeMail message = mails.open(mail.id());
      ReadMail read = reader.read(mail, message, day(mail));
      if (reader != patient && quick.leaves(read)) {
        line.moveToSlowLane(claim);
        log.info("mail {} waits for its pictures to be read", mail.id());
        return;
      }
      if (filing.file(claim, mail, message, read)) {
        log.info(
            "mail {} {} {} {}",
            mail.id(),
            read.outcome().kind(),
            read.outcome().fate().disposition(),
            read.outcome().fate().whyCode());
      }
    } catch (TemporaryFailure
        | TransientDataAccessException
        | DataAccessResourceFailureException e) {
      log.warn("mail {} stays in the line: {}", mail.id(), e.toString());
      line.retryLater(claim, String.valueOf(e.getMessage()), backOff(mail.attempts()));
    } catch (RuntimeException e) {
      log.error("mail {} failed", mail.id(), e);
      fail(claim, e.toString());
    }
  }

  private void fail(Claim claim, String cause) {
    line.markFailed(claim, cause);
  }

  private Duration backOff(int attempts) {
    long seconds = settings.backOff().toSeconds() << Math.min(10, Math.max(0, attempts - 1));
    return Duration.ofSeconds(Math.min(seconds, settings.longestBackOff().toSeconds()));
  }
}
