package vn.vanthu.mailbox;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says per mailbox since when nothing could be fetched, and why, in words. */
@Component("mailboxes")
class MailboxHealth implements HealthIndicator {
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private final MailboxStates states;
  private final ZoneId zone;

  MailboxHealth(MailboxStates states, ZoneId zone) {
    this.states = states;
    this.zone = zone;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    for (MailboxState state : states.all()) {
      health.withDetail(state.name(), details(state));
      if (state.failingSince().isPresent()) {
        health.down();
      }
    }
    return health.build();
  }

  private Map<String, Object> details(MailboxState state) {
    Map<String, Object> details = new LinkedHashMap<>();
    state.fetchedAt().ifPresent(at -> details.put("last-read", time(at)));
    state.failingSince().ifPresent(at -> details.put("failing-since", time(at)));
    state.trouble().ifPresent(code -> details.put("trouble", code));
    if (state.trouble().isPresent()) {
      details.put("says", states.trouble(state, VIETNAMESE));
      details.put("says-en", states.trouble(state, Locale.ENGLISH));
    }
    if (state.readElsewhere()) {
      details.put("read-elsewhere", true);
    }
    details.put("waiting", state.waiting());
    return details;
  }

  private String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime().toString();
  }
}
