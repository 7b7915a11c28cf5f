package vn.vanthu.mailbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How each mailbox is doing, for health, pages, digests and metrics. */
@Component
public class MailboxStates {
  private static final Logger log = LoggerFactory.getLogger(MailboxStates.class);

  private final Map<String, MailboxState> states = new ConcurrentSkipListMap<>();
  private final Clock clock;
  private final MessageSource messages;
  private final MeterRegistry meters;

  public MailboxStates(
      Clock clock, MailboxSettings settings, MessageSource messages, MeterRegistry meters) {
    this.clock = clock;
    this.messages = messages;
    this.meters = meters;
    for (MailboxSettings.Box box : settings.mailboxes()) {
      states.put(box.name(), MailboxState.unread(box.name()));
      Tags tags = Tags.of("mailbox", box.name());
      meters.gauge("vanthu.mailbox.waiting", tags, this, s -> s.of(box.name()).waiting());
      meters.gauge("vanthu.mailbox.failing", tags, this, s -> s.failingSeconds(box.name()));
    }
  }

  public Collection<MailboxState> all() {
    return List.copyOf(states.values());
  }

  /** Why it cannot be read and what to do about it, in words; empty if it can. */
  public String trouble(MailboxState state, Locale locale) {
    return state
        .trouble()
        .map(
            code ->
                messages.getMessage(
                    "mailbox.trouble." + code, new Object[] {state.detail()}, locale))
        .orElse("");
  }

  /** It was read through. */
  public void fetched(String name) {
    MailboxState before = of(name);
    states.put(name, before.fetched(clock.instant()).waiting(0));
    before
        .failingSince()
        .ifPresent(
            since -> log.info("mailbox {}: is read again; it was not since {}", name, since));
  }

  /** So many messages wait to be taken. */
  public void waiting(String name, int left) {
    states.put(name, of(name).waiting(left));
  }

  /** One more was taken, so many are left. */
  public void took(String name, int left) {
    states.put(name, of(name).waiting(left));
    meters.counter("vanthu.mailbox.taken", "mailbox", name).increment();
  }

  /** It could not be read; said once for as long as it stays so. */
  public void failed(String name, String code, String detail) {
    MailboxState before = of(name);
    MailboxState now = before.failed(code, detail, clock.instant());
    states.put(name, now);
    if (before.trouble().equals(now.trouble())) {
      log.debug("mailbox {}: still {}: {}", name, code, detail);
    } else {
      log.warn("mailbox {}: {} ({})", name, trouble(now, Locale.ENGLISH), code);
    }
  }

  /** Another node reads it. */
  public void readElsewhere(String name) {
    states.put(name, of(name).elsewhere());
  }

  private double failingSeconds(String name) {
    return of(name)
        .failingSince()
        .map(since -> (double) Duration.between(since, clock.instant()).toSeconds())
        .orElse(0.0);
  }

  private MailboxState of(String name) {
    return states.getOrDefault(name, MailboxState.unread(name));
  }
}
