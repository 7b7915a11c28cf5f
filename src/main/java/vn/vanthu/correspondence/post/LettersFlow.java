package vn.vanthu.correspondence.post;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.core.MessageSource;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.integration.support.MessageBuilder;
import vn.vanthu.correspondence.LettersSettings;

/**
 * The letters → SMTP. One letter at a time over one kept connection; what fails keeps its row and
 * its turn.
 */
@Configuration(proxyBeanMethods = false)
class LettersFlow {
  @Bean
  IntegrationFlow lettersToSmtp(Postman postman, LettersSettings settings) {
    MessageSource<Outbox.Claimed> outbox =
        () -> postman.next().map(letter -> MessageBuilder.withPayload(letter).build()).orElse(null);
    return IntegrationFlow.from(
            outbox,
            endpoint ->
                endpoint
                    .id("outboxPoller")
                    .poller(
                        Pollers.fixedDelay(settings.pollEvery())
                            .maxMessagesPerPoll(Long.MAX_VALUE)))
        .handle(message -> postman.send((Outbox.Claimed) message.getPayload()))
        .get();
  }
}
