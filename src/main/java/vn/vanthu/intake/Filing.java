package vn.vanthu.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Reading;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.mailbox.Claim;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.reports.Filed;
import vn.vanthu.reports.NewReport;
import vn.vanthu.reports.Reports;

/** Writes down what became of a mail, all in one transaction. */
@Component
class Filing {
  private final Mails mails;
  private final Reports reports;
  private final Findings findings;
  private final Forms forms;
  private final ApplicationEventPublisher events;

  Filing(
      Mails mails,
      Reports reports,
      Findings findings,
      Forms forms,
      ApplicationEventPublisher events) {
    this.mails = mails;
    this.reports = reports;
    this.findings = findings;
    this.forms = forms;
    this.events = events;
  }

  /**
   * Files the mail: its fate, its reports, what was found, and whatever hears {@link MailFiled}.
   *
   * @return false, with nothing written, if the claim has passed to another worker meanwhile
   */
  @Transactional
  public boolean file(Claim claim, StoredMail mail, MimeMail message, ReadMail read) {
    if (!mails.markDone(claim, read.outcome().fate())) {
      return false;
    }
    List<FiledReport> filed = new ArrayList<>();
    for (ReadReport report : read.outcome().reports()) {
      Filed row = reports.file(newReport(mail, report));
      filed.add(new FiledReport(row.id(), row.status(), report, row.superseded()));
    }
    findings.keep(mail.id(), read, filed);
    events.publishEvent(
        new MailFiled(
            mail,
            message,
            read.screening(),
            read.outcome(),
            List.copyOf(filed),
            read.parts(),
            read.findings(),
            read.acknowledgementOwed()));
    return true;
  }

  /** The word by which a mail's reports are found again. */
  static String source(StoredMail mail) {
    return "mail:" + mail.id();
  }

  private NewReport newReport(StoredMail mail, ReadReport report) {
    Optional<Reading> reading = report.reading();
    return new NewReport(
        source(mail),
        report.sender().unit(),
        report.sender().basis(),
        report.form(),
        report.period(),
        !Decision.settled(report),
        reading.isPresent() && complete(report.form(), reading.get()),
        mail.receivedAt(),
        reading.flatMap(Reading::docNumber),
        reading.flatMap(Reading::docDate),
        reading.flatMap(Reading::signer),
        topics(reading),
        values(reading),
        narrative(reading));
  }

  private boolean complete(String form, Reading reading) {
    Optional<Form> asked = forms.find(form);
    return asked.isPresent()
        && asked.get().indicators().stream()
            .allMatch(i -> reading.indicators().containsKey(i.key()));
  }

  private static SortedSet<String> topics(Optional<Reading> reading) {
    return new TreeSet<>(reading.map(Reading::topics).orElse(java.util.Set.of()));
  }

  private static Map<String, StatedValue> values(Optional<Reading> reading) {
    return reading.map(Reading::indicators).orElse(Map.of());
  }

  private static Map<String, Narrative> narrative(Optional<Reading> reading) {
    return reading.map(Reading::narrative).orElse(Map.of());
  }
}
