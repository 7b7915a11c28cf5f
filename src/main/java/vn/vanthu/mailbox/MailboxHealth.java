package vn.vanthu.mailbox;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says per mailbox since when nothing could be fetched, and why. */
@Component("mailboxes")
class MailboxHealth implements HealthIndicator {
  private final MailboxStates states;

  MailboxHealth(MailboxStates states) {
    this.states = states;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    for (MailboxState state : states.all()) {
      if (state.failingSince().isPresent()) {
        health
            .down()
            .withDetail(
                state.name(),
                "nothing could be fetched since %s: %s"
                    .formatted(state.failingSince().get(), state.reason().orElse("unknown")));
      } else {
        health.withDetail(
            state.name(), state.fetchedAt().map(at -> "last read " + at).orElse("not yet read"));
      }
    }
    return health.build();
  }
}
