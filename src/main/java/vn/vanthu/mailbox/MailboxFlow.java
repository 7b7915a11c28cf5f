package vn.vanthu.mailbox;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.integration.mail.inbound.MailReceivingMessageSource;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The mailboxes → rows. One flow and one thread a mailbox; a poll that finds nothing waits in IDLE
 * for the next.
 */
@Component
@ConditionalOnProperty(name = "vanthu.read-mail", matchIfMissing = true)
class MailboxFlow {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final MailboxSettings settings;
  private final Keeping keeping;
  private final IntegrationFlowContext flows;
  private final List<ImapMailbox> mailboxes = new ArrayList<>();
  private final Mails mails;
  private final TakeFrom takeFrom;
  private final MailboxStates states;
  private final Clock clock;
  private final ZoneId zone;

  MailboxFlow(
      MailboxSettings settings,
      Keeping keeping,
      Mails mails,
      TakeFrom takeFrom,
      MailboxStates states,
      IntegrationFlowContext flows,
      Clock clock,
      ZoneId zone) {
    this.settings = settings;
    this.keeping = keeping;
    this.mails = mails;
    this.takeFrom = takeFrom;
    this.states = states;
    this.flows = flows;
    this.clock = clock;
    this.zone = zone;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    for (MailboxSettings.Box box : settings.mailboxes()) {
      ImapMailbox mailbox =
          new ImapMailbox(box, settings.maxMail().toBytes(), mails, takeFrom, states, clock, zone);
      mailboxes.add(mailbox);
      flows
          .registration(flow(mailbox, box.name()))
          .id("mailbox-" + box.name().toLowerCase(Locale.ROOT))
          .register();
    }
  }

  private IntegrationFlow flow(ImapMailbox mailbox, String name) {
    ThreadPoolTaskExecutor thread = new ThreadPoolTaskExecutor();
    thread.setCorePoolSize(1);
    thread.setMaxPoolSize(1);
    thread.setQueueCapacity(0);
    thread.setRejectedExecutionHandler(new java.util.concurrent.ThreadPoolExecutor.DiscardPolicy());
    thread.setThreadNamePrefix("mailbox-" + name + "-");
    thread.setDaemon(true);
    thread.initialize();
    return IntegrationFlow.from(
            new MailReceivingMessageSource(mailbox),
            endpoint ->
                endpoint.poller(
                    Pollers.fixedDelay(PAUSE)
                        .maxMessagesPerPoll(Long.MAX_VALUE)
                        .taskExecutor(thread)))
        .handle(message -> ((Batch.Item) message.getPayload()).keep(keeping))
        .get();
  }

  @PreDestroy
  void stop() {
    mailboxes.forEach(ImapMailbox::close);
  }
}
