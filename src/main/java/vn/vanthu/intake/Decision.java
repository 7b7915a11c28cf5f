package vn.vanthu.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.vanthu.forms.Announcement;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Interpreter;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Place;
import vn.vanthu.intake.Outcome.ForReview;
import vn.vanthu.intake.Outcome.Recorded;
import vn.vanthu.intake.Outcome.SetAside;
import vn.vanthu.intake.Outcome.Why;
import vn.vanthu.intake.screening.Wording;
import vn.vanthu.mailbox.MailKind;
import vn.vanthu.mailbox.StoredMail;

/** Decides what becomes of a mail: recorded, for a person, or set aside, and says why. */
class Decision {
  private static final Pattern ATTACHED =
      Pattern.compile(
          "dinh kem|gui kem|kem theo|kem thu|trong file|file (bao"
              + " cao|word|excel|pdf)|(xin|em|chau|toi|minh|don vi|cdcs|cong doan)( \\S+){0,8}"
              + " (gui|nop)( \\S+){0,8} (bao cao|bc)");
  private static final Pattern REPORT = Pattern.compile("\\b(bao cao|bc|bieu mau|so lieu)\\b");
  private static final Pattern NOT_NOW =
      Pattern.compile(
          "\\?|\\b(se|chua|da|sap|du kien|xin phep|gia han|khi nao|bao gio|the nao|hay) (\\S+"
              + " ){0,3}(gui|nop)\\b");

  private final Interpreter interpreter;
  private final Senders senders;

  Decision(Interpreter interpreter, Senders senders) {
    this.interpreter = interpreter;
    this.senders = senders;
  }

  /** Whether nobody has to decide anything about this report. */
  static boolean settled(ReadReport report) {
    return question(report).isEmpty();
  }

  /**
   * What becomes of a mail that need not or cannot be read: a copy of one already kept, or one
   * beyond the size that is kept.
   */
  Optional<ReadMail> withoutReading(StoredMail mail, Screening screening) {
    if (mail.duplicateOf().isPresent()) {
      Why why = Why.of("copy-of", mail.duplicateOf().get().toString());
      return Optional.of(
          ReadMail.unopened(screening, new SetAside(screening.kind().orElse(MailKind.OTHER), why)));
    }
    if (mail.oversize() && !screening.fromMachine()) {
      Why why = Why.of("mail-over-limit", String.valueOf(mail.bytes()));
      return Optional.of(
          ReadMail.unopened(screening, new ForReview(MailKind.OTHER, List.of(), why)));
    }
    return Optional.empty();
  }

  /** What becomes of a machine's mail. */
  ReadMail onMachine(Screening screening) {
    MailKind kind = screening.kind().orElseThrow();
    return ReadMail.unopened(
        screening, new SetAside(kind, Why.of("machine", String.join(", ", screening.rulesHit()))));
  }

  /** What becomes of a person's mail. */
  ReadMail on(
      Screening screening, MailContent content, List<ReadReport> reports, LocalDate receivedOn) {
    List<ReadReport> found = reports.isEmpty() ? unreadable(content, receivedOn) : reports;
    Outcome outcome = found.isEmpty() ? withoutReport(content, receivedOn) : onReports(found);
    boolean owed = outcome.kind() == MailKind.REPORT && screening.mayAnswer();
    return new ReadMail(
        screening,
        outcome,
        content.parts(),
        content.findings(),
        owed,
        Optional.empty(),
        content.words());
  }

  /** What becomes of a mail that answers a letter of ours and is no report itself. */
  ReadMail onReply(Screening screening, MailContent content, ReadReply reply, Outcome outcome) {
    return new ReadMail(
        screening,
        outcome,
        content.parts(),
        content.findings(),
        false,
        Optional.of(reply),
        content.words());
  }

  private static Outcome onReports(List<ReadReport> reports) {
    for (ReadReport report : reports) {
      Optional<Why> question = question(report);
      if (question.isPresent()) {
        return new ForReview(MailKind.REPORT, reports, question.get());
      }
    }
    return new Recorded(reports, Why.of("recorded"));
  }

  /** The first thing a person must decide about a report. */
  private static Optional<Why> question(ReadReport report) {
    if (report.reading().isEmpty()) {
      return Optional.of(Why.of("report-not-readable"));
    }
    if (report.sender().unit().isEmpty()) {
      String code = report.sender().candidates().isEmpty() ? "unit-unknown" : "unit-candidates";
      return Optional.of(
          new Why(code, report.sender().candidates().stream().map(Object::toString).toList()));
    }
    if (report.period().isEmpty()) {
      return Optional.of(Why.of("period-unknown"));
    }
    return report.doubts().stream()
        .filter(doubt -> doubt.severity() == Doubt.Severity.REVIEW)
        .findFirst()
        .map(doubt -> Why.of("doubt." + doubt.code(), doubt.text()));
  }

  /** The report that the mail brings but that could not be read. */
  private List<ReadReport> unreadable(MailContent content, LocalDate receivedOn) {
    Optional<Announcement> announcement = interpreter.announced(cover(content), receivedOn);
    boolean lost = content.parts().stream().anyMatch(PartFate::unread);
    List<Doubt> links = content.linksToFiles().stream().map(Decision::link).toList();
    if (announcement.isEmpty() || (!lost && links.isEmpty())) {
      return List.of();
    }
    Sender sender = senders.recognise(content.clues(Optional.empty(), receivedOn));
    List<Doubt> doubts = new ArrayList<>(links);
    content.findings().stream()
        .filter(doubt -> doubt.code().startsWith("attachment-"))
        .forEach(doubts::add);
    return List.of(
        new ReadReport(
            sender,
            announcement.get().formKey(),
            announcement.get().period(),
            Optional.empty(),
            doubts));
  }

  /** A report that lies behind a link is asked for as a file: links are never followed. */
  private static Doubt link(String address) {
    return new Doubt("link-instead-of-file", Doubt.Severity.QUESTION, Optional.empty(), address);
  }

  private Outcome withoutReport(MailContent content, LocalDate receivedOn) {
    boolean lost = content.parts().stream().anyMatch(PartFate::unread);
    Sender sender = senders.recognise(content.clues(Optional.empty(), receivedOn));
    if (lost && (sender.addressKnown() || sender.unit().isPresent())) {
      return new ForReview(MailKind.OTHER, List.of(), Why.of("attachment-not-read"));
    }
    if (content.fileNames().isEmpty() && (sender.addressKnown() || sender.unit().isPresent())) {
      return forgotten(content, receivedOn)
          .<Outcome>map(why -> new ForReview(MailKind.OTHER, List.of(), why))
          .orElseGet(() -> new SetAside(MailKind.OTHER, Why.of("no-report")));
    }
    return new SetAside(MailKind.OTHER, Why.of("no-report"));
  }

  /** Whether the mail says that it brings a report, and brings none. */
  private Optional<Why> forgotten(MailContent content, LocalDate receivedOn) {
    boolean attached =
        content.ownWords().stream()
            .map(passage -> Wording.plain(passage.text()))
            .anyMatch(
                text ->
                    ATTACHED.matcher(text).find()
                        && REPORT.matcher(text).find()
                        && !NOT_NOW.matcher(text).find());
    return attached
        ? interpreter
            .announced(cover(content), receivedOn)
            .map(announced -> Why.of("attachment-missing", announced.formKey()))
        : Optional.empty();
  }

  /** The mail's own words with its files' names. */
  private static List<Passage> cover(MailContent content) {
    List<Passage> cover = new ArrayList<>(content.ownWords());
    for (String name : content.fileNames()) {
      cover.add(new Paragraph(new Place(name, 0, "", 0), name, false));
    }
    return cover;
  }
}
