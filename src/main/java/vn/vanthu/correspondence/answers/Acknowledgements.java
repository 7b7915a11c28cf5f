package vn.vanthu.correspondence.answers;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.Conversation;
import vn.vanthu.correspondence.Letters;
import vn.vanthu.correspondence.NewLetter;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.intake.MailFiled;
import vn.vanthu.mailbox.MailAddress;

/**
 * Answers a filed report, in the transaction that files it: one letter row, or none and the reason
 * in the log.
 */
@Component
class Acknowledgements {
  private static final Logger log = LoggerFactory.getLogger(Acknowledgements.class);

  private final Letters letters;
  private final AcknowledgementText text;

  Acknowledgements(Letters letters, AcknowledgementText text) {
    this.letters = letters;
    this.text = text;
  }

  @EventListener
  void on(MailFiled filed) {
    boolean forgotten =
        filed.outcome().fate().whyCode().equals("attachment-missing")
            && filed.screening().mayAnswer();
    boolean report = filed.acknowledgementOwed() && !filed.reports().isEmpty();
    if (!report && !forgotten) {
      return;
    }
    Optional<MailAddress> to = Destination.of(filed.message());
    if (filed.mail().tooOldToAnswer() || filed.mail().duplicateOf().isPresent() || to.isEmpty()) {
      log.info(
          "mail {}: no answer: {}",
          filed.mail().id(),
          to.isEmpty() ? "no address" : filed.mail().tooOldToAnswer() ? "too old" : "a copy");
      return;
    }
    write(
        filed,
        to.get(),
        forgotten ? text.nothingAttached(filed, to.get()) : text.compose(filed, to.get()));
  }

  private void write(MailFiled filed, MailAddress to, AcknowledgementText.Composed composed) {
    letters.write(
        NewLetter.of(
                Purpose.ACKNOWLEDGEMENT,
                "mail:" + filed.mail().id(),
                composed.kind().template(),
                to.address(),
                Conversation.answering(filed.mail(), filed.message()),
                composed.subject(),
                composed.body())
            .withUnit(composed.unit())
            .withAbout(composed.about()));
  }
}
