package vn.vanthu.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Reading;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.intake.Reread.Difference;
import vn.vanthu.mailbox.Fate;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.Act;
import vn.vanthu.reports.Change;
import vn.vanthu.reports.Filed;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportChanges;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.Reports;

/** Lays a new reading of a mail over what was filed, and never over what a person has decided. */
@Component
class Rereading {
  private static final String BY_PERSON = "person-";

  private final Mails mails;
  private final Reports reports;
  private final ReportChanges changes;
  private final Findings findings;
  private final Filing filing;

  Rereading(Mails mails, Reports reports, ReportChanges changes, Findings findings, Filing filing) {
    this.mails = mails;
    this.reports = reports;
    this.changes = changes;
    this.findings = findings;
    this.filing = filing;
  }

  /** What filing {@code read} would change. */
  Reread compare(StoredMail mail, ReadMail read) {
    List<Difference> differences = new ArrayList<>();
    for (ReadReport report : read.outcome().reports()) {
      Optional<Report> filed = match(mail, read, report);
      if (filed.isEmpty()) {
        differences.add(isNew(report));
      } else {
        differences.addAll(over(filed.get(), report));
      }
    }
    return new Reread(mail.id(), true, differences);
  }

  /** Files {@code read}; all or nothing. */
  @Transactional
  public Reread file(StoredMail mail, ReadMail read) {
    Reread told = compare(mail, read);
    List<FiledReport> filed = new ArrayList<>();
    for (ReadReport report : read.outcome().reports()) {
      filed.add(file(mail, read, report));
    }
    findings.keep(mail.id(), read, filed);
    if (!byPerson(mail) && !mail.fate().equals(Optional.of(read.outcome().fate()))) {
      mails.decide(mail.id(), read.outcome().fate());
    }
    return new Reread(mail.id(), false, told.differences());
  }

  /**
   * Files what a person has called a report; reports filed before stay, and wait for the person.
   */
  @Transactional
  public List<ReportId> fileAsReport(StoredMail mail, ReadMail read) {
    List<Report> known = reports.from(Filing.source(mail));
    Act act = new Act("vanthu", "person-report", cause(mail), Optional.empty());
    if (!known.isEmpty()) {
      known.forEach(report -> changes.reopen(report.id(), act));
      mails.decide(mail.id(), read.outcome().fate());
      return known.stream().map(Report::id).toList();
    }
    List<FiledReport> filed = new ArrayList<>();
    for (ReadReport report : read.outcome().reports()) {
      Filed row = reports.file(filing.newReport(mail, report, true));
      filed.add(new FiledReport(row.id(), row.status(), report, row.superseded()));
    }
    findings.keep(mail.id(), read, filed);
    mails.decide(mail.id(), read.outcome().fate());
    return filed.stream().map(FiledReport::id).toList();
  }

  private FiledReport file(StoredMail mail, ReadMail read, ReadReport report) {
    Optional<Report> known = match(mail, read, report);
    if (known.isEmpty()) {
      Filed row = reports.file(filing.newReport(mail, report, !Decision.settled(report)));
      return new FiledReport(row.id(), row.status(), report, row.superseded());
    }
    Report filed = known.get();
    Act act = new Act("vanthu", Act.READ_AGAIN, cause(mail), Optional.empty());
    assign(filed, report, act);
    Map<String, Optional<StatedValue>> figures = figures(filed, report);
    if (!figures.isEmpty()) {
      changes.amend(filed.id(), figures, act);
    }
    if (settles(filed, report)) {
      changes.accept(filed.id(), act);
    }
    ReportStatus now = reports.find(filed.id()).map(Report::status).orElse(filed.status());
    return new FiledReport(filed.id(), now, report, Optional.empty());
  }

  private void assign(Report filed, ReadReport report, Act act) {
    Optional<UnitCode> unit = unit(filed, report);
    Optional<Period> period = period(filed, report);
    boolean same = unit.equals(filed.unit()) && period.equals(filed.period());
    if (!same && unit.isPresent() && period.isPresent()) {
      changes.assign(filed.id(), unit.get(), period.get(), act);
    }
  }

  /** The filed report that {@code report} reads again: the same period's, or the only one. */
  private Optional<Report> match(StoredMail mail, ReadMail read, ReadReport report) {
    List<Report> filed =
        reports.from(Filing.source(mail)).stream()
            .filter(f -> f.form().equals(report.form()))
            .toList();
    Optional<Report> same =
        filed.stream().filter(f -> f.period().equals(report.period())).findFirst();
    boolean only = filed.size() == 1 && read.outcome().reports().size() == 1;
    return same.or(() -> only ? Optional.of(filed.get(0)) : Optional.empty());
  }

  private List<Difference> over(Report filed, ReadReport report) {
    List<Difference> differences = new ArrayList<>();
    Optional<ReportId> id = Optional.of(filed.id());
    add(
        differences,
        id,
        "unit",
        filed.unit().map(UnitCode::value),
        unit(filed, report).map(UnitCode::value));
    add(
        differences,
        id,
        "period",
        filed.period().map(Period::toString),
        period(filed, report).map(Period::toString));
    figures(filed, report)
        .forEach(
            (key, value) ->
                add(
                    differences,
                    id,
                    "indicator:" + key,
                    Optional.ofNullable(filed.values().get(key))
                        .map(v -> String.valueOf(v.value())),
                    value.map(v -> String.valueOf(v.value()))));
    if (settles(filed, report)) {
      add(
          differences,
          id,
          "status",
          Optional.of(filed.status().name()),
          Optional.of(ReportStatus.ACCEPTED.name()));
    }
    return differences;
  }

  /** The figures that the new reading gives or takes away, those that a person settled left out. */
  private Map<String, Optional<StatedValue>> figures(Report filed, ReadReport report) {
    Map<String, Optional<StatedValue>> figures = new LinkedHashMap<>();
    Optional<Reading> reading = report.reading();
    if (reading.isEmpty() || filed.status() == ReportStatus.DISCARDED) {
      return figures;
    }
    Set<String> settled = changes.settled(filed.id());
    Set<String> all = new LinkedHashSet<>(reading.get().indicators().keySet());
    all.addAll(filed.values().keySet());
    for (String key : all) {
      Optional<StatedValue> now = Optional.ofNullable(reading.get().indicators().get(key));
      Optional<StatedValue> before = Optional.ofNullable(filed.values().get(key));
      if (!settled.contains(key)
          && !now.map(StatedValue::value).equals(before.map(StatedValue::value))) {
        figures.put(key, now);
      }
    }
    return figures;
  }

  private Optional<UnitCode> unit(Report filed, ReadReport report) {
    return decided(filed, "unit") ? filed.unit() : report.sender().unit().or(filed::unit);
  }

  private Optional<Period> period(Report filed, ReadReport report) {
    return decided(filed, "period") ? filed.period() : report.period().or(filed::period);
  }

  /** Whether nobody need look at it any more, and nobody has said that somebody must. */
  private boolean settles(Report filed, ReadReport report) {
    return filed.status() == ReportStatus.IN_REVIEW
        && Decision.settled(report)
        && !decided(filed, "status");
  }

  private boolean decided(Report filed, String what) {
    return changes.of(filed.id()).stream()
        .filter(change -> !change.act().isReading())
        .map(Change::what)
        .anyMatch(what::equals);
  }

  private static boolean byPerson(StoredMail mail) {
    return mail.fate().map(Fate::whyCode).filter(code -> code.startsWith(BY_PERSON)).isPresent();
  }

  private static Optional<String> cause(StoredMail mail) {
    return Optional.of(Filing.source(mail));
  }

  private static Difference isNew(ReadReport report) {
    return new Difference(
        Optional.empty(), "report", Optional.empty(), report.period().map(Period::toString));
  }

  private static void add(
      List<Difference> differences,
      Optional<ReportId> report,
      String what,
      Optional<String> before,
      Optional<String> after) {
    if (!before.equals(after)) {
      differences.add(new Difference(report, what, before, after));
    }
  }
}
