package vn.vanthu.correspondence.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Deadline;
import vn.vanthu.campaigns.Deadlines;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.campaigns.calendar.WorkingCalendar;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.LetterAddress;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.Matter;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.correspondence.reminders.PlannedReminder.Due;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.forms.Indicator;
import vn.vanthu.registry.Unit;

/** What a reminder says, and what goes with it. */
@Component
class ReminderLetters {
  private static final int MOST_FORMS = 4;
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "tags",
          "addressee",
          "unit.name",
          "unit.contact",
          "has_contact",
          "document",
          "report.title",
          "report.periods",
          "due.weekday",
          "due.hour",
          "has_span",
          "span.from",
          "span.to",
          "time",
          "new_due",
          "number",
          "days",
          "previous",
          "has_superior",
          "has_others",
          "others",
          "line",
          "has_blanks",
          "has_lines",
          "lines_period",
          "lines",
          "label");

  private final Templates templates;
  private final HouseStyle style;
  private final ReminderWords words;
  private final BlankForms blanks;
  private final ReminderRows rows;
  private final Letters letters;
  private final Statuses statuses;

  ReminderLetters(
      Templates templates,
      HouseStyle style,
      ReminderWords words,
      BlankForms blanks,
      ReminderRows rows,
      Letters letters,
      Statuses statuses) {
    this.templates = templates;
    this.style = style;
    this.words = words;
    this.blanks = blanks;
    this.rows = rows;
    this.letters = letters;
    this.statuses = statuses;
    Set<String> kinds = new TreeSet<>();
    for (ReminderKind kind : ReminderKind.values()) {
      kinds.add(kind.template());
    }
    Set<String> known = new LinkedHashSet<>(PLACEHOLDERS);
    known.addAll(HouseStyle.OFFICE);
    templates.expect(kinds, known);
  }

  /**
   * The letter to a unit, once for each of its addresses.
   *
   * @param cause by which it is there once for its address
   */
  List<NewLetter> compose(PlannedReminder planned, LocalDate today, String cause) {
    Deadlines deadlines = statuses.deadlines();
    List<Attachment> files = files(planned);
    Map<String, Object> values = values(planned, today, deadlines, !files.isEmpty());
    Templates.Written written = templates.write(planned.lead().kind().template(), values);
    List<Matter> about =
        about(planned).stream().map(c -> Matter.awaited(c.form(), c.period())).toList();
    List<NewLetter> composed = new ArrayList<>();
    for (String address : planned.addresses()) {
      composed.add(
          NewLetter.of(
                  Purpose.REMINDER,
                  cause + "/" + address,
                  planned.lead().kind().template(),
                  address,
                  conversation(planned, address),
                  written.subject(),
                  written.body())
              .withUnit(Optional.of(planned.unit().code().value()))
              .withAbout(about)
              .withAttachments(files));
    }
    return composed;
  }

  /** The subject and text as they would be sent, for a preview. */
  Templates.Written text(PlannedReminder planned, LocalDate day) {
    return templates.write(
        planned.lead().kind().template(), values(planned, day, statuses.deadlines(), true));
  }

  private Map<String, Object> values(
      PlannedReminder planned, LocalDate today, Deadlines deadlines, boolean withBlanks) {
    Unit unit = planned.unit();
    Due lead = planned.lead();
    Deadline deadline = lead.period().deadline();
    List<Campaign> group = group(planned);
    Campaign campaign = group.get(0);
    WorkingCalendar calendar = deadlines.calendar();
    Map<String, Object> values = new HashMap<>();
    values.put("office", style.office());
    values.put("has_superior", !style.office().getOrDefault("superior", "").isEmpty());
    values.put("unit", Map.of("name", unit.name(), "contact", unit.contact()));
    values.put("has_contact", !unit.contact().isEmpty());
    values.put("addressee", words.addressee(unit));
    values.put("tags", words.tags(group));
    values.put("document", words.document(campaign));
    values.put(
        "report", Map.of("title", words.form(campaign).title(), "periods", words.periods(group)));
    values.put(
        "due",
        Map.of("weekday", style.weekday(deadline.day()), "hour", style.time(deadline.hour())));
    values.put("time", style.time(planned.at()));
    values.put("days", calendar.workingDaysBetween(deadline.day(), today));
    values.put("number", lead.overdueBefore() + 1);
    values.put("new_due", style.weekday(newDue(lead, today, deadlines)));
    values.put("previous", previous(lead, unit).map(style::day).orElse(""));
    values.put("has_blanks", withBlanks);
    span(group, values);
    others(planned, group, today, calendar, values);
    lines(group, values);
    return values;
  }

  /** Only what is the same for all periods that the sentence names. */
  private void span(List<Campaign> group, Map<String, Object> values) {
    Campaign first = group.get(0);
    boolean one = group.size() == 1 && first.from().isPresent() && first.to().isPresent();
    values.put("has_span", one);
    if (one) {
      values.put(
          "span", Map.of("from", style.day(first.from().get()), "to", style.day(first.to().get())));
    }
  }

  private void others(
      PlannedReminder planned,
      List<Campaign> group,
      LocalDate today,
      WorkingCalendar calendar,
      Map<String, Object> values) {
    List<Map<String, Object>> others = new ArrayList<>();
    for (OpenPeriod open : planned.open()) {
      if (!group.contains(open.campaign())) {
        others.add(Map.of("line", words.line(open, today, calendar)));
      }
    }
    values.put("others", others);
    values.put("has_others", !others.isEmpty());
  }

  private void lines(List<Campaign> group, Map<String, Object> values) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Indicator indicator : words.form(group.get(0)).indicators()) {
      lines.add(Map.of("number", lines.size() + 1, "label", indicator.label()));
    }
    values.put("lines", lines);
    values.put("has_lines", !lines.isEmpty());
    values.put("lines_period", words.linesPeriod(group));
  }

  /**
   * The campaigns that the letter's sentence speaks of: like the lead in form, step and deadline.
   */
  private static List<Campaign> group(PlannedReminder planned) {
    Due lead = planned.lead();
    return planned.due().stream()
        .filter(
            due ->
                due.kind() == lead.kind()
                    && due.period().deadline().equals(lead.period().deadline())
                    && due.period().campaign().form().equals(lead.period().campaign().form()))
        .map(due -> due.period().campaign())
        .toList();
  }

  /** Those of the sentence first, then every other open period. */
  private static List<Campaign> about(PlannedReminder planned) {
    Set<Campaign> all = new LinkedHashSet<>(group(planned));
    planned.open().forEach(open -> all.add(open.campaign()));
    return List.copyOf(all);
  }

  /** The working day before the next step, for then somebody will ask again. */
  private static LocalDate newDue(Due lead, LocalDate today, Deadlines deadlines) {
    Campaign campaign = lead.period().campaign();
    WorkingCalendar calendar = deadlines.calendar();
    StepDays steps = new StepDays(calendar, deadlines.schedule(campaign));
    LocalDate due = lead.period().deadline().day();
    Optional<LocalDate> next = steps.reached(due, today).flatMap(step -> steps.next(due, step));
    LocalDate tomorrow = calendar.plusWorkingDays(today, 1);
    return next.map(day -> calendar.plusWorkingDays(day, -1))
        .filter(day -> day.isAfter(tomorrow))
        .orElse(tomorrow);
  }

  private Optional<LocalDate> previous(Due lead, Unit unit) {
    return lead.overdueBefore() == 0
        ? Optional.empty()
        : rows
            .history(Optional.of(lead.period().campaign().code()), Optional.of(unit.code()))
            .stream()
            .filter(sent -> sent.step().startsWith("+") && !sent.step().equals(lead.step()))
            .map(Sent::day)
            .max(java.util.Comparator.naturalOrder());
  }

  /** Follows the last letter to that address on one of the campaigns that it is about. */
  private Conversation conversation(PlannedReminder planned, String address) {
    for (Campaign campaign : about(planned)) {
      Optional<Conversation> earlier =
          rows.lastSent(campaign.code(), planned.unit().code(), LetterAddress.key(address))
              .flatMap(letters::find)
              .map(Conversation::following);
      if (earlier.isPresent()) {
        return earlier.get();
      }
    }
    return Conversation.starting(
        "campaign:%s/%s"
            .formatted(planned.lead().period().campaign().code(), planned.unit().code()));
  }

  private List<Attachment> files(PlannedReminder planned) {
    List<Attachment> files = new ArrayList<>();
    for (Campaign campaign : about(planned)) {
      if (files.size() < MOST_FORMS) {
        blanks
            .filled(campaign.form(), words.formValues(campaign, planned.unit()))
            .map(
                bytes ->
                    Attachment.file(
                        words.fileName(campaign, planned.unit()), Attachment.DOCX, bytes))
            .ifPresent(files::add);
      }
    }
    return files;
  }
}
