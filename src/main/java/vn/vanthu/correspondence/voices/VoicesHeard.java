package vn.vanthu.correspondence.voices;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.voices.Voice.Kind;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Reading;
import vn.vanthu.intake.FiledReport;
import vn.vanthu.intake.MailFiled;
import vn.vanthu.intake.OurLetter;
import vn.vanthu.intake.ReadReply;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.ReportMoved;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.Reports;

/**
 * Writes down what unions say in reports and in replies to our letters, as mail is filed; and keeps
 * up with what people decide on those reports later.
 */
@Component
class VoicesHeard {
  /** The parts of a report's narrative that are voices. */
  private static final Map<String, Kind> HEADINGS =
      Map.of("difficulties", Kind.DIFFICULTY, "proposals", Kind.PROPOSAL, "opinions", Kind.OPINION);

  private final VoiceRows rows;
  private final Sorting sorting;
  private final Reports reports;
  private final Clock clock;

  VoicesHeard(VoiceRows rows, Sorting sorting, Reports reports, Clock clock) {
    this.rows = rows;
    this.sorting = sorting;
    this.reports = reports;
    this.clock = clock;
  }

  @EventListener
  void on(MailFiled filed) {
    if (filed.screening().fromMachine() || filed.mail().duplicateOf().isPresent()) {
      return;
    }
    filed.reports().stream()
        .filter(report -> report.status() != ReportStatus.SUPERSEDED)
        .forEach(report -> hear(report, filed.mail().id()));
    if (filed.reports().isEmpty()) {
      filed.reply().ifPresent(reply -> hear(reply, filed.mail().id()));
    }
  }

  /** What a person has decided on a report, its voices follow. */
  @EventListener
  void on(ReportMoved moved) {
    Report report = reports.find(moved.id()).orElseThrow();
    switch (report.status()) {
      case ACCEPTED -> settle(report);
      case IN_REVIEW -> rows.unsettle(report.id());
      case SUPERSEDED, DISCARDED -> rows.withdraw(report.id(), clock.instant());
    }
  }

  private void settle(Report report) {
    UnitCode unit = report.unit().orElseThrow();
    Period period = report.period().orElseThrow();
    String slot = slot(report.form(), period, unit);
    rows.settle(report.id(), slot, unit, period, clock.instant());
    Source source =
        new Source(
            slot,
            Optional.of(unit),
            Optional.of(report.form()),
            Optional.of(period),
            Optional.of(report.id()),
            mail(report),
            true);
    put(source, report.narrative());
    rows.gone(slot, report.id(), clock.instant());
  }

  private static Optional<MailId> mail(Report report) {
    return report.source().matches("mail:\\d+")
        ? Optional.of(new MailId(Long.parseLong(report.source().substring("mail:".length()))))
        : Optional.empty();
  }

  private void hear(FiledReport filed, MailId mail) {
    Optional<UnitCode> unit = filed.report().sender().unit();
    Optional<Period> period = filed.report().period();
    boolean settled = filed.status() == ReportStatus.ACCEPTED;
    String slot =
        settled
            ? slot(filed.report().form(), period.orElseThrow(), unit.orElseThrow())
            : "report:" + filed.id();
    Source source =
        new Source(
            slot,
            unit,
            Optional.of(filed.report().form()),
            period,
            Optional.of(filed.id()),
            Optional.of(mail),
            settled);
    put(source, filed.report().reading().map(Reading::narrative).orElse(Map.of()));
    if (settled) {
      rows.gone(slot, filed.id(), clock.instant());
    }
  }

  private void put(Source source, Map<String, Narrative> narrative) {
    HEADINGS.forEach(
        (heading, kind) ->
            Optional.ofNullable(narrative.get(heading))
                .map(Narrative::value)
                .map(Items::of)
                .orElse(List.of())
                .forEach(words -> put(source, kind, words)));
  }

  private void put(Source source, Kind kind, String words) {
    rows.put(
        new NewVoice(
            source.slot(),
            kind,
            words,
            source.unit(),
            source.form(),
            source.period(),
            source.report(),
            source.mail(),
            sorting.topic(words, source.form()),
            sorting.addressee(words),
            source.settled()),
        clock.instant());
  }

  private static String slot(String form, Period period, UnitCode unit) {
    return "report:%s/%s/%s".formatted(form, period, unit);
  }

  /** Only sentences that say themselves that they are a voice, and announce nothing. */
  private void hear(ReadReply reply, MailId mail) {
    Map<String, Kind> found = new LinkedHashMap<>();
    Items.of(String.join("\n", reply.reply().own())).stream()
        .filter(words -> !announces(reply, words))
        .forEach(words -> sorting.kind(words).ifPresent(kind -> found.put(words, kind)));
    Optional<OurLetter.About> about = reply.about();
    Source source =
        new Source(
            "mail:" + mail,
            reply.letter().unit(),
            about.map(OurLetter.About::form),
            about.flatMap(OurLetter.About::period),
            Optional.empty(),
            Optional.of(mail),
            true);
    found.forEach((words, kind) -> put(source, kind, words));
  }

  private static boolean announces(ReadReply reply, String words) {
    return reply.reply().intents().stream()
        .anyMatch(intent -> intent.words().contains(words) || words.contains(intent.words()));
  }

  /** Where words stand; as in {@link NewVoice}. */
  private record Source(
      String slot,
      Optional<UnitCode> unit,
      Optional<String> form,
      Optional<Period> period,
      Optional<ReportId> report,
      Optional<MailId> mail,
      boolean settled) {}
}
