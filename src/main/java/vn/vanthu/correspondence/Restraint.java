package vn.vanthu.correspondence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What holds a letter back: the dry run, and ceilings counted from the letters themselves, so that
 * a restart does not forget them.
 */
@Component
class Restraint {
  private final Letters letters;
  private final LettersSettings settings;
  private final OfficeSettings office;
  private final Clock clock;

  Restraint(Letters letters, LettersSettings settings, OfficeSettings office, Clock clock) {
    this.letters = letters;
    this.settings = settings;
    this.office = office;
    this.clock = clock;
  }

  /** Why the letter must not go; empty if it may. */
  Optional<String> holds(Letters.Draft draft) {
    Instant now = clock.instant();
    String address = draft.to().toLowerCase(Locale.ROOT);
    if (address.equalsIgnoreCase(office.address())
        || office.addresses().stream().anyMatch(address::equalsIgnoreCase)) {
      return Optional.of("own-address");
    }
    if (!settings.allows(address)) {
      return Optional.of("dry-run");
    }
    if (letters.countSince(
            now.minus(Duration.ofDays(1)), Optional.of(address), Optional.of(draft.thread()))
        >= settings.perThreadPerDay()) {
      return Optional.of("ceiling-per-thread");
    }
    if (letters.countSince(now.minus(Duration.ofDays(1)), Optional.of(address), Optional.empty())
        >= settings.perAddressPerDay()) {
      return Optional.of("ceiling-per-address");
    }
    if (letters.countSince(now.minus(Duration.ofHours(1)), Optional.empty(), Optional.empty())
        >= settings.perHour()) {
      return Optional.of("ceiling-per-hour");
    }
    return Optional.empty();
  }

  /** Whether the minute's share is used up; what waits goes in the next. */
  boolean pauses() {
    return letters.sentSince(clock.instant().minus(Duration.ofMinutes(1))) >= settings.perMinute();
  }
}
