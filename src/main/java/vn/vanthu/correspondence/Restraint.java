package vn.vanthu.correspondence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What holds a letter back: the dry run, and ceilings counted from the letters themselves, so that
 * a restart does not forget them.
 */
@Component
public class Restraint {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final LetterRows rows;
  private final LettersSettings settings;
  private final OfficeSettings office;
  private final Clock clock;

  public Restraint(JdbcClient jdbc, LettersSettings settings, OfficeSettings office, Clock clock) {
    this.rows = new LetterRows(jdbc);
    this.settings = settings;
    this.office = office;
    this.clock = clock;
  }

  /**
   * Why the letter must not go, as a code; empty if it may. Ceilings on loops count answers alone;
   * what the office sends by itself only has to wait for its minute, hour and day.
   */
  Optional<String> holds(NewLetter letter) {
    String key = LetterAddress.key(letter.to());
    if (key.equals(LetterAddress.key(office.address()))
        || office.addresses().stream().anyMatch(own -> key.equals(LetterAddress.key(own)))) {
      return Optional.of("own-address");
    }
    if (!settings.allows(letter.to())) {
      return Optional.of("dry-run");
    }
    return letter.purpose().answersMail() ? overCeiling(letter, key) : Optional.empty();
  }

  private Optional<String> overCeiling(NewLetter letter, String key) {
    String thread = letter.conversation().thread();
    String domain = LetterAddress.domain(letter.to());
    if (answers(DAY, "to_key = :key and thread = :thread", Map.of("key", key, "thread", thread))
        >= settings.perThreadPerDay()) {
      return Optional.of("ceiling-per-thread");
    }
    if (answers(DAY, "to_key = :key", Map.of("key", key)) >= settings.perAddressPerDay()) {
      return Optional.of("ceiling-per-address");
    }
    if (answers(DAY, "to_domain = :domain", Map.of("domain", domain))
        >= settings.perDomainPerDay()) {
      return Optional.of("ceiling-per-domain");
    }
    return answers(HOUR, "1 = 1", Map.of()) >= settings.perHour()
        ? Optional.of("ceiling-per-hour")
        : Optional.empty();
  }

  /** Answers that went or wait to go, in that time. */
  private long answers(Duration within, String which, Map<String, ?> params) {
    Map<String, Object> all = new HashMap<>(params);
    all.put("since", LetterRows.utc(clock.instant().minus(within)));
    return rows.count(
        which
            + " and queued_at > :since and status in ('QUEUED', 'SENT', 'BOUNCED')"
            + " and purpose in ('ACKNOWLEDGEMENT', 'CORRECTION')",
        all);
  }

  /** Whether the minute's, the hour's or the day's share is used up; what waits goes later. */
  public boolean pauses() {
    Instant now = clock.instant();
    return sentSince(now.minus(MINUTE)) >= settings.perMinute()
        || sentSince(now.minus(HOUR)) >= settings.perHour()
        || sentSince(now.minus(DAY)) >= settings.perDay();
  }

  /** How many letters may still go in this minute, hour and day; never negative. */
  public int left() {
    Instant now = clock.instant();
    long left =
        Math.min(
            settings.perMinute() - sentSince(now.minus(MINUTE)),
            Math.min(
                settings.perHour() - sentSince(now.minus(HOUR)),
                settings.perDay() - sentSince(now.minus(DAY))));
    return (int) Math.max(0, left);
  }

  private long sentSince(Instant since) {
    return rows.count("sent_at > :since", Map.of("since", LetterRows.utc(since)));
  }
}
