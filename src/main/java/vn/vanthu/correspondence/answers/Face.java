package vn.vanthu.correspondence.answers;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.calendar.CalendarGap;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Reading;
import vn.vanthu.intake.ReadReport;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.mailbox.StoredMail;
import vn.vanthu.registry.Unit;

/** Everything of an answer but figures and questions: whom it addresses, what it is about, when. */
@Component
class Face {
  static final Set<String> PLACEHOLDERS = placeholders();

  private final Templates templates;
  private final HouseStyle style;
  private final Campaigns campaigns;
  private final AnswerTime answerTime;

  Face(Templates templates, HouseStyle style, Campaigns campaigns, AnswerTime answerTime) {
    this.templates = templates;
    this.style = style;
    this.campaigns = campaigns;
    this.answerTime = answerTime;
  }

  /** The office, the addressee, and the mail that is answered. */
  Map<String, Object> ofMail(StoredMail mail, Optional<Unit> unit) {
    Map<String, Object> values = new HashMap<>();
    values.put("office", style.office());
    values.put("unit", Map.of("name", unit.map(Unit::name).orElse("")));
    values.put(
        "addressee",
        unit.map(u -> templates.word("addressee.unit", u.name()))
            .orElseGet(() -> templates.word("addressee.comrade")));
    values.put("answer_by", style.weekday(answerTime.day()));
    values.put(
        "mail",
        Map.of(
            "time", style.time(mail.receivedAt()),
            "date", style.day(mail.receivedAt()),
            "receipt", "%04d/%d".formatted(mail.registerNumber(), mail.registerYear())));
    return values;
  }

  /** The report, the campaign that it answers, and what comes after it. */
  Map<String, Object> ofReport(ReadReport report, Form form) {
    Map<String, Object> values = new HashMap<>(ofReport(form, report.period()));
    values.put(
        "report",
        Map.of(
            "document", document(report),
            "title", form.title(),
            "period", report.period().map(style::period).orElse(""),
            "due", campaign(report).map(this::due).map(style::day).orElse("")));
    return values;
  }

  private Map<String, Object> ofReport(Form form, Optional<Period> period) {
    Optional<Campaign> campaign = period.flatMap(p -> campaigns.of(form.key(), p));
    Map<String, Object> values = new HashMap<>();
    values.put(
        "closed",
        campaign
            .flatMap(Campaign::closedAt)
            .<Object>map(at -> Map.of("date", style.day(at)))
            .orElse(false));
    values.put(
        "next",
        campaign
            .flatMap(this::after)
            .<Object>map(
                next -> Map.of("period", style.period(next.period()), "due", style.day(due(next))))
            .orElse(false));
    return values;
  }

  /** "Báo cáo số 05/BC-CĐCS ngày 10/6/2022", as far as it is known. */
  String document(ReadReport report) {
    return document(
        report.reading().flatMap(Reading::docNumber), report.reading().flatMap(Reading::docDate));
  }

  String document(Optional<String> number, Optional<LocalDate> day) {
    Optional<String> date = day.map(style::day);
    if (number.isEmpty()) {
      return templates.word("document.plain");
    }
    return date.isEmpty()
        ? templates.word("document.number", number.get())
        : templates.word("document.numbered", number.get(), date.get());
  }

  /** Whether the mail came after the report was due. */
  boolean late(ReadReport report, StoredMail mail) {
    LocalDate came = style.local(mail.receivedAt()).toLocalDate();
    return campaign(report).map(this::due).filter(came::isAfter).isPresent();
  }

  /** On which day it is due; one on a day off moves, where the calendar is known. */
  private LocalDate due(Campaign campaign) {
    try {
      return answerTime.deadlines().of(campaign).day();
    } catch (CalendarGap gap) {
      return campaign.dueDate();
    }
  }

  /**
   * "Re: their subject [CCHC quý II/2022]": threads in their mail program, and can be found by the
   * bracket.
   *
   * @param own the template's, for a mail without subject
   */
  String subject(MimeMail mail, Optional<Form> form, Optional<Period> period, String own) {
    String tag =
        form.map(f -> period.map(p -> style.tag(f, p)).orElse("[" + f.shortTitle() + "]"))
            .orElse("");
    String theirs = mail.subject().replaceAll("(?i)^((re|fwd?|tr|trả lời)\\s*:\\s*)+", "").strip();
    String base = theirs.isEmpty() ? own : theirs;
    return ("Re: " + (base.contains(tag) ? base : base + " " + tag)).strip();
  }

  private Optional<Campaign> campaign(ReadReport report) {
    return report.period().flatMap(period -> campaigns.of(report.form(), period));
  }

  private Optional<Campaign> after(Campaign campaign) {
    return campaigns.all().stream()
        .filter(next -> next.form().equals(campaign.form()))
        .filter(next -> next.dueDate().isAfter(answerTime.today()))
        .min(Comparator.comparing(Campaign::dueDate));
  }

  private static Set<String> placeholders() {
    Set<String> names = new HashSet<>(HouseStyle.OFFICE);
    names.addAll(Set.of("unit.name", "addressee", "answer_by"));
    names.addAll(Set.of("mail.time", "mail.date", "mail.receipt"));
    names.addAll(Set.of("report.document", "report.title", "report.period", "report.due"));
    names.addAll(Set.of("closed", "closed.date", "next", "next.period", "next.due"));
    return Set.copyOf(names);
  }
}
