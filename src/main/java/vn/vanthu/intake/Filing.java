package vn.vanthu.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.Register;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.mailbox.WaitingLine;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Act;
import vn.vanthu.reports.Change;
import vn.vanthu.reports.Filed;
import vn.vanthu.reports.NewReport;
import vn.vanthu.reports.ReportChanges;
import vn.vanthu.reports.Reports;

/** Writes down what became of a mail, all in one transaction. */
@Component
class Filing {
  private final WaitingLine line;
  private final Reports reports;
  private final ReportChanges changing;
  private final Findings findings;
  private final ReplyIntents intents;
  private final IntentDesk announced;
  private final Register register;
  private final Units units;
  private final Forms forms;
  private final ApplicationEventPublisher events;

  Filing(
      WaitingLine line,
      Reports reports,
      ReportChanges changing,
      Findings findings,
      ReplyIntents intents,
      IntentDesk announced,
      Register register,
      Units units,
      Forms forms,
      ApplicationEventPublisher events) {
    this.line = line;
    this.reports = reports;
    this.changing = changing;
    this.findings = findings;
    this.intents = intents;
    this.announced = announced;
    this.register = register;
    this.units = units;
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
    if (!line.markDone(claim, read.outcome().fate())) {
      return false;
    }
    List<FiledReport> filed = new ArrayList<>();
    for (ReadReport report : read.outcome().reports()) {
      Filed row = reports.file(newReport(mail, report, !Decision.settled(report)));
      filed.add(new FiledReport(row.id(), row.status(), report, row.superseded()));
    }
    Optional<Amendment> amendment = amend(mail, message, read.outcome());
    findings.keep(mail.id(), read, filed);
    read.reply().ifPresent(reply -> intents.keep(mail.id(), reply));
    filed.stream().map(FiledReport::report).forEach(this::arrived);
    register.index(mail.id(), words(mail, message, read));
    events.publishEvent(
        new MailFiled(
            mail,
            message,
            read.screening(),
            read.outcome(),
            List.copyOf(filed),
            read.parts(),
            read.findings(),
            amendment,
            read.reply(),
            read.acknowledgementOwed()));
    return true;
  }

  /** Puts a reply's figures into the report that it is about; the old ones are kept. */
  private Optional<Amendment> amend(StoredMail mail, MimeMail message, Outcome outcome) {
    if (!(outcome instanceof Outcome.Amended amended)) {
      return Optional.empty();
    }
    String who = message.from().isEmpty() ? mail.from() : message.from().get(0).address();
    Act act = new Act(who, "reply", Optional.of(source(mail)), Optional.empty());
    Map<String, Optional<StatedValue>> values = new LinkedHashMap<>();
    amended.values().forEach((key, value) -> values.put(key, Optional.of(value)));
    List<Change> changes = changing.amend(amended.report(), values, act);
    if (!amended.confirmed().isEmpty()) {
      changing.confirm(amended.report(), amended.confirmed(), act);
    }
    return reports
        .find(amended.report())
        .map(report -> new Amendment(report, changes, amended.unclear()));
  }

  private void arrived(ReadReport report) {
    report
        .sender()
        .unit()
        .ifPresent(
            unit ->
                report
                    .period()
                    .ifPresent(period -> announced.arrived(unit, report.form(), period)));
  }

  private List<String> words(StoredMail mail, MimeMail message, ReadMail read) {
    StringBuilder text = new StringBuilder(mail.subject()).append(' ').append(mail.from());
    message.from().forEach(from -> text.append(' ').append(from.name()));
    for (ReadReport report : read.outcome().reports()) {
      report
          .sender()
          .unit()
          .flatMap(units::find)
          .ifPresent(unit -> text.append(' ').append(unit.code()).append(' ').append(unit.name()));
      report.reading().flatMap(Reading::docNumber).ifPresent(n -> text.append(' ').append(n));
      report.reading().flatMap(Reading::signer).ifPresent(name -> text.append(' ').append(name));
    }
    List<String> words = new ArrayList<>(Register.terms(text.toString()));
    words.addAll(read.words());
    return words;
  }

  /** The word by which a mail's reports are found again. */
  static String source(StoredMail mail) {
    return "mail:" + mail.id();
  }

  /** The mail that a source names, if it names one. */
  static Optional<MailId> mailOf(String source) {
    return source.matches("mail:\\d+")
        ? Optional.of(new MailId(Long.parseLong(source.substring("mail:".length()))))
        : Optional.empty();
  }

  NewReport newReport(StoredMail mail, ReadReport report, boolean inReview) {
    Optional<Reading> reading = report.reading();
    return new NewReport(
        source(mail),
        report.sender().unit(),
        report.sender().basis(),
        report.form(),
        report.period(),
        inReview,
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
