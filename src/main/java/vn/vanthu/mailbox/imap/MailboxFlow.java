package vn.vanthu.mailbox.imap;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.integration.mail.inbound.MailReceivingMessageSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import vn.vanthu.mailbox.Keeping;
import vn.vanthu.mailbox.MailboxReaders;
import vn.vanthu.mailbox.MailboxSettings;
import vn.vanthu.mailbox.MailboxStates;
import vn.vanthu.mailbox.Reconciliations;
import vn.vanthu.mailbox.TakeFrom;
import vn.vanthu.mailbox.Watermarks;

/**
 * The mailboxes → rows. One flow and one thread a mailbox; a poll that finds nothing waits in IDLE
 * for the next.
 */
@Component
@ConditionalOnProperty(name = "vanthu.read-mail", matchIfMissing = true)
class MailboxFlow {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int LAST_MAIL_SECONDS = 20;

  private final MailboxSettings settings;
  private final Keeping keeping;
  private final Watermarks watermarks;
  private final MailboxReaders readers;
  private final TakeFrom takeFrom;
  private final Reconciliations reconciliations;
  private final MailboxStates states;
  private final MessageSource messages;
  private final IntegrationFlowContext flows;
  private final Clock clock;
  private final ZoneId zone;
  private final List<SharedMailbox> mailboxes = new ArrayList<>();
  private final List<ThreadPoolTaskExecutor> threads = new ArrayList<>();

  MailboxFlow(
      MailboxSettings settings,
      Keeping keeping,
      Watermarks watermarks,
      MailboxReaders readers,
      TakeFrom takeFrom,
      Reconciliations reconciliations,
      MailboxStates states,
      MessageSource messages,
      IntegrationFlowContext flows,
      Clock clock,
      ZoneId zone) {
    this.settings = settings;
    this.keeping = keeping;
    this.watermarks = watermarks;
    this.readers = readers;
    this.takeFrom = takeFrom;
    this.reconciliations = reconciliations;
    this.states = states;
    this.messages = messages;
    this.flows = flows;
    this.clock = clock;
    this.zone = zone;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    for (MailboxSettings.Box box : settings.mailboxes()) {
      SharedMailbox mailbox = new SharedMailbox(mailbox(box), readers, settings.nodeName());
      mailboxes.add(mailbox);
      flows
          .registration(flow(mailbox, box.name()))
          .id("mailbox-" + box.name().toLowerCase(Locale.ROOT))
          .register();
    }
  }

  private ImapMailbox mailbox(MailboxSettings.Box box) {
    boolean bar = System.console() != null;
    return new ImapMailbox(
        box,
        new FolderLook(box, watermarks, takeFrom, zone),
        keeping,
        new Room(settings),
        states,
        new CatchUp(box.name(), states, messages, bar, System.out),
        new FolderCount(reconciliations, settings.countAt(), clock, zone));
  }

  private IntegrationFlow flow(SharedMailbox mailbox, String name) {
    ThreadPoolTaskExecutor thread = new ThreadPoolTaskExecutor();
    thread.setCorePoolSize(1);
    thread.setMaxPoolSize(1);
    thread.setQueueCapacity(0);
    thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    thread.setThreadNamePrefix("mailbox-" + name + "-");
    thread.setDaemon(true);
    thread.setWaitForTasksToCompleteOnShutdown(true);
    thread.setAwaitTerminationSeconds(LAST_MAIL_SECONDS);
    thread.initialize();
    threads.add(thread);
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

  /** A mailbox is held while its thread waits in IDLE, too. */
  @Scheduled(fixedDelay = 10_000)
  void renew() {
    mailboxes.forEach(SharedMailbox::renew);
  }

  /** A mail that is being kept is kept whole: no thread is interrupted while it writes. */
  @PreDestroy
  void stop() {
    mailboxes.forEach(SharedMailbox::stop);
    threads.forEach(ThreadPoolTaskExecutor::shutdown);
    mailboxes.forEach(SharedMailbox::close);
  }
}
