package vn.vanthu.correspondence.post;

import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.core.MessageSource;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import vn.vanthu.correspondence.LettersSettings;

/**
 * The letters → SMTP. One letter at a time over one kept connection; what fails keeps its row and
 * its turn.
 */
@Configuration(proxyBeanMethods = false)
class LettersFlow {
  private static final int LAST_LETTER_SECONDS = 20;

  @Bean
  IntegrationFlow lettersToSmtp(
      Postman postman, LettersSettings settings, ThreadPoolTaskExecutor letterCarrier) {
    MessageSource<Outbox.Claimed> outbox =
        () ->
            letterCarrier.getThreadPoolExecutor().isShutdown()
                ? null
                : postman
                    .next()
                    .map(letter -> MessageBuilder.withPayload(letter).build())
                    .orElse(null);
    return IntegrationFlow.from(
            outbox,
            endpoint ->
                endpoint
                    .id("outboxPoller")
                    .poller(
                        Pollers.fixedDelay(settings.pollEvery())
                            .maxMessagesPerPoll(Long.MAX_VALUE)
                            .taskExecutor(letterCarrier)))
        .handle(message -> postman.send((Outbox.Claimed) message.getPayload()))
        .get();
  }

  /**
   * A thread of its own: the scheduler's are interrupted when the flow stops, between the mail
   * server's answer and our commit. The letter on its way is marked before the database is closed.
   */
  @Bean
  ThreadPoolTaskExecutor letterCarrier() {
    ThreadPoolTaskExecutor carrier = new ThreadPoolTaskExecutor();
    carrier.setThreadNamePrefix("letters-");
    carrier.setCorePoolSize(1);
    carrier.setMaxPoolSize(1);
    carrier.setQueueCapacity(0);
    carrier.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    carrier.setStrictEarlyShutdown(true);
    carrier.setWaitForTasksToCompleteOnShutdown(true);
    carrier.setAwaitTerminationSeconds(LAST_LETTER_SECONDS);
    return carrier;
  }
}
