package vn.vanthu.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Interpreter;
import vn.vanthu.forms.Narrative;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.Reading;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.intake.OurLetter.About;
import vn.vanthu.intake.OurLetter.Tie;
import vn.vanthu.intake.Outcome.Amended;
import vn.vanthu.intake.Outcome.ForReview;
import vn.vanthu.intake.Outcome.SetAside;
import vn.vanthu.intake.Outcome.Why;
import vn.vanthu.intake.replies.Intent;
import vn.vanthu.intake.replies.Reply;
import vn.vanthu.intake.replies.ReplyReader;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.Reports;

/**
 * Reads mail that answers a letter of ours: it amends the report that the letter was about, or is
 * itself the report that the letter asked for, or announces something that staff must see.
 */
public class Replies {
  private final OurLetters letters;
  private final Reports reports;
  private final Forms forms;
  private final ReplyReader reader;

  public Replies(OurLetters letters, Reports reports, Forms forms, Interpreter interpreter) {
    this.letters = letters;
    this.reports = reports;
    this.forms = forms;
    this.reader = new ReplyReader(interpreter);
  }

  /**
   * What {@code mail} answers to a letter of ours; empty if it answers none, or brings a report of
   * its own in a file, or speaks of another period.
   */
  Optional<ReadReply> read(
      MimeMail mail, MailContent content, List<Reading> readings, LocalDate receivedOn) {
    boolean file =
        readings.stream().anyMatch(Replies::fromFile)
            || content.parts().stream().anyMatch(PartFate::unread);
    if (file) {
      return Optional.empty();
    }
    return letters
        .answeredBy(mail, receivedOn)
        .filter(letter -> !letter.about().isEmpty() || letter.asksReceipt())
        .filter(letter -> !ofAnotherPeriod(letter, readings))
        .flatMap(letter -> read(letter, content, readings, receivedOn));
  }

  private Optional<ReadReply> read(
      OurLetter letter, MailContent content, List<Reading> readings, LocalDate receivedOn) {
    if (letter.about().isEmpty()) {
      return Optional.of(
          new ReadReply(letter, Optional.empty(), reader.readWords(content.body(), receivedOn)));
    }
    Optional<About> about = about(letter, readings);
    About first = about.orElse(letter.about().get(0));
    return forms
        .find(first.form())
        .map(form -> reader.read(letter.text(), form, first.period(), content.body(), receivedOn))
        .map(reply -> new ReadReply(letter, about, reply));
  }

  /** Of several reports that the letter was about, the one that the reply names. */
  private static Optional<About> about(OurLetter letter, List<Reading> readings) {
    List<About> named =
        letter.about().stream()
            .filter(a -> readings.stream().anyMatch(r -> r.period().equals(a.period())))
            .toList();
    List<About> fitting = named.isEmpty() ? letter.about() : named;
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  private static boolean ofAnotherPeriod(OurLetter letter, List<Reading> readings) {
    return letter.about().isEmpty() ? !readings.isEmpty() : namesAnother(letter, readings);
  }

  private static boolean namesAnother(OurLetter letter, List<Reading> readings) {
    return readings.stream()
        .flatMap(reading -> reading.period().stream())
        .anyMatch(
            period ->
                letter.about().stream()
                    .noneMatch(about -> about.period().filter(period::equals).isPresent()));
  }

  private static boolean fromFile(Reading reading) {
    return reading.indicators().values().stream()
        .anyMatch(value -> !value.evidence().place().part().equals(Place.MAIL_TEXT));
  }

  /** What becomes of a reply; empty if it is to be treated like any other mail. */
  Optional<Outcome> outcome(ReadReply read) {
    Reply reply = read.reply();
    boolean says =
        !reply.values().isEmpty()
            || !reply.unclear().isEmpty()
            || !reply.intents().isEmpty()
            || reply.confirms();
    if (read.letter().asksReceipt() && reply.values().isEmpty()) {
      return Optional.of(onReceipt(reply));
    }
    if (reply.thanks() && !says) {
      return Optional.of(new SetAside(MailKind.OTHER, Why.of("reply-thanks")));
    }
    if (read.letter().tie() != Tie.CERTAIN || read.about().isEmpty()) {
      return says ? Optional.of(review(uncertain(read))) : Optional.empty();
    }
    Optional<Report> report = read.about().get().report().flatMap(reports::find);
    return Optional.of(report.map(r -> onReport(r, reply)).orElseGet(() -> onAwaited(reply)));
  }

  /** A reply that says it has come needs nobody; one that asks needs a person. */
  private static Outcome onReceipt(Reply reply) {
    return switch (reply.receipt()) {
      case CONFIRMED -> new SetAside(MailKind.OTHER, Why.of("reply-confirms-receipt"));
      case ASKS -> review("reply-asks", String.join(" ", reply.own()));
      case NONE ->
          reply.thanks() ? new SetAside(MailKind.OTHER, Why.of("reply-thanks")) : onWords(reply);
    };
  }

  private static String uncertain(ReadReply read) {
    return switch (read.letter().tie()) {
      case OTHER_SENDER -> "reply-from-another-address";
      case SUBJECT -> "reply-by-subject-alone";
      case CERTAIN -> "reply-which-report";
    };
  }

  private static Outcome onReport(Report report, Reply reply) {
    if (report.status() == ReportStatus.SUPERSEDED || report.status() == ReportStatus.DISCARDED) {
      return review("reply-to-replaced-report");
    }
    Map<String, StatedValue> changed = new LinkedHashMap<>();
    Set<String> confirmed = new LinkedHashSet<>();
    reply
        .values()
        .forEach(
            (key, value) -> {
              StatedValue stands = report.values().get(key);
              if (stands != null && stands.value() == value.value()) {
                confirmed.add(key);
              } else {
                changed.put(key, value);
              }
            });
    if (reply.confirms()) {
      confirmed.addAll(report.values().keySet());
    }
    if (!changed.isEmpty() || !confirmed.isEmpty()) {
      String why = changed.isEmpty() ? "reply-confirms" : "reply-amends";
      return new Amended(report.id(), changed, confirmed, reply.unclear(), Why.of(why));
    }
    return onWords(reply);
  }

  private static Outcome onAwaited(Reply reply) {
    return reply.values().isEmpty() || reply.labelled() == 0
        ? onWords(reply)
        : review("reply-to-read");
  }

  private static Outcome onWords(Reply reply) {
    if (!reply.unclear().isEmpty()) {
      return review("reply-unclear", reply.unclear().get(0));
    }
    for (Intent intent : reply.intents()) {
      return review(
          "reply-" + intent.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
          intent.words());
    }
    return review("reply-to-read");
  }

  private static Outcome review(String code, String... args) {
    return new ForReview(MailKind.OTHER, List.of(), Why.of(code, args));
  }

  /**
   * The report that a reply to a reminder is: its lines filled in. Empty if the reply is none, or
   * only announces that the report will come.
   */
  Optional<ReadReport> report(ReadReply read, List<Reading> readings) {
    Reply reply = read.reply();
    boolean promises = reply.intents().stream().anyMatch(i -> i.kind() == Intent.Kind.PROMISE);
    boolean awaited = read.about().filter(a -> a.report().isEmpty()).isPresent();
    boolean enough = !readings.isEmpty() || (reply.labelled() > 0 && !promises);
    if (read.letter().tie() != Tie.CERTAIN || !awaited || !enough || reply.values().isEmpty()) {
      return Optional.empty();
    }
    About about = read.about().orElseThrow();
    Form form = forms.find(about.form()).orElseThrow();
    Reading reading = reading(reply, form, about, readings.stream().findFirst());
    Sender sender = new Sender(read.letter().unit(), "reply-to-letter", List.of(), true);
    return Optional.of(
        new ReadReport(sender, form.key(), about.period(), Optional.of(reading), reading.doubts()));
  }

  private static Reading reading(Reply reply, Form form, About about, Optional<Reading> ownText) {
    Map<String, StatedValue> values =
        new LinkedHashMap<>(ownText.map(Reading::indicators).orElse(Map.of()));
    values.putAll(reply.values());
    Map<String, StatedValue> ordered = new LinkedHashMap<>();
    form.indicators().stream()
        .filter(i -> values.containsKey(i.key()))
        .forEach(i -> ordered.put(i.key(), values.get(i.key())));
    List<Doubt> doubts = new ArrayList<>();
    reply
        .unclear()
        .forEach(
            words ->
                doubts.add(
                    new Doubt("reply-unclear", Doubt.Severity.QUESTION, Optional.empty(), words)));
    return new Reading(
        form.key(),
        1,
        about.period(),
        Optional.empty(),
        ownText.flatMap(Reading::docNumber),
        ownText.flatMap(Reading::docDate),
        ownText.flatMap(Reading::signer),
        ownText.map(Reading::topics).orElse(Set.of()),
        ordered,
        ownText.map(Reading::narrative).orElse(Map.<String, Narrative>of()),
        doubts);
  }
}
