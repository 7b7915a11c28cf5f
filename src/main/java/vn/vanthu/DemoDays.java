package vn.vanthu;

import com.icegreen.greenmail.store.MailFolder;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.SeriesCampaigns;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.digests.Digests;
import vn.vanthu.correspondence.reminders.Escalations;
import vn.vanthu.correspondence.reminders.Reminders;
import vn.vanthu.mailbox.MailFilter;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.MailboxStates;
import vn.vanthu.mailbox.Mails;

/**
 * The demo's calendar: each step is one day, with the mail that came on it, and whatever the
 * service writes by itself at the hours of that day.
 */
@Component
@ConditionalOnProperty("vanthu.demo")
class DemoDays {
  private static final List<LocalTime> HOURS =
      List.of(LocalTime.of(8, 30), LocalTime.of(14, 0), LocalTime.of(16, 59), LocalTime.of(23, 59));
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final MailFilter ALL = new MailFilter(Optional.empty(), Optional.empty());
  private static final MailFilter WAITING =
      new MailFilter(Optional.empty(), Optional.of(MailStatus.RECEIVED));

  private final Mails mails;
  private final MailboxStates mailboxes;
  private final Letters letters;
  private final Reminders reminders;
  private final Escalations escalations;
  private final SeriesCampaigns series;
  private final Digests digests;
  private final SteppedClock clock;
  private final ZoneId zone;
  private final List<Sample> toCome = new ArrayList<>();
  private Optional<MailFolder> inbox = Optional.empty();
  private long delivered;

  DemoDays(
      Mails mails,
      MailboxStates mailboxes,
      Letters letters,
      Reminders reminders,
      Escalations escalations,
      SeriesCampaigns series,
      Digests digests,
      Clock clock,
      ZoneId zone) {
    this.mails = mails;
    this.mailboxes = mailboxes;
    this.letters = letters;
    this.reminders = reminders;
    this.escalations = escalations;
    this.series = series;
    this.digests = digests;
    this.clock = (SteppedClock) clock;
    this.zone = zone;
  }

  /**
   * Delivers the sample mail.
   *
   * @param into the office's mailbox
   * @param wholly whether all of it is there from the start, or each mail comes on its own day
   * @return how many are there now
   */
  synchronized long deliver(MailFolder into, boolean wholly)
      throws IOException, MessagingException {
    inbox = Optional.of(into);
    try (InputStream in = Demo.resource("mail.txt")) {
      for (String name : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        toCome.add(Sample.read(name));
      }
    }
    toCome.sort(Comparator.comparing(Sample::arrived));
    deliverUntil(wholly ? Instant.MAX : clock.instant());
    return delivered;
  }

  /**
   * Goes on by one day.
   *
   * @return what was written on it, oldest first
   */
  synchronized List<Letter> nextDay() {
    LocalDate day = today().plusDays(1);
    List<Letter> written = new ArrayList<>();
    for (LocalTime hour : HOURS) {
      written.addAll(at(day, hour));
    }
    return written;
  }

  LocalDate today() {
    return clock.instant().atZone(zone).toLocalDate();
  }

  private List<Letter> at(LocalDate day, LocalTime hour) {
    long before = newest();
    clock.moveTo(day.atTime(hour).atZone(zone).toInstant());
    deliverUntil(clock.instant());
    await(() -> mails.count(ALL) >= delivered && mails.count(WAITING) == 0);
    await(this::looked);
    series.createDue(day);
    digests.queueDue(day);
    reminders.queueDue(day);
    escalations.draftDue(day);
    await(() -> letters.count(Optional.of(LetterStatus.QUEUED), Optional.empty()) == 0);
    List<Letter> written =
        new ArrayList<>(letters.page(Optional.empty(), Optional.empty(), 0, 1000));
    written.removeIf(letter -> letter.id().value() <= before);
    written.sort(Comparator.comparing(letter -> letter.id().value()));
    return written;
  }

  private long newest() {
    return letters.page(Optional.empty(), Optional.empty(), 0, 1).stream()
        .map(letter -> letter.id().value())
        .findFirst()
        .orElse(0L);
  }

  private void deliverUntil(Instant until) {
    while (!toCome.isEmpty() && !toCome.get(0).arrived().isAfter(until)) {
      Sample next = toCome.remove(0);
      inbox.orElseThrow().appendMessage(next.message(), new Flags(), Date.from(next.arrived()));
      delivered++;
    }
  }

  /** The mailbox is looked into at that hour, as the morning's letter says. */
  private boolean looked() {
    Instant hour = clock.instant().minus(Duration.ofMinutes(30));
    return mailboxes.all().stream()
        .allMatch(box -> box.fetchedAt().filter(at -> at.isAfter(hour)).isPresent());
  }

  /** Until it is so, or patience ends: a demo goes on all the same. */
  private static void await(BooleanSupplier so) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!so.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  /** A mail of the demo, and when it came. */
  private record Sample(MimeMessage message, Instant arrived) {
    static Sample read(String name) throws IOException, MessagingException {
      try (InputStream in = Demo.resource("mail/" + name)) {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
        Date sent = message.getSentDate() == null ? new Date(0) : message.getSentDate();
        return new Sample(message, sent.toInstant());
      }
    }
  }
}
