package vn.vanthu.correspondence.answers;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Reading;
import vn.vanthu.intake.FiledReport;
import vn.vanthu.intake.MailFiled;
import vn.vanthu.intake.PartFate;
import vn.vanthu.intake.ReadReport;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/** What an acknowledgement says: which letter it is, and the values for its gaps. */
@Component
class AcknowledgementText {
  private static final Set<String> KINDS =
      Set.of(
          "sender/which-unit",
          "unit/unreadable-attachment",
          "unit/period-unknown",
          "unit/acknowledgement-revised",
          "unit/acknowledgement-late",
          "unit/acknowledgement-with-questions",
          "unit/acknowledgement");
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "sender.address",
          "unit.name",
          "mail.time",
          "mail.date",
          "mail.receipt",
          "answer_by",
          "report.document",
          "report.title",
          "report.period",
          "report.due",
          "candidates",
          "has_candidates",
          "name",
          "file.name",
          "file.reason");

  private final Templates templates;
  private final HouseStyle style;
  private final Figures figures;
  private final Questions questions;
  private final Forms forms;
  private final Units units;
  private final Campaigns campaigns;
  private final AnswerTime answerTime;

  AcknowledgementText(
      Templates templates,
      HouseStyle style,
      Forms forms,
      Units units,
      Campaigns campaigns,
      AnswerTime answerTime) {
    this.templates = templates;
    this.style = style;
    this.figures = new Figures(style);
    this.questions = new Questions(templates, style);
    this.forms = forms;
    this.units = units;
    this.campaigns = campaigns;
    this.answerTime = answerTime;
    Set<String> placeholders = new HashSet<>(PLACEHOLDERS);
    placeholders.addAll(HouseStyle.OFFICE);
    placeholders.addAll(Figures.PLACEHOLDERS);
    placeholders.addAll(Questions.PLACEHOLDERS);
    templates.expect(KINDS, placeholders);
  }

  Composed compose(MailFiled filed, MailAddress to) {
    FiledReport report = filed.reports().get(0);
    Form form = forms.find(report.report().form()).orElseThrow();
    Optional<Unit> unit = report.report().sender().unit().flatMap(units::find);
    Questions.Asked asked = questions.about(report.report(), form, filed.parts());
    Map<String, Object> values = new HashMap<>();
    values.put("office", style.office());
    values.put("sender", Map.of("address", to.address()));
    values.put("unit", Map.of("name", unit.map(Unit::name).orElse(to.address())));
    values.put("mail", mail(filed));
    values.put("answer_by", style.weekday(answerTime.day()));
    values.put("report", report(report.report(), form));
    values.putAll(figures.recorded(report.report(), form));
    values.putAll(figures.changed(report, form));
    values.putAll(asked.values());
    values.putAll(candidates(report.report()));
    values.put("file", file(filed));
    String kind = kind(filed, report, unit, asked.count());
    Templates.Written written = templates.write(kind, values);
    return new Composed(
        kind,
        unit.map(u -> u.code().value()),
        subject(filed, report.report(), form, written.subject()),
        written.body());
  }

  private String kind(MailFiled filed, FiledReport report, Optional<Unit> unit, int asked) {
    if (unit.isEmpty()) {
      return "sender/which-unit";
    }
    if (report.report().reading().isEmpty()) {
      return "unit/unreadable-attachment";
    }
    if (report.report().period().isEmpty()) {
      return "unit/period-unknown";
    }
    if (report.superseded().isPresent()) {
      return "unit/acknowledgement-revised";
    }
    LocalDate came = style.local(filed.mail().receivedAt()).toLocalDate();
    if (due(report.report()).filter(came::isAfter).isPresent()) {
      return "unit/acknowledgement-late";
    }
    return asked > 0 ? "unit/acknowledgement-with-questions" : "unit/acknowledgement";
  }

  private Optional<LocalDate> due(ReadReport report) {
    return report
        .period()
        .flatMap(period -> campaigns.of(report.form(), period))
        .map(Campaign::dueDate);
  }

  /**
   * "Re: their subject [CCHC quý II/2022]": threads in their mail program, and can be found by the
   * bracket.
   */
  private String subject(MailFiled filed, ReadReport report, Form form, String own) {
    String tag = report.period().map(p -> style.tag(form, p)).orElse("[" + form.shortTitle() + "]");
    String theirs =
        filed.message().subject().replaceAll("(?i)^((re|fwd?|tr|trả lời)\\s*:\\s*)+", "").strip();
    String base = theirs.isEmpty() ? own : theirs;
    return "Re: " + (base.contains(tag) ? base : base + " " + tag);
  }

  private Map<String, String> mail(MailFiled filed) {
    return Map.of(
        "time", style.time(filed.mail().receivedAt()),
        "date", style.day(filed.mail().receivedAt()),
        "receipt", "%04d/%d".formatted(filed.mail().registerNumber(), filed.mail().registerYear()));
  }

  private Map<String, String> report(ReadReport report, Form form) {
    return Map.of(
        "document", document(report.reading()),
        "title", form.title(),
        "period", report.period().map(style::period).orElse(""),
        "due", due(report).map(style::day).orElse(""));
  }

  private String document(Optional<Reading> reading) {
    Optional<String> number = reading.flatMap(Reading::docNumber);
    Optional<String> date = reading.flatMap(Reading::docDate).map(style::day);
    if (number.isEmpty()) {
      return templates.word("document.plain");
    }
    return date.isEmpty()
        ? templates.word("document.number", number.get())
        : templates.word("document.numbered", number.get(), date.get());
  }

  private Map<String, Object> candidates(ReadReport report) {
    List<Map<String, String>> names =
        report.sender().candidates().stream()
            .flatMap((UnitCode code) -> units.find(code).stream())
            .map(unit -> Map.of("name", unit.name()))
            .toList();
    return Map.of("candidates", names, "has_candidates", !names.isEmpty());
  }

  private Map<String, String> file(MailFiled filed) {
    Optional<PartFate> lost = filed.parts().stream().filter(PartFate::unread).findFirst();
    return Map.of(
        "name", lost.map(PartFate::name).orElse(""),
        "reason", lost.map(questions::reason).orElse(""));
  }

  /** A letter, composed. */
  record Composed(String kind, Optional<String> unit, String subject, String body) {}
}
