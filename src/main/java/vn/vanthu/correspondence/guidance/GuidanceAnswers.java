package vn.vanthu.correspondence.guidance;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.guidance.Deliveries.Sent;
import vn.vanthu.correspondence.guidance.UnitStanding.Answer;
import vn.vanthu.intake.FiledReport;
import vn.vanthu.intake.MailFiled;
import vn.vanthu.intake.OurLetter;
import vn.vanthu.intake.ReadReply;
import vn.vanthu.intake.replies.Receipt;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.registry.UnitCode;

/** Hears what units answer to guidance; a report that it asked for is an answer too. */
@Component
class GuidanceAnswers {
  private static final String LETTER = "letter:";

  private final Deliveries deliveries;
  private final GuidanceRows rows;
  private final Letters letters;
  private final Clock clock;

  GuidanceAnswers(Deliveries deliveries, GuidanceRows rows, Letters letters, Clock clock) {
    this.deliveries = deliveries;
    this.rows = rows;
    this.letters = letters;
    this.clock = clock;
  }

  @EventListener
  void on(MailFiled filed) {
    if (filed.screening().fromMachine() || filed.mail().duplicateOf().isPresent()) {
      return;
    }
    answered(filed).ifPresent(sent -> keep(sent.guidance(), sent.unit(), filed, confirms(filed)));
    filed.reports().forEach(report -> reported(report, filed));
  }

  /** The guidance whose letter it answers. */
  private Optional<Sent> answered(MailFiled filed) {
    Optional<Sent> read =
        filed
            .reply()
            .map(ReadReply::letter)
            .map(OurLetter::reference)
            .filter(reference -> reference.startsWith(LETTER))
            .flatMap(
                r -> deliveries.sentBy(new LetterId(Long.parseLong(r.substring(LETTER.length())))));
    if (read.isPresent()) {
      return read;
    }
    List<String> named = filed.message().references();
    return letters.byMessageIds(named).stream()
        .map(Letter::id)
        .flatMap(id -> deliveries.sentBy(id).stream())
        .findFirst();
  }

  private static boolean confirms(MailFiled filed) {
    return !filed.reports().isEmpty()
        || filed.reply().filter(r -> r.reply().receipt() == Receipt.CONFIRMED).isPresent();
  }

  /** Who sends the report that a guidance asks for has read it. */
  private void reported(FiledReport report, MailFiled filed) {
    Optional<UnitCode> unit = report.report().sender().unit();
    if (unit.isEmpty() || report.report().period().isEmpty()) {
      return;
    }
    for (Guidance guidance : rows.sent()) {
      boolean asked =
          guidance
              .opens()
              .filter(o -> o.form().equals(report.report().form()))
              .filter(o -> report.report().period().get().equals(o.period()))
              .isPresent();
      if (asked && deliveries.units(guidance.id()).containsKey(unit.get())) {
        keep(guidance.id(), unit.get(), filed, true);
      }
    }
  }

  private void keep(long guidance, UnitCode unit, MailFiled filed, boolean confirms) {
    String words =
        filed
            .reply()
            .map(reply -> String.join(" ", reply.reply().own()))
            .filter(own -> !own.isBlank())
            .orElse(filed.mail().subject());
    String who = filed.message().from().stream().findFirst().map(MailAddress::address).orElse("");
    deliveries.answer(
        guidance,
        unit,
        new Answer(confirms, Optional.of(filed.mail().id()), who, words, clock.instant()));
  }
}
