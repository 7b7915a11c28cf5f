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
import vn.vanthu.reports.ReportStatus;

/** Writes down what unions say in reports and in replies to our letters, as mail is filed. */
@Component
class VoicesHeard {
  /** The parts of a report's narrative that are voices. */
  private static final Map<String, Kind> HEADINGS =
      Map.of("difficulties", Kind.DIFFICULTY, "proposals", Kind.PROPOSAL, "opinions", Kind.OPINION);

  private final VoiceRows rows;
  private final Sorting sorting;
  private final Clock clock;

  VoicesHeard(VoiceRows rows, Sorting sorting, Clock clock) {
    this.rows = rows;
    this.sorting = sorting;
    this.clock = clock;
  }

  @EventListener
  void on(MailFiled filed) {
    if (filed.screening().fromMachine() || filed.mail().duplicateOf().isPresent()) {
      return;
    }
    filed.reports().stream()
        .filter(report -> report.status() != ReportStatus.SUPERSEDED)
        .forEach(report -> report(report, filed.mail().id()));
    if (filed.reports().isEmpty()) {
      filed.reply().ifPresent(reply -> reply(reply, filed.mail().id()));
    }
  }

  private void report(FiledReport filed, MailId mail) {
    Optional<UnitCode> unit = filed.report().sender().unit();
    Optional<Period> period = filed.report().period();
    boolean settled = filed.status() == ReportStatus.ACCEPTED;
    String slot =
        settled
            ? slot(filed.report().form(), period.orElseThrow(), unit.orElseThrow())
            : "report:" + filed.id();
    Map<String, Narrative> narrative =
        filed.report().reading().map(Reading::narrative).orElse(Map.of());
    for (Map.Entry<String, Kind> heading : HEADINGS.entrySet()) {
      Optional.ofNullable(narrative.get(heading.getKey()))
          .map(Narrative::value)
          .map(Items::of)
          .orElse(List.of())
          .forEach(
              words ->
                  rows.put(
                      new NewVoice(
                          slot,
                          heading.getValue(),
                          words,
                          unit,
                          Optional.of(filed.report().form()),
                          period,
                          Optional.of(filed.id()),
                          Optional.of(mail),
                          sorting.topic(words, Optional.of(filed.report().form())),
                          sorting.addressee(words),
                          settled),
                      clock.instant()));
    }
    if (settled) {
      rows.gone(slot, filed.id(), clock.instant());
    }
  }

  static String slot(String form, Period period, UnitCode unit) {
    return "report:%s/%s/%s".formatted(form, period, unit);
  }

  /** Only sentences that say themselves that they are a voice. */
  private void reply(ReadReply reply, MailId mail) {
    Map<String, Kind> found = new LinkedHashMap<>();
    Items.of(String.join("\n", reply.reply().own()))
        .forEach(words -> sorting.kind(words).ifPresent(kind -> found.put(words, kind)));
    Optional<OurLetter.About> about = reply.about();
    found.forEach(
        (words, kind) ->
            rows.put(
                new NewVoice(
                    "mail:" + mail,
                    kind,
                    words,
                    reply.letter().unit(),
                    about.map(OurLetter.About::form),
                    about.flatMap(OurLetter.About::period),
                    Optional.empty(),
                    Optional.of(mail),
                    sorting.topic(words, about.map(OurLetter.About::form)),
                    sorting.addressee(words),
                    true),
                clock.instant()));
  }
}
