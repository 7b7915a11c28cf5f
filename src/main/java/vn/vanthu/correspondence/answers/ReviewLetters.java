package vn.vanthu.correspondence.answers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.Matter;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.correspondence.post.SendingCheck;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Change;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportChanges;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.Reports;

/**
 * Tells a unit what a person's review has made of its report, if it was told otherwise before. The
 * letter waits some minutes: one more change in them takes its place.
 */
@Component
public class ReviewLetters implements SendingCheck {
  private static final Duration SETTLES = Duration.ofMinutes(10);
  private static final String KIND = "unit/acknowledgement-reviewed";
  private static final String COMPLETE = AcknowledgementKind.COMPLETE.template();
  private static final String WITH_QUESTIONS = AcknowledgementKind.WITH_QUESTIONS.template();
  private static final String CAUSE = "review:";

  /** After these the unit does not know that its report is recorded. */
  private static final Set<String> OPEN =
      Set.of(
          AcknowledgementKind.WHICH_UNIT.template(),
          AcknowledgementKind.PERIOD_UNKNOWN.template(),
          AcknowledgementKind.UNREADABLE.template());

  private final Letters letters;
  private final Reports reports;
  private final ReportChanges changes;
  private final Mails mails;
  private final Templates templates;
  private final HouseStyle style;
  private final Face face;
  private final Figures figures;
  private final Questions questions;
  private final Forms forms;
  private final Units units;
  private final Clock clock;

  ReviewLetters(
      Letters letters,
      Reports reports,
      ReportChanges changes,
      Mails mails,
      Templates templates,
      HouseStyle style,
      Face face,
      Forms forms,
      Units units,
      Clock clock) {
    this.letters = letters;
    this.reports = reports;
    this.changes = changes;
    this.mails = mails;
    this.templates = templates;
    this.style = style;
    this.face = face;
    this.figures = new Figures(style);
    this.questions = new Questions(templates, style);
    this.forms = forms;
    this.units = units;
    this.clock = clock;
    Set<String> placeholders = new HashSet<>(Face.PLACEHOLDERS);
    placeholders.addAll(Figures.PLACEHOLDERS);
    placeholders.addAll(Questions.PLACEHOLDERS);
    templates.expect(Set.of(KIND), placeholders);
  }

  /**
   * Writes the letter that is due after a person's act, in the caller's transaction.
   *
   * @return empty if the unit was told nothing yet, or nothing else than what stands now
   */
  @Transactional
  public Optional<LetterId> tell(ReportId id) {
    Report report = reports.find(id).orElseThrow();
    Optional<StoredMail> mail = mail(report).filter(m -> !m.tooOldToAnswer());
    Optional<Letter> told = told(id);
    if (report.status() != ReportStatus.ACCEPTED || mail.isEmpty() || told.isEmpty()) {
      return Optional.empty();
    }
    Form form = forms.find(report.form()).orElseThrow();
    Map<String, Object> values = values(report, form, mail.get());
    if (OPEN.contains(told.get().kind())) {
      boolean asks = (int) values.getOrDefault("count", 0) > 0;
      return write(report, form, mail.get(), asks ? WITH_QUESTIONS : COMPLETE, values);
    }
    List<Map<String, String>> changed =
        figures.changes(before(report, told.get().queuedAt()), report.values(), form);
    values.put("changes", changed);
    values.put("has_changes", !changed.isEmpty());
    return changed.isEmpty() ? Optional.empty() : write(report, form, mail.get(), KIND, values);
  }

  /** Whether the report has been changed again since the letter was written. */
  @Override
  public Optional<String> needless(Letter letter) {
    if (!letter.causeId().startsWith(CAUSE)) {
      return Optional.empty();
    }
    String[] parts = letter.causeId().substring(CAUSE.length()).split("/", 2);
    return reports
        .find(new ReportId(Long.parseLong(parts[0])))
        .filter(report -> report.status() == ReportStatus.ACCEPTED)
        .filter(report -> String.valueOf(report.version()).equals(parts[1]))
        .map(report -> Optional.<String>empty())
        .orElse(Optional.of("report-changed-again"));
  }

  /** The last letter that told about it, not counting those that nobody got or gets. */
  private Optional<Letter> told(ReportId id) {
    return letters.about(id).stream()
        .filter(letter -> letter.purpose() != Purpose.REMINDER)
        .filter(letter -> !letter.kind().equals("unit/question"))
        .filter(ReviewLetters::wasOrWillBeRead)
        .findFirst();
  }

  /**
   * A letter of ours that waits gives way to the next one; a dry run is taken for the real thing.
   */
  private static boolean wasOrWillBeRead(Letter letter) {
    if (letter.status() == LetterStatus.SENT || letter.status() == LetterStatus.BOUNCED) {
      return true;
    }
    boolean first = !letter.causeId().startsWith(CAUSE);
    boolean dryRun = letter.cause().filter("dry-run"::equals).isPresent();
    return first && (letter.status() == LetterStatus.QUEUED || dryRun);
  }

  /** The figures as they stood then. */
  private Map<String, StatedValue> before(Report report, Instant then) {
    Map<String, StatedValue> before = new HashMap<>(report.values());
    List<Change> since =
        changes.of(report.id()).stream()
            .filter(change -> change.what().startsWith("indicator:"))
            .filter(change -> change.at().isAfter(then))
            .toList();
    for (int i = since.size() - 1; i >= 0; i--) { // from the last back to the first
      String key = since.get(i).indicator().orElseThrow();
      since
          .get(i)
          .valueBefore()
          .ifPresentOrElse(value -> before.put(key, value), () -> before.remove(key));
    }
    return before;
  }

  private Map<String, Object> values(Report report, Form form, StoredMail mail) {
    Optional<Unit> unit = report.unit().flatMap(units::find);
    Map<String, Object> values = new HashMap<>(face.ofMail(mail, unit));
    values.put(
        "report",
        Map.of(
            "document", face.document(report.docNumber(), report.docDate()),
            "title", form.title(),
            "period", report.period().map(style::period).orElse("")));
    values.putAll(figures.recorded(report.values(), form));
    values.putAll(questions.missing(report.values(), form).values());
    return values;
  }

  private Optional<LetterId> write(
      Report report, Form form, StoredMail mail, String kind, Map<String, Object> values) {
    MimeMail message = mails.open(mail.id());
    Optional<MailAddress> to = Destination.of(message);
    if (to.isEmpty()) {
      return Optional.empty();
    }
    Templates.Written written = templates.write(kind, values);
    return letters.write(
        NewLetter.of(
                Purpose.CORRECTION,
                CAUSE + report.id() + "/" + report.version(),
                kind,
                to.get().address(),
                Conversation.answering(mail, message),
                face.subject(message, Optional.of(form), report.period(), written.subject()),
                written.body())
            .withUnit(report.unit().map(unit -> unit.value()))
            .withAbout(List.of(new Matter(form.key(), report.period(), Optional.of(report.id()))))
            .withNotBefore(clock.instant().plus(SETTLES)));
  }

  private Optional<StoredMail> mail(Report report) {
    return report.source().matches("mail:\\d+")
        ? mails.look(new MailId(Long.parseLong(report.source().substring("mail:".length()))))
        : Optional.empty();
  }
}
