package vn.vanthu.correspondence.guidance;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Deadline;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.LetterFile;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.Matter;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.correspondence.guidance.UnitStanding.Went;
import vn.vanthu.correspondence.reminders.UnitForms;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Forms;
import vn.vanthu.registry.Unit;

/** What the letters say with which guidance goes, and by which it is asked to be confirmed. */
@Component
public class GuidanceLetters {
  private static final String FIRST = "unit/guidance";
  private static final String AGAIN = "unit/guidance-reminder";
  private static final LocalTime OFFICE_CLOSES = LocalTime.of(17, 0);
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "tag",
          "title",
          "unit.name",
          "body",
          "files",
          "document",
          "asks",
          "has_by",
          "by",
          "opens",
          "report.title",
          "report.period",
          "due.hour",
          "due.weekday",
          "sent",
          "number",
          "again");

  private final Templates templates;
  private final HouseStyle style;
  private final Letters letters;
  private final Campaigns campaigns;
  private final Statuses statuses;
  private final Forms forms;
  private final UnitForms blanks;

  GuidanceLetters(
      Templates templates,
      HouseStyle style,
      Letters letters,
      Campaigns campaigns,
      Statuses statuses,
      Forms forms,
      UnitForms blanks) {
    this.templates = templates;
    this.style = style;
    this.letters = letters;
    this.campaigns = campaigns;
    this.statuses = statuses;
    this.forms = forms;
    this.blanks = blanks;
    Set<String> known = new HashSet<>(PLACEHOLDERS);
    known.addAll(HouseStyle.OFFICE);
    templates.expect(Set.of(FIRST, AGAIN), known);
  }

  /** "Văn bản số 12/HD-LĐLĐ ngày 14/6/2022". */
  String document(String number, Optional<LocalDate> day) {
    return day.map(d -> templates.word("guidance.document-of", number, style.day(d)))
        .orElseGet(() -> templates.word("guidance.document", number));
  }

  /** The letter that brings it. */
  Written first(Guidance guidance, Unit unit) {
    return written(FIRST, values(guidance, unit.name()));
  }

  /** The letter that brings it, to one of the unit's addresses. */
  NewLetter first(Guidance guidance, Unit unit, String address) {
    Written text = first(guidance, unit);
    NewLetter letter =
        NewLetter.of(
                Purpose.NOTICE,
                cause(guidance, unit, "0", address),
                FIRST,
                address,
                Conversation.starting("guidance:%d/%s".formatted(guidance.id(), unit.code())),
                text.subject(),
                text.body())
            .withUnit(Optional.of(unit.code().value()))
            .withAbout(about(guidance));
    return campaign(guidance)
        .flatMap(campaign -> blanks.of(campaign, unit))
        .map(form -> letter.withAttachments(List.of(form)))
        .orElse(letter);
  }

  /** The letter that asks to confirm it, to an address that has it. */
  NewLetter again(Guidance guidance, Unit unit, int step, LocalDate today, Went went) {
    Map<String, Object> values = values(guidance, unit.name());
    values.put("sent", went.sentAt().map(style::day).orElse(""));
    values.put("again", step > 1);
    values.put("number", String.valueOf(step));
    Written text = written(AGAIN, values);
    Conversation conversation =
        letters
            .find(went.letter())
            .map(Conversation::following)
            .orElseGet(
                () ->
                    Conversation.starting("guidance:%d/%s".formatted(guidance.id(), unit.code())));
    return NewLetter.of(
            Purpose.NOTICE,
            cause(guidance, unit, step + "@" + today, went.to()),
            AGAIN,
            went.to(),
            conversation,
            text.subject(),
            text.body())
        .withUnit(Optional.of(unit.code().value()))
        .withAbout(about(guidance));
  }

  private Map<String, Object> values(Guidance guidance, String unit) {
    Map<String, Object> values = new HashMap<>();
    values.put("office", style.office());
    values.put("tag", tag(guidance));
    values.put("title", guidance.title());
    values.put("unit", Map.of("name", unit));
    values.put("body", guidance.body().strip());
    values.put(
        "files", String.join("; ", guidance.files().stream().map(LetterFile::name).toList()));
    values.put(
        "document",
        guidance
            .docNumber()
            .map(number -> document(number, guidance.docDate()))
            .orElseGet(() -> templates.word("guidance.document-titled", guidance.title())));
    values.put("asks", guidance.asks());
    values.put("has_by", guidance.confirmBy().isPresent());
    values.put("by", guidance.confirmBy().map(style::weekday).orElse(""));
    values.put("opens", guidance.opens().isPresent());
    guidance.opens().ifPresent(opens -> opens(guidance, opens, values));
    return values;
  }

  private void opens(Guidance guidance, Guidance.Opens opens, Map<String, Object> values) {
    Optional<Deadline> deadline = campaign(guidance).map(statuses.deadlines()::of);
    LocalTime hour = deadline.map(Deadline::hour).orElse(OFFICE_CLOSES);
    LocalDate day = deadline.map(Deadline::day).orElse(opens.due());
    values.put(
        "report",
        Map.of(
            "title", forms.find(opens.form()).map(Form::title).orElse(opens.form()),
            "period", style.period(opens.period())));
    values.put("due", Map.of("hour", style.time(hour), "weekday", style.weekday(day)));
  }

  private Optional<Campaign> campaign(Guidance guidance) {
    return guidance.opens().flatMap(opens -> campaigns.find(opens.campaign()));
  }

  /** A reply to the letter may be the report that it asks for. */
  private static List<Matter> about(Guidance guidance) {
    return guidance.opens().map(o -> Matter.awaited(o.form(), o.period())).stream().toList();
  }

  private String tag(Guidance guidance) {
    return templates.word(
        "guidance.tag", guidance.docNumber().orElse(String.valueOf(guidance.id())));
  }

  private static String cause(Guidance guidance, Unit unit, String step, String address) {
    return "guidance:%d/%s/%s/%s".formatted(guidance.id(), unit.code(), step, address);
  }

  private Written written(String kind, Map<String, Object> values) {
    Templates.Written text = templates.write(kind, values);
    return new Written(text.subject(), text.body());
  }

  /** A subject and a body. */
  public record Written(String subject, String body) {}
}
