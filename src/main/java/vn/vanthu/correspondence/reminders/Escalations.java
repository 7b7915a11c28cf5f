package vn.vanthu.correspondence.reminders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Deadlines;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.campaigns.calendar.CalendarGap;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.correspondence.OfficeWord;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.correspondence.post.SendingCheck;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.registry.Unit;

/**
 * Tells superiors who has not reported after the last reminder. The letter waits for a person; what
 * that person reads is what goes, or the letter is written anew and waits again.
 */
@Service
public class Escalations implements SendingCheck {
  /** Why such a letter is held back. */
  public static final String AWAITING = "awaiting-approval";

  private static final String KIND = "upper/escalation";
  private static final String OUTDATED = "escalation-outdated";
  private static final Set<String> NOT_SILENT = Set.of("unreadable", "ended");
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "tags",
          "time",
          "date",
          "received",
          "expected",
          "report.title",
          "report.periods",
          "due.weekday",
          "count",
          "units",
          "number",
          "line",
          "has_others",
          "others");

  private final Campaigns campaigns;
  private final Statuses statuses;
  private final TelephoneList telephone;
  private final Letters letters;
  private final Templates templates;
  private final HouseStyle style;
  private final ReminderWords words;
  private final RemindersSettings settings;
  private final OfficeSettings office;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final ZoneId zone;

  Escalations(
      Campaigns campaigns,
      Statuses statuses,
      TelephoneList telephone,
      Letters letters,
      Templates templates,
      HouseStyle style,
      ReminderWords words,
      RemindersSettings settings,
      OfficeSettings office,
      TransactionOperations transaction,
      Clock clock,
      ZoneId zone) {
    this.campaigns = campaigns;
    this.statuses = statuses;
    this.telephone = telephone;
    this.letters = letters;
    this.templates = templates;
    this.style = style;
    this.words = words;
    this.settings = settings;
    this.office = office;
    this.transaction = transaction;
    this.clock = clock;
    this.zone = zone;
    Set<String> known = new LinkedHashSet<>(PLACEHOLDERS);
    known.addAll(HouseStyle.OFFICE);
    templates.expect(Set.of(KIND), known);
  }

  /** The addresses of the superiors who are told; without any nobody is. */
  public List<String> addresses() {
    return office.saidAddresses(OfficeWord.ESCALATE_TO).orElse(settings.escalateTo());
  }

  /**
   * Writes the letters to superiors whose day and hour have come; each waits for a person. Asked
   * again it writes nothing twice.
   *
   * @return how many letters were written
   */
  public int draftDue(LocalDate today) {
    Deadlines deadlines = statuses.deadlines();
    int written = 0;
    for (Campaign campaign : campaigns.open()) {
      if (!campaign.isPaused()
          && isDue(campaign, deadlines, today)
          && letters(campaign).isEmpty()) {
        written += draft(campaign).size();
      }
    }
    return written;
  }

  /**
   * Lets a letter to superiors go.
   *
   * @return empty if it goes; else the letters that take its place, because the facts have changed
   *     since it was written: the person reads and approves those
   */
  public List<LetterId> approve(LetterId id, String who) {
    Letter letter = letters.find(id).orElseThrow();
    Campaign campaign = campaigns.find(letter.causeId().split("@", 2)[0]).orElseThrow();
    if (saysWhatIsSo(letter)) {
      letters.release(id, who, "");
      return List.of();
    }
    return Optional.ofNullable(transaction.execute(status -> draftAnew(campaign)))
        .orElse(List.of());
  }

  private List<LetterId> draftAnew(Campaign campaign) {
    letters(campaign).stream()
        .filter(letter -> letter.cause().filter(AWAITING::equals).isPresent())
        .forEach(letter -> letters.discard(letter.id(), OUTDATED));
    return draft(campaign);
  }

  @Override
  public Optional<String> needless(Letter letter) {
    return letter.purpose() != Purpose.ESCALATION || saysWhatIsSo(letter)
        ? Optional.empty()
        : Optional.of(OUTDATED);
  }

  private boolean saysWhatIsSo(Letter letter) {
    return campaigns
        .find(letter.causeId().split("@", 2)[0])
        .filter(c -> unitsOf(letter.body()).equals(unitsOf(written(c).body())))
        .isPresent();
  }

  /** The letters about a campaign that are not overtaken. */
  private List<Letter> letters(Campaign campaign) {
    return letters.page(Optional.empty(), Optional.of(KIND), 0, 1000).stream()
        .filter(letter -> letter.causeId().startsWith(campaign.code() + "@"))
        .filter(letter -> letter.cause().filter(OUTDATED::equals).isEmpty())
        .toList();
  }

  /** The letters that wait for a person, newest first. */
  public List<Letter> waiting() {
    return letters.page(Optional.of(LetterStatus.WITHHELD), Optional.of(KIND), 0, 1000).stream()
        .filter(letter -> letter.cause().filter(AWAITING::equals).isPresent())
        .toList();
  }

  private boolean isDue(Campaign campaign, Deadlines deadlines, LocalDate today) {
    try {
      StepDays steps = new StepDays(deadlines.calendar(), deadlines.schedule(campaign));
      LocalTime hour = clock.instant().atZone(zone).toLocalTime();
      LocalDate due = deadlines.of(campaign).day();
      return steps
          .escalation(due)
          .filter(
              step ->
                  step.day().equals(today) && !step.step().at().isAfter(hour)
                      || step.day().isBefore(today)
                          && deadlines.calendar().workingDaysBetween(step.day(), today)
                              <= settings.catchUp())
          .isPresent();
    } catch (CalendarGap gap) {
      return false;
    }
  }

  private List<LetterId> draft(Campaign campaign) {
    if (silent(campaign).isEmpty()) {
      return List.of();
    }
    Templates.Written written = written(campaign);
    String version = Long.toString(clock.instant().getEpochSecond());
    List<LetterId> ids = new ArrayList<>();
    for (String address : addresses()) {
      NewLetter letter =
          NewLetter.of(
                  Purpose.ESCALATION,
                  "%s@%s/%s".formatted(campaign.code(), version, address),
                  KIND,
                  address,
                  Conversation.starting("escalation:" + campaign.code()),
                  written.subject(),
                  written.body())
              .withHeld(AWAITING);
      letters.write(letter).ifPresent(ids::add);
    }
    return ids;
  }

  private List<TelephoneEntry> silent(Campaign campaign) {
    return telephone.of(campaign).stream()
        .filter(entry -> !NOT_SILENT.contains(entry.reason()))
        .toList();
  }

  private Templates.Written written(Campaign campaign) {
    CampaignStatus status = statuses.of(campaign);
    Instant now = clock.instant();
    List<TelephoneEntry> silent = silent(campaign);
    List<Map<String, Object>> units = new ArrayList<>();
    for (TelephoneEntry entry : silent) {
      units.add(Map.of("number", units.size() + 1, "line", line(entry)));
    }
    Map<String, Object> values = new HashMap<>();
    values.put("office", style.office());
    values.put("tags", words.tags(List.of(campaign)));
    values.put("time", style.time(now));
    values.put("date", style.day(now));
    values.put("received", style.count(status.received()));
    values.put("expected", style.count(status.expected()));
    values.put(
        "report",
        Map.of("title", words.form(campaign).title(), "periods", words.periods(List.of(campaign))));
    values.put("due", Map.of("weekday", style.weekday(status.deadline().day())));
    values.put("count", style.count(silent.size()));
    int others = status.missing() - silent.size();
    values.put("has_others", others > 0);
    values.put("others", style.count(others));
    values.put("units", units);
    return templates.write(KIND, values);
  }

  private String line(TelephoneEntry entry) {
    Unit unit = entry.unit();
    String contact =
        unit.contact().isEmpty() ? templates.word("escalation.no-contact") : unit.contact();
    String phone = unit.phone().isEmpty() ? templates.word("escalation.no-phone") : unit.phone();
    String days =
        entry.sent().stream()
            .filter(sent -> sent.step().startsWith("+") && sent.sentAt().isPresent())
            .map(sent -> style.day(sent.day()))
            .distinct()
            .collect(Collectors.joining(", "));
    return days.isEmpty()
        ? templates.word("escalation.line-no-address", unit.name(), contact, phone)
        : templates.word("escalation.line", unit.name(), contact, phone, days);
  }

  /** The lines that name units: by them a letter is known to say what is still so. */
  private static List<String> unitsOf(String body) {
    return body.lines().filter(line -> line.startsWith("  ")).toList();
  }
}
