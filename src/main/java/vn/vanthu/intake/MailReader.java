package vn.vanthu.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Interpreter;
import vn.vanthu.forms.Reading;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.StoredMail;

/**
 * Reads one mail, from its headers to what becomes of it. Writes nothing, so any mail can be read
 * again.
 */
public class MailReader {
  private final Screen screen;
  private final MailContents contents;
  private final Interpreter interpreter;
  private final Senders senders;
  private final Decision decision;
  private final Supplier<Set<String>> ownAddresses;
  private final Optional<Replies> replies;
  private final AskedPeriods asked;
  private final Letterheads letterheads;

  /**
   * @param ownAddresses every address of this service, in lower case: mail from them is our own
   *     come back
   */
  public MailReader(
      Screen screen,
      MailContents contents,
      Interpreter interpreter,
      Senders senders,
      Set<String> ownAddresses) {
    this(
        screen,
        contents,
        interpreter,
        senders,
        () -> ownAddresses,
        Optional.empty(),
        AskedPeriods.NONE);
  }

  /**
   * @param ownAddresses asked at each mail, as staff may change them
   * @param replies reads what answers a letter of ours; empty where there are no letters
   * @param asked what reports are asked for, for those that do not name their period
   */
  public MailReader(
      Screen screen,
      MailContents contents,
      Interpreter interpreter,
      Senders senders,
      Supplier<Set<String>> ownAddresses,
      Optional<Replies> replies,
      AskedPeriods asked) {
    this.replies = replies;
    this.asked = asked;
    this.letterheads = new Letterheads(interpreter, senders);
    this.screen = screen;
    this.contents = contents;
    this.interpreter = interpreter;
    this.senders = senders;
    this.decision = new Decision(interpreter, senders);
    this.ownAddresses = ownAddresses;
  }

  /**
   * Reads a kept mail; one that is a copy of another, or too large to be kept whole, is not opened.
   *
   * @throws TemporaryFailure if reading it later may go better
   */
  public ReadMail read(StoredMail row, MimeMail mail, LocalDate receivedOn) {
    Optional<ReadMail> known = decision.withoutReading(row, screen.of(mail, ownAddresses.get()));
    return known.isPresent() ? known.get() : read(mail, receivedOn);
  }

  /**
   * Reads {@code mail}, which came on that day; odd content never throws.
   *
   * @throws TemporaryFailure if reading it later may go better
   */
  public ReadMail read(
      MimeMail mail, LocalDate receivedOn) { // the one place where the order is written down
    Screening screening = screen.of(mail, ownAddresses.get());
    if (screening.fromMachine()) {
      return decision.onMachine(screening);
    }
    MailContent content = contents.of(mail);
    List<Reading> readings = readings(mail, content, receivedOn);
    Optional<ReadReply> reply =
        replies.flatMap(all -> all.read(mail, content, readings, receivedOn));
    if (reply.isPresent()) {
      return onReply(screening, content, reply.get(), readings, receivedOn);
    }
    return onReports(screening, content, readings, receivedOn);
  }

  /** A file of figures says all by itself; the documents beside it repeat it for people. */
  private List<Reading> readings(MimeMail mail, MailContent content, LocalDate receivedOn) {
    List<Reading> documents = letterheads.read(content.passages(), receivedOn);
    return FiguresFile.in(mail, interpreter)
        .map(exact -> List.of(FiguresFile.beside(exact, documents)))
        .orElse(documents);
  }

  private ReadMail onReports(
      Screening screening, MailContent content, List<Reading> readings, LocalDate receivedOn) {
    List<ReadReport> reports =
        readings.stream()
            .map(reading -> report(reading, content, readings.size(), receivedOn))
            .toList();
    return decision.on(screening, content, reports, receivedOn);
  }

  private ReadMail onReply(
      Screening screening,
      MailContent content,
      ReadReply reply,
      List<Reading> readings,
      LocalDate receivedOn) {
    Replies all = replies.orElseThrow();
    Optional<ReadReport> report = all.report(reply, readings);
    if (report.isPresent()) {
      return decision.on(screening, content, List.of(report.get()), receivedOn).answering(reply);
    }
    return all.outcome(reply)
        .map(outcome -> decision.onReply(screening, content, reply, outcome))
        .orElseGet(() -> onReports(screening, content, readings, receivedOn).answering(reply));
  }

  /**
   * Reads {@code mail} as a report whatever its headers say, because a person has said that it is
   * one. What it holds is for that person to look at, also where no figure was found.
   *
   * @param form the form it is on, where the text does not tell
   * @throws TemporaryFailure if reading it later may go better
   */
  ReadMail readAsReport(MimeMail mail, LocalDate receivedOn, String form) {
    Screening screening = screen.of(mail, ownAddresses.get());
    MailContent content = contents.of(mail);
    List<Reading> readings = interpreter.read(content.passages(), receivedOn);
    List<ReadReport> reports =
        readings.stream()
            .map(reading -> report(reading, content, readings.size(), receivedOn))
            .toList();
    List<ReadReport> found =
        reports.isEmpty()
            ? List.of(
                new ReadReport(
                    senders.recognise(content.clues(Optional.empty(), receivedOn)),
                    form,
                    Optional.empty(),
                    Optional.empty(),
                    List.of()))
            : reports;
    return new ReadMail(
        screening,
        new Outcome.ForReview(MailKind.REPORT, found, Outcome.Why.of("person-report")),
        content.parts(),
        content.findings(),
        false,
        Optional.empty(),
        content.words());
  }

  private ReadReport report(
      Reading reading, MailContent content, int readings, LocalDate receivedOn) {
    MailContent own = readings == 1 ? content : content.only(reading);
    Sender sender = senders.recognise(own.clues(reading.signer(), receivedOn));
    List<Doubt> doubts = readings == 1 ? withDocuments(reading, content) : reading.doubts();
    ReadReport report =
        new ReadReport(sender, reading.formKey(), reading.period(), Optional.of(reading), doubts);
    return reading.period().isPresent() ? report : inAskedPeriod(report, receivedOn);
  }

  /** The last hint to the period of a report that names none: the only round that is open. */
  private ReadReport inAskedPeriod(ReadReport report, LocalDate receivedOn) {
    List<AskedPeriods.Asked> open = asked.open(report.form(), receivedOn);
    boolean unclear =
        report.doubts().stream().anyMatch(doubt -> doubt.code().equals("period-unclear"));
    long periods = open.stream().map(AskedPeriods.Asked::period).distinct().count();
    return periods == 1 && unclear ? report.in(open.get(0)) : report;
  }

  /**
   * With what only the documents tell and a union is asked about: a date that stands where a figure
   * should, pages left unread of a file that the figures are from.
   */
  private static List<Doubt> withDocuments(Reading reading, MailContent content) {
    return Stream.concat(
            reading.doubts().stream(),
            content.findings().stream()
                .filter(
                    doubt ->
                        doubt.code().equals("date-for-figure")
                            || doubt.code().startsWith("pages-") && isFrom(doubt.text(), reading)))
        .toList();
  }

  private static boolean isFrom(String part, Reading reading) {
    return reading.indicators().values().stream()
        .anyMatch(value -> value.evidence().place().part().equals(part));
  }
}
