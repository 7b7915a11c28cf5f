package vn.vanthu.intake;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.core.MessageSource;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import vn.vanthu.extraction.OcrSettings;
import vn.vanthu.mailbox.Claim;

/**
 * The waiting rows → intake. Each worker drains the line on its own; rows are shared by claims, so
 * nodes share it too.
 */
@Configuration(proxyBeanMethods = false)
class IntakeFlow {
  @Bean
  IntegrationFlow waitingRowsToIntake(
      Intake intake, IntakeSettings settings, ThreadPoolExecutor intakeWorkers) {
    MessageSource<Claim> waiting =
        () ->
            intake.claimNext().map(claim -> MessageBuilder.withPayload(claim).build()).orElse(null);
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
      Intake intake, IntakeSettings settings, ThreadPoolExecutor patientWorkers) {
    MessageSource<Claim> waiting =
        () ->
            intake
                .claimNextSlow()
                .map(claim -> MessageBuilder.withPayload(claim).build())
                .orElse(null);
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

  /**
   * As many as may read at once; a poll that finds all of them busy is dropped, for they drain the
   * line anyway.
   */
  @Bean
  ThreadPoolExecutor intakeWorkers(
      @Value("${vanthu.workers:#{T(java.lang.Runtime).getRuntime().availableProcessors()}}")
          int workers) {
    return workers("intake-", workers);
  }

  @Bean
  ThreadPoolExecutor patientWorkers(OcrSettings ocr) {
    return workers("intake-slow-", ocr.workers());
  }

  private static ThreadPoolExecutor workers(String name, int workers) {
    return new ThreadPoolExecutor(
        0,
        workers,
        60,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        new CustomizableThreadFactory(name),
        new ThreadPoolExecutor.DiscardPolicy());
  }
}
