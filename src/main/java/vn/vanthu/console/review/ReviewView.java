package vn.vanthu.console.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.console.page.Formats;
import vn.vanthu.console.page.Sentences;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Period;
import vn.vanthu.intake.Findings;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Act;
import vn.vanthu.reports.Change;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportChanges;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.Reports;

/** Gathers what the review of one report shows. */
@Component
class ReviewView {
  private static final int GUESSES = 4;

  private final Reports reports;
  private final ReportChanges changes;
  private final Mails mails;
  private final Findings findings;
  private final Forms forms;
  private final Units units;
  private final Campaigns campaigns;
  private final History history;
  private final Sentences sentences;
  private final Formats formats;

  ReviewView(
      Reports reports,
      ReportChanges changes,
      Mails mails,
      Findings findings,
      Forms forms,
      Units units,
      Campaigns campaigns,
      History history,
      Sentences sentences,
      Formats formats) {
    this.reports = reports;
    this.changes = changes;
    this.mails = mails;
    this.findings = findings;
    this.forms = forms;
    this.units = units;
    this.campaigns = campaigns;
    this.history = history;
    this.sentences = sentences;
    this.formats = formats;
  }

  /**
   * Fills the model; {@code focus} is the key of the figure just dealt with: the next open one
   * behind it gets the focus.
   */
  void fill(Report report, Optional<String> focus, Model model) {
    Optional<StoredMail> mail = MailOf.mail(report).flatMap(mails::look);
    List<Doubt> doubts = doubts(report, mail.map(StoredMail::id));
    Form form = forms.find(report.form()).orElse(forms.all().get(0));
    List<ValueRow> rows =
        ValueRow.of(
            form,
            report,
            doubts,
            changes.confirmed(report.id()),
            List.copyOf(changes.settled(report.id())));
    model.addAttribute("report", report);
    model.addAttribute("form", form);
    model.addAttribute("rows", rows);
    model.addAttribute("open", rows.stream().filter(ValueRow::open).count());
    model.addAttribute("focus", next(rows, focus));
    model.addAttribute("unit", report.unit().flatMap(units::find).orElse(null));
    model.addAttribute("guesses", report.unit().isPresent() ? List.of() : guesses(report, mail));
    model.addAttribute("periods", periods(report));
    model.addAttribute("feed", history.of(report, mail));
    Doubts say = new Doubts(formats);
    model.addAttribute("say", say);
    model.addAttribute(
        "general",
        doubts.stream()
            .filter(d -> d.indicator().isEmpty() && d.severity() != Doubt.Severity.NOTE)
            .map(say::of)
            .distinct()
            .toList());
    mail.ifPresent(
        m -> {
          model.addAttribute("mail", m);
          model.addAttribute("why", sentences.why(m));
        });
  }

  /** The report behind this one in the line; at its end the first. */
  Optional<ReportId> nextWaiting(Report report) {
    return reports.waiting(Optional.of(report), 1).stream()
        .findFirst()
        .or(() -> reports.waiting(Optional.empty(), 1).stream().findFirst())
        .map(Report::id)
        .filter(id -> !id.equals(report.id()));
  }

  /** Who made a change, for whoever comes too late. */
  String who(Optional<Change> change) {
    return change.map(Change::act).map(Act::who).orElseGet(() -> formats.say("audit.machine"));
  }

  /** Units that it may be: what the reading found, then what names in the mail are like. */
  List<Unit> guesses(Report report, Optional<StoredMail> mail) {
    Map<UnitCode, Unit> guesses = new LinkedHashMap<>();
    mail.flatMap(StoredMail::fate)
        .filter(fate -> fate.whyCode().equals("unit-candidates"))
        .ifPresent(
            fate ->
                fate.whyArgs().stream()
                    .filter(code -> !code.isBlank() && code.length() <= 64)
                    .flatMap(code -> units.find(new UnitCode(code)).stream())
                    .forEach(unit -> guesses.put(unit.code(), unit)));
    if (guesses.isEmpty() && mail.isPresent()) {
      units
          .registry()
          .likely(clues(mail.get()), formats.dayOf(report.receivedAt()), GUESSES)
          .forEach(unit -> guesses.put(unit.code(), unit));
    }
    return guesses.values().stream().limit(GUESSES).toList();
  }

  private String clues(StoredMail mail) {
    StringBuilder clues = new StringBuilder(mail.subject());
    for (MailAddress from : mails.open(mail.id()).from()) {
      clues.append(' ').append(from.name());
    }
    Optional.ofNullable(findings.of(List.of(mail.id())).get(mail.id()))
        .ifPresent(notes -> notes.parts().forEach(part -> clues.append(' ').append(part.name())));
    return clues.toString();
  }

  List<Doubt> doubts(Report report, Optional<MailId> mail) {
    return mail
        .flatMap(id -> Optional.ofNullable(findings.of(List.of(id)).get(id)))
        .map(Findings.Notes::findings)
        .orElse(List.of())
        .stream()
        .filter(f -> f.report().isEmpty() || f.report().get().equals(report.id()))
        .map(Findings.Found::doubt)
        .toList();
  }

  private static String next(List<ValueRow> rows, Optional<String> focus) {
    int after = -1;
    for (int i = 0; i < rows.size(); i++) {
      after = focus.filter(rows.get(i).key()::equals).isPresent() ? i : after;
    }
    List<ValueRow> order = new ArrayList<>(rows.subList(after + 1, rows.size()));
    order.addAll(rows.subList(0, after + 1));
    return order.stream().filter(ValueRow::open).map(ValueRow::key).findFirst().orElse("");
  }

  /** Periods that are asked for, and those around the day on which it came. */
  private List<Period> periods(Report report) {
    TreeSet<Period> periods = new TreeSet<>(java.util.Comparator.reverseOrder());
    campaigns.all().stream()
        .filter(c -> c.form().equalsIgnoreCase(report.form()))
        .map(Campaign::period)
        .forEach(periods::add);
    report.period().ifPresent(periods::add);
    int year = formats.dayOf(report.receivedAt()).getYear();
    for (int y = year; y >= year - 1; y--) {
      for (String name : List.of("", "-9M", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4")) {
        periods.add(Period.parse(y + name));
      }
      for (int month = 1; month <= 12; month++) {
        periods.add(new Period(y, Period.Kind.MONTH, month));
      }
    }
    return List.copyOf(periods);
  }
}
