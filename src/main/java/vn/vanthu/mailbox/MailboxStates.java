package vn.vanthu.mailbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;

/** How each mailbox is doing, for health, pages and digests. */
@Component
public class MailboxStates {
  private final Map<String, MailboxState> states = new ConcurrentSkipListMap<>();
  private final Clock clock;

  public MailboxStates(Clock clock, MailboxSettings settings, MeterRegistry meters) {
    this.clock = clock;
    for (MailboxSettings.Box box : settings.mailboxes()) {
      states.put(
          box.name(),
          new MailboxState(box.name(), Optional.empty(), Optional.empty(), Optional.empty(), 0));
      meters.gauge(
          "vanthu.mailbox.waiting",
          List.of(io.micrometer.core.instrument.Tag.of("mailbox", box.name())),
          this,
          s -> s.of(box.name()).waiting());
    }
  }

  public Collection<MailboxState> all() {
    return List.copyOf(states.values());
  }

  void fetched(String name) {
    states.put(
        name,
        new MailboxState(
            name, Optional.of(clock.instant()), Optional.empty(), Optional.empty(), 0));
  }

  void waiting(String name, int messages) {
    MailboxState before = of(name);
    states.put(
        name,
        new MailboxState(
            name, before.fetchedAt(), before.failingSince(), before.reason(), messages));
  }

  void failed(String name, String reason) {
    MailboxState before = of(name);
    states.put(
        name,
        new MailboxState(
            name,
            before.fetchedAt(),
            before.failingSince().or(() -> Optional.of(clock.instant())),
            Optional.of(reason),
            before.waiting()));
  }

  private MailboxState of(String name) {
    return states.getOrDefault(
        name, new MailboxState(name, Optional.empty(), Optional.empty(), Optional.empty(), 0));
  }
}
