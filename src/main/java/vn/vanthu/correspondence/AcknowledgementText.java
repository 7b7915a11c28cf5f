package vn.vanthu.correspondence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Reading;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.intake.FiledReport;
import vn.vanthu.intake.MailFiled;
import vn.vanthu.intake.PartFate;
import vn.vanthu.intake.ReadReport;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Report;

/** What an acknowledgement says: which letter it is, and the values for its gaps. */
@Component
class AcknowledgementText {
  private static final int MOST_QUESTIONS = 7;
  private static final int LONGEST_QUOTE = 160;

  private final Templates templates;
  private final Forms forms;
  private final Units units;
  private final Campaigns campaigns;
  private final OfficeSettings office;
  private final LettersSettings settings;
  private final java.time.Clock clock;

  AcknowledgementText(
      Templates templates,
      Forms forms,
      Units units,
      Campaigns campaigns,
      OfficeSettings office,
      LettersSettings settings,
      java.time.Clock clock) {
    this.templates = templates;
    this.forms = forms;
    this.units = units;
    this.campaigns = campaigns;
    this.office = office;
    this.settings = settings;
    this.clock = clock;
  }

  Composed compose(MailFiled filed, MailAddress to) {
    FiledReport report = filed.reports().get(0);
    Form form = forms.find(report.report().form()).orElseThrow();
    Optional<Unit> unit = report.report().sender().unit().flatMap(units::find);
    Map<String, Object> values = new HashMap<>();
    values.put("office", office());
    values.put("sender", Map.of("address", to.address()));
    values.put("unit", Map.of("name", unit.map(Unit::name).orElse(to.address())));
    values.put("mail", mail(filed));
    values.put("answer_by", weekday(answerBy()));
    values.put("report", report(report.report(), form));
    List<Map<String, Object>> recorded = recorded(report.report(), form);
    values.put("values", recorded);
    values.put("has_values", !recorded.isEmpty());
    int asked = questions(filed, report, form, values);
    previous(report, form, values);
    candidates(report.report(), values);
    file(filed, values);
    String kind = kind(filed, report, unit, asked);
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
    if (due(report.report())
        .filter(due -> filed.mail().receivedAt().atZone(office.zone()).toLocalDate().isAfter(due))
        .isPresent()) {
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
    String tag =
        "[" + form.shortTitle() + report.period().map(p -> " " + period(p)).orElse("") + "]";
    String theirs =
        filed.message().subject().replaceAll("(?i)^((re|fwd?|tr|trả lời)\\s*:\\s*)+", "").strip();
    String base = theirs.isEmpty() ? own : theirs;
    return "Re: " + (base.contains(tag) ? base : base + " " + tag);
  }

  private Map<String, Object> office() {
    String contact =
        office.phone().isEmpty()
            ? templates.word("contact.email", office.address())
            : templates.word("contact", office.phone(), office.address());
    return Map.of(
        "name",
        office.name(),
        "name_capitals",
        office.name().toUpperCase(Locale.ROOT),
        "short_name",
        office.shortName(),
        "address",
        office.address(),
        "contact",
        contact);
  }

  private Map<String, Object> mail(MailFiled filed) {
    ZonedDateTime at = filed.mail().receivedAt().atZone(office.zone());
    String time =
        templates.word("time", "%02d".formatted(at.getHour()), "%02d".formatted(at.getMinute()));
    String receipt =
        "%04d/%d".formatted(filed.mail().registerNumber(), filed.mail().registerYear());
    return Map.of("time", time, "date", day(at.toLocalDate()), "receipt", receipt);
  }

  private Map<String, Object> report(ReadReport report, Form form) {
    Optional<Reading> reading = report.reading();
    Optional<String> number = reading.flatMap(Reading::docNumber);
    Optional<LocalDate> date = reading.flatMap(Reading::docDate);
    String document =
        number.isEmpty()
            ? templates.word("document.plain")
            : date.isEmpty()
                ? templates.word("document.number", number.get())
                : templates.word("document.numbered", number.get(), day(date.get()));
    return Map.of(
        "document", document,
        "title", form.title(),
        "period", report.period().map(this::period).orElse(""),
        "due", due(report).map(AcknowledgementText::day).orElse(""));
  }

  private List<Map<String, Object>> recorded(ReadReport report, Form form) {
    Map<String, StatedValue> stated = report.reading().map(Reading::indicators).orElse(Map.of());
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Indicator indicator : form.indicators()) {
      StatedValue value = stated.get(indicator.key());
      if (value != null) {
        lines.add(
            Map.of(
                "label",
                indicator.label(),
                "value",
                number(value.value()),
                "unit",
                indicator.unitOfMeasure()));
      }
    }
    return lines;
  }

  /** What is not stated and what is doubtful, in one count, seven at the most: doubts first. */
  private int questions(
      MailFiled filed, FiledReport report, Form form, Map<String, Object> values) {
    ReadReport read = report.report();
    List<String> asked = new ArrayList<>();
    if (read.reading().isPresent()) {
      for (Doubt doubt : read.doubts()) {
        question(doubt, read, form).filter(q -> !asked.contains(q)).ifPresent(asked::add);
      }
      filed.parts().stream()
          .filter(PartFate::unread)
          .map(p -> templates.word("question.attachment", p.name(), reason(p)))
          .forEach(asked::add);
    }
    List<String> doubts = asked.subList(0, Math.min(MOST_QUESTIONS, asked.size()));
    List<String> missing = read.reading().isEmpty() ? List.of() : missing(read, form);
    List<String> shown =
        missing.subList(0, Math.min(MOST_QUESTIONS - doubts.size(), missing.size()));
    values.put("missing", numbered(shown, 1, "label"));
    values.put("has_missing", !shown.isEmpty());
    values.put("questions", numbered(doubts, shown.size() + 1, "text"));
    values.put("has_questions", !doubts.isEmpty());
    values.put("count", shown.size() + doubts.size());
    return shown.size() + doubts.size();
  }

  private static List<String> missing(ReadReport read, Form form) {
    Map<String, StatedValue> stated = read.reading().map(Reading::indicators).orElse(Map.of());
    List<String> asked = read.doubts().stream().flatMap(d -> d.indicator().stream()).toList();
    return form.indicators().stream()
        .filter(i -> !stated.containsKey(i.key()) && !asked.contains(i.key()))
        .map(Indicator::label)
        .toList();
  }

  private Optional<String> question(Doubt doubt, ReadReport read, Form form) {
    String key = "question." + doubt.code();
    if (doubt.severity() != Doubt.Severity.QUESTION || !templates.has(key)) {
      return Optional.empty();
    }
    String quote = doubt.text().replaceAll("\\s+", " ");
    String label = doubt.indicator().flatMap(form::indicator).map(Indicator::label).orElse("");
    String shown = quote.length() > LONGEST_QUOTE ? quote.substring(0, LONGEST_QUOTE) + "…" : quote;
    return Optional.of(
        templates.word(key, shown, label, read.period().map(this::period).orElse("")));
  }

  private static List<Map<String, Object>> numbered(List<String> lines, int first, String name) {
    List<Map<String, Object>> numbered = new ArrayList<>();
    for (String line : lines) {
      numbered.add(Map.of("number", first + numbered.size(), name, line));
    }
    return numbered;
  }

  private void previous(FiledReport report, Form form, Map<String, Object> values) {
    Map<String, Long> before = new LinkedHashMap<>();
    report
        .superseded()
        .map(Report::values)
        .orElse(Map.of())
        .forEach((key, value) -> before.put(key, value.value()));
    Map<String, StatedValue> now =
        report.report().reading().map(Reading::indicators).orElse(Map.of());
    List<Map<String, Object>> changes = new ArrayList<>();
    for (Indicator indicator : form.indicators()) {
      Optional<Long> old = Optional.ofNullable(before.get(indicator.key()));
      Optional<Long> current =
          Optional.ofNullable(now.get(indicator.key())).map(StatedValue::value);
      if (report.superseded().isPresent() && !old.equals(current)) {
        changes.add(
            Map.of(
                "label",
                indicator.label(),
                "old",
                old.map(AcknowledgementText::number).orElse("–"),
                "new",
                current.map(AcknowledgementText::number).orElse("–")));
      }
    }
    values.put("changes", changes);
    values.put("has_changes", !changes.isEmpty());
    String date =
        report
            .superseded()
            .map(r -> day(r.receivedAt().atZone(office.zone()).toLocalDate()))
            .orElse("");
    values.put("previous", Map.of("date", date));
  }

  private void candidates(ReadReport report, Map<String, Object> values) {
    List<Map<String, Object>> names = new ArrayList<>();
    for (UnitCode code : report.sender().candidates()) {
      units.find(code).ifPresent(unit -> names.add(Map.of("name", unit.name())));
    }
    values.put("candidates", names);
    values.put("has_candidates", !names.isEmpty());
  }

  private void file(MailFiled filed, Map<String, Object> values) {
    Optional<PartFate> lost = filed.parts().stream().filter(PartFate::unread).findFirst();
    values.put(
        "file",
        Map.of(
            "name",
            lost.map(PartFate::name).orElse(""),
            "reason",
            lost.map(this::reason).orElse("")));
  }

  private String reason(PartFate part) {
    return templates.word("reason." + part.outcome());
  }

  private String period(Period period) {
    return switch (period.kind()) {
      case MONTH ->
          templates.word(
              "period.month", String.valueOf(period.number()), String.valueOf(period.year()));
      case QUARTER ->
          templates.word(
              "period.quarter",
              List.of("I", "II", "III", "IV").get(period.number() - 1),
              String.valueOf(period.year()));
      case HALF_YEAR ->
          templates.word("period.half-" + period.number(), "", String.valueOf(period.year()));
      case NINE_MONTHS -> templates.word("period.nine-months", "", String.valueOf(period.year()));
      case YEAR -> templates.word("period.year", "", String.valueOf(period.year()));
    };
  }

  private LocalDate answerBy() {
    LocalDate day = clock.instant().atZone(office.zone()).toLocalDate();
    for (int left = settings.answerDays(); left > 0; ) {
      day = day.plusDays(1);
      left -=
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY
              ? 0
              : 1;
    }
    return day;
  }

  private String weekday(LocalDate day) {
    String name = templates.word("weekdays").split(",")[day.getDayOfWeek().getValue() - 1];
    return templates.word("date.weekday", name, day(day));
  }

  private static String day(LocalDate day) {
    return "%d/%d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
  }

  /** 05, 1.250: as official texts write figures. */
  private static String number(long value) {
    return value < 10 && value > 0 ? "0" + value : "%,d".formatted(value).replace(',', '.');
  }

  /** A letter, composed. */
  record Composed(String kind, Optional<String> unit, String subject, String body) {}
}
