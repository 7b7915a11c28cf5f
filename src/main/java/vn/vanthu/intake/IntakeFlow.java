package vn.vanthu.intake;

import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.core.MessageSource;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import vn.vanthu.extraction.OcrSettings;
import vn.vanthu.mailbox.Claim;

/**
 * The waiting rows → intake. Each worker drains the line on its own; rows are shared by claims, so
 * nodes share it too.
 */
@Configuration(proxyBeanMethods = false)
class IntakeFlow {
  private static final int LAST_MAIL_SECONDS = 20;

  @Bean
  IntegrationFlow waitingRowsToIntake(
      Intake intake, IntakeSettings settings, ThreadPoolTaskExecutor intakeWorkers) {
    MessageSource<Claim> waiting = waiting(intake::claimNext, intakeWorkers);
    return IntegrationFlow.from(
            waiting,
            endpoint ->
                endpoint
                    .id("waitingLinePoller")
                    .poller(
                        Pollers.fixedDelay(settings.pollEvery())
                            .maxMessagesPerPoll(Long.MAX_VALUE)
                            .taskExecutor(intakeWorkers)))
        .handle(message -> intake.process((Claim) message.getPayload()))
        .get();
  }

  /** The slow lane: mail with pages that are read from their pictures, beside the rest. */
  @Bean
  IntegrationFlow slowLaneToIntake(
      Intake intake, IntakeSettings settings, ThreadPoolTaskExecutor patientWorkers) {
    MessageSource<Claim> waiting = waiting(intake::claimNextSlow, patientWorkers);
    return IntegrationFlow.from(
            waiting,
            endpoint ->
                endpoint
                    .id("slowLanePoller")
                    .poller(
                        Pollers.fixedDelay(settings.pollEvery())
                            .maxMessagesPerPoll(Long.MAX_VALUE)
                            .taskExecutor(patientWorkers)))
        .handle(message -> intake.processPatiently((Claim) message.getPayload()))
        .get();
  }

  /** Nothing more is begun once the service stops, however many wait. */
  private static MessageSource<Claim> waiting(
      Supplier<Optional<Claim>> line, ThreadPoolTaskExecutor workers) {
    return () ->
        workers.getThreadPoolExecutor().isShutdown()
            ? null
            : line.get().map(claim -> MessageBuilder.withPayload(claim).build()).orElse(null);
  }

  /**
   * As many as may read at once; a poll that finds all of them busy is dropped, for they drain the
   * line anyway.
   */
  @Bean
  ThreadPoolTaskExecutor intakeWorkers(
      @Value("${vanthu.workers:#{T(java.lang.Runtime).getRuntime().availableProcessors()}}")
          int workers) {
    return workers("intake-", workers);
  }

  @Bean
  ThreadPoolTaskExecutor patientWorkers(OcrSettings ocr) {
    return workers("intake-slow-", ocr.workers());
  }

  /** When the service stops, what they have begun is filed before the database is closed. */
  private static ThreadPoolTaskExecutor workers(String name, int workers) {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix(name);
    executor.setCorePoolSize(0);
    executor.setMaxPoolSize(workers);
    executor.setQueueCapacity(0);
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    executor.setStrictEarlyShutdown(true);
    executor.setWaitForTasksToCompleteOnShutdown(true);
    executor.setAwaitTerminationSeconds(LAST_MAIL_SECONDS);
    return executor;
  }
}
