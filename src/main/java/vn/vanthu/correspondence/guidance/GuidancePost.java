package vn.vanthu.correspondence.guidance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.campaigns.calendar.WorkingCalendar;
import vn.vanthu.correspondence.LetterAddress;
import vn.vanthu.correspondence.LetterFile;
import vn.vanthu.correspondence.LetterId;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.Restraint;
import vn.vanthu.correspondence.guidance.UnitStanding.Went;
import vn.vanthu.correspondence.reminders.ReminderHours;
import vn.vanthu.correspondence.reminders.UsableAddresses;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;

/**
 * Writes the letters of guidance that was sent, each unit in a transaction of its own: no more at a
 * time than the ceilings let go, so that answers to reports never wait behind hundreds of them. A
 * crash loses nothing: what is not written yet is seen from the rows, and a letter is there once.
 */
@Service
public class GuidancePost {
  private static final Logger log = LoggerFactory.getLogger(GuidancePost.class);
  private static final int FOLLOWED_DAYS = 90;

  private final GuidanceRows rows;
  private final Deliveries deliveries;
  private final Standings standings;
  private final GuidanceLetters texts;
  private final Letters letters;
  private final Restraint restraint;
  private final UsableAddresses addresses;
  private final ReminderHours hours;
  private final Statuses statuses;
  private final GuidanceSettings settings;
  private final TransactionOperations transaction;

  GuidancePost(
      GuidanceRows rows,
      Deliveries deliveries,
      Standings standings,
      GuidanceLetters texts,
      Letters letters,
      Restraint restraint,
      UsableAddresses addresses,
      ReminderHours hours,
      Statuses statuses,
      GuidanceSettings settings,
      TransactionOperations transaction) {
    this.rows = rows;
    this.deliveries = deliveries;
    this.standings = standings;
    this.texts = texts;
    this.letters = letters;
    this.restraint = restraint;
    this.addresses = addresses;
    this.hours = hours;
    this.statuses = statuses;
    this.settings = settings;
    this.transaction = transaction;
  }

  /**
   * Writes what is due now: guidance to units that have no letter of it, also to those whose
   * address was put right since, and in working hours reminders to confirm it. How many letters
   * were written; asked again at once it writes what is left, and nothing twice.
   */
  public int queueDue() {
    int room = restraint.left() * (100 - settings.answersShare()) / 100 - deliveries.waiting();
    int written = 0;
    List<Guidance> open = new ArrayList<>(rows.sent());
    java.util.Collections.reverse(open);
    for (Guidance guidance : open) {
      List<UnitStanding> units = room > written ? standings.of(guidance) : List.of();
      written += bring(guidance, units, room - written);
      written += remind(guidance, units, room - written);
    }
    if (written > 0) {
      log.info("guidance: {} letters written", written);
    }
    return written;
  }

  private int bring(Guidance guidance, List<UnitStanding> units, int room) {
    Function<Unit, List<String>> usable = addresses.known();
    int written = 0;
    for (UnitStanding unit : units) {
      boolean wants = unit.answers().isEmpty() && unit.letters().stream().noneMatch(Went::lives);
      List<String> to = wants ? notTried(unit, usable) : List.of();
      if (!to.isEmpty() && written < room) {
        written += bring(guidance, unit.unit().orElseThrow(), to);
      }
    }
    return written;
  }

  /** The addresses to which it was not sent; a letter that the dry run held back was not sent. */
  private static List<String> notTried(UnitStanding standing, Function<Unit, List<String>> usable) {
    Set<String> tried =
        standing.letters().stream()
            .map(went -> LetterAddress.key(went.to()))
            .collect(Collectors.toSet());
    return standing.unit().map(usable).orElse(List.of()).stream()
        .filter(address -> !tried.contains(LetterAddress.key(address)))
        .toList();
  }

  private int bring(Guidance guidance, Unit unit, List<String> to) {
    List<NewLetter> composed =
        to.stream().map(address -> texts.first(guidance, unit, address)).toList();
    return write(guidance, unit.code(), 0, composed);
  }

  private int remind(Guidance guidance, List<UnitStanding> units, int room) {
    LocalDate today = hours.today();
    boolean followed =
        guidance.asks()
            && settings.reminders() > 0
            && guidance
                .sent()
                .filter(s -> !day(s).plusDays(FOLLOWED_DAYS).isBefore(today))
                .isPresent();
    if (!followed || units.isEmpty() || !hours.areOpen()) {
      return 0;
    }
    int left = Math.min(room, hours.perDay() - deliveries.remindedOn(today));
    WorkingCalendar calendar = statuses.deadlines().calendar();
    int written = 0;
    for (UnitStanding unit : units) {
      Optional<Integer> step = written < left ? step(unit, calendar, today) : Optional.empty();
      if (step.isPresent() && unit.unit().isPresent()) {
        written += remind(guidance, unit, unit.unit().get(), step.get());
      }
    }
    return written;
  }

  /** The step that has come for a unit that has the guidance and has said nothing. */
  private Optional<Integer> step(UnitStanding unit, WorkingCalendar calendar, LocalDate today) {
    if (unit.reached() != Reached.SENT
        || unit.letters().stream().anyMatch(w -> w.status() == LetterStatus.QUEUED)) {
      return Optional.empty();
    }
    int next = unit.reminders() + 1;
    LocalDate last =
        unit.letters().stream()
            .filter(Went::went)
            .map(Went::day)
            .max(LocalDate::compareTo)
            .orElse(today);
    boolean due =
        next <= settings.reminders()
            && !today.isBefore(calendar.plusWorkingDays(last, settings.remindAfter()));
    boolean spared =
        due && (hours.isPaused(unit.code()) || deliveries.remindedOn(unit.code(), today));
    return due && !spared ? Optional.of(next) : Optional.empty();
  }

  private int remind(Guidance guidance, UnitStanding standing, Unit unit, int step) {
    List<NewLetter> composed =
        standing.letters().stream()
            .filter(went -> went.step() == 0 && went.status() == LetterStatus.SENT)
            .map(went -> texts.again(guidance, unit, step, hours.today(), went))
            .toList();
    return write(guidance, unit.code(), step, composed);
  }

  private int write(Guidance guidance, UnitCode unit, int step, List<NewLetter> composed) {
    List<LetterFile> files = guidance.files();
    Integer written =
        transaction.execute(
            status -> {
              int count = 0;
              for (NewLetter letter : composed) {
                Optional<LetterId> id = letters.write(letter, files);
                id.ifPresent(key -> deliveries.keep(guidance.id(), unit, step, hours.today(), key));
                count += id.isPresent() ? 1 : 0;
              }
              return count;
            });
    return written == null ? 0 : written;
  }

  private LocalDate day(Guidance.Deed deed) {
    return deed.at().atZone(hours.zone()).toLocalDate();
  }
}
