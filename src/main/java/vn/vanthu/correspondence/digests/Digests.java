package vn.vanthu.correspondence.digests;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.campaigns.calendar.CalendarGap;
import vn.vanthu.campaigns.calendar.WorkingCalendar;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.LetterAddress;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.correspondence.Purpose;

/** Writes the digests that are due. */
@Component
public class Digests {
  private static final Logger log = LoggerFactory.getLogger(Digests.class);
  private static final String KIND = "staff/digest";

  private final DigestsSettings settings;
  private final ObjectProvider<DigestReaders> readers;
  private final DigestRows rows;
  private final DigestText text;
  private final Letters letters;
  private final Statuses statuses;
  private final OfficeSettings office;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Digests(
      DigestsSettings settings,
      ObjectProvider<DigestReaders> readers,
      DigestRows rows,
      DigestText text,
      Letters letters,
      Statuses statuses,
      OfficeSettings office,
      TransactionTemplate transaction,
      Clock clock) {
    this.settings = settings;
    this.readers = readers;
    this.rows = rows;
    this.text = text;
    this.letters = letters;
    this.statuses = statuses;
    this.office = office;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Writes what is due on {@code today} and has not been written, one letter to each member of
   * staff who wants it. A late run tells the same as one in time, a repeated one nothing, and the
   * first after a pause all that came meanwhile.
   *
   * @return how many letters were written
   */
  public int queueDue(LocalDate today) {
    int written = 0;
    Map<Told, DigestText.Composed> composed = new HashMap<>();
    for (DigestReader staff : all()) {
      for (DigestKind kind : DigestKind.values()) {
        Optional<Instant> due = wants(staff, kind) ? due(kind, today) : Optional.empty();
        if (due.isPresent() && !due.get().isAfter(clock.instant())) {
          boolean sent =
              Boolean.TRUE.equals(
                  transaction.execute(s -> queue(staff, kind, due.get(), composed)));
          written += sent ? 1 : 0;
        }
      }
    }
    return written;
  }

  /** Everybody who wants one, each address once: what a person has chosen goes before the file. */
  private Collection<DigestReader> all() {
    Map<String, DigestReader> all = new LinkedHashMap<>();
    settings.staff().forEach(staff -> all.put(LetterAddress.key(staff.address()), staff.reader()));
    readers.stream()
        .flatMap(some -> some.all().stream())
        .forEach(reader -> all.put(LetterAddress.key(reader.address()), reader));
    return all.values();
  }

  private static boolean wants(DigestReader staff, DigestKind kind) {
    return switch (kind) {
      case DAILY -> staff.daily();
      case WEEKLY -> staff.weekly();
    };
  }

  /** The hour of that day's digest; empty on a day without one. */
  private Optional<Instant> due(DigestKind kind, LocalDate today) {
    boolean day =
        switch (kind) {
          case DAILY -> working(today);
          case WEEKLY -> today.equals(weekly(today));
        };
    return day
        ? Optional.of(today.atTime(settings.at()).atZone(office.zone()).toInstant())
        : Optional.empty();
  }

  private LocalDate weekly(LocalDate today) {
    LocalDate day = today.with(TemporalAdjusters.previousOrSame(settings.weeklyOn()));
    while (!working(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private boolean working(LocalDate day) {
    WorkingCalendar calendar = statuses.deadlines().calendar();
    try {
      return calendar.isWorking(day);
    } catch (CalendarGap gap) {
      return day.getDayOfWeek().getValue() < 6;
    }
  }

  private boolean queue(
      DigestReader staff, DigestKind kind, Instant due, Map<Told, DigestText.Composed> known) {
    Instant first =
        due.atZone(office.zone()).minusDays(kind == DigestKind.DAILY ? 1 : 7).toInstant();
    Instant from = rows.toldUntil(staff.address(), kind).orElse(first);
    if (!from.isBefore(due)) {
      return false;
    }
    DigestWindow window = new DigestWindow(from, due);
    if (!rows.take(staff.address(), kind, window)) {
      return false;
    }
    DigestText.Composed composed =
        known.computeIfAbsent(
            new Told(kind, window),
            told -> text.compose(told.kind(), told.window(), settings.dueSoon()));
    boolean asks = composed.asksAgain() && !saidByTheWeekly(staff, kind, due);
    if (!composed.news() && !asks && !staff.whenNothing()) {
      log.info("no {} digest: nothing happened", kind);
      return false;
    }
    NewLetter letter =
        NewLetter.of(
                Purpose.DIGEST,
                kind + "/" + due + "/" + staff.address(),
                KIND,
                staff.address(),
                Conversation.starting("digest:" + kind),
                composed.subject(),
                composed.body())
            .withHtml(composed.html())
            .withAttachments(composed.files());
    return letters.write(letter).isPresent();
  }

  /** On its day the weekly digest names what waits, so a daily one without news adds nothing. */
  private boolean saidByTheWeekly(DigestReader staff, DigestKind kind, Instant due) {
    LocalDate day = due.atZone(office.zone()).toLocalDate();
    return kind == DigestKind.DAILY && staff.weekly() && day.equals(weekly(day));
  }

  /** What is the same for everybody who was told until the same hour. */
  private record Told(DigestKind kind, DigestWindow window) {}
}
