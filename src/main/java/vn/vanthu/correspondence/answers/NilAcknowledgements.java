package vn.vanthu.correspondence.answers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.Matter;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.intake.Findings;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.mailbox.MailId;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportId;
import vn.vanthu.reports.Reports;

/** Tells a unit that its "không phát sinh" stands as its report, once a person has recorded it. */
@Component
public class NilAcknowledgements {
  private static final String KIND = "unit/acknowledgement-nil";
  private static final int LONGEST_QUOTE = 160;

  private final Letters letters;
  private final Reports reports;
  private final Mails mails;
  private final Findings findings;
  private final Templates templates;
  private final HouseStyle style;
  private final Face face;
  private final Forms forms;
  private final Units units;

  NilAcknowledgements(
      Letters letters,
      Reports reports,
      Mails mails,
      Findings findings,
      Templates templates,
      HouseStyle style,
      Face face,
      Forms forms,
      Units units) {
    this.letters = letters;
    this.reports = reports;
    this.mails = mails;
    this.findings = findings;
    this.templates = templates;
    this.style = style;
    this.face = face;
    this.forms = forms;
    this.units = units;
    Set<String> placeholders = new HashSet<>(Face.PLACEHOLDERS);
    placeholders.add("words");
    templates.expect(Set.of(KIND), placeholders);
  }

  /**
   * Answers the mail that said so, in the caller's transaction.
   *
   * @param words the unit's own, quoted
   * @return empty if that mail was answered before, is too old or no person's, or names nobody to
   *     write to
   */
  @Transactional
  public Optional<LetterId> write(ReportId id, MailId mail, String words) {
    StoredMail stored = mails.find(mail);
    if (stored.tooOldToAnswer() || stored.duplicateOf().isPresent() || !findings.mayAnswer(mail)) {
      return Optional.empty();
    }
    Report report = reports.find(id).orElseThrow();
    MimeMail message = mails.open(mail);
    return Destination.of(message).flatMap(to -> write(report, stored, message, to, words));
  }

  private Optional<LetterId> write(
      Report report, StoredMail mail, MimeMail message, MailAddress to, String words) {
    Form form = forms.find(report.form()).orElseThrow();
    Templates.Written written = templates.write(KIND, values(report, form, mail, words));
    return letters.write(
        NewLetter.of(
                Purpose.ACKNOWLEDGEMENT,
                "mail:" + mail.id(),
                KIND,
                to.address(),
                Conversation.answering(mail, message),
                face.subject(message, Optional.of(form), report.period(), written.subject()),
                written.body())
            .withUnit(report.unit().map(UnitCode::value))
            .withAbout(List.of(new Matter(form.key(), report.period(), Optional.of(report.id())))));
  }

  private Map<String, Object> values(Report report, Form form, StoredMail mail, String words) {
    Optional<Unit> unit = report.unit().flatMap(units::find);
    Map<String, Object> values = new HashMap<>(face.ofMail(mail, unit));
    values.put(
        "report",
        Map.of("title", form.title(), "period", report.period().map(style::period).orElse("")));
    String plain = words.replaceAll("\\s+", " ").strip().replaceFirst("\\.$", "");
    values.put(
        "words", plain.length() > LONGEST_QUOTE ? plain.substring(0, LONGEST_QUOTE) + "…" : plain);
    return values;
  }
}
