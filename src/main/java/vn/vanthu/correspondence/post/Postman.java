package vn.vanthu.correspondence.post;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.LetterNews;
import vn.vanthu.correspondence.LettersSettings;
import vn.vanthu.correspondence.Restraint;

/**
 * Takes letters from the outbox to the mail server. A crash between its 250 and our commit sends
 * the same Message-ID again, nothing else.
 */
@Component
public class Postman {
  private static final Logger log = LoggerFactory.getLogger(Postman.class);

  private final Outbox outbox;
  private final LettersSettings settings;
  private final Restraint restraint;
  private final List<SendingCheck> checks;
  private final SmtpConnection smtp;
  private final ApplicationEventPublisher events;

  Postman(
      Outbox outbox,
      LettersSettings settings,
      Restraint restraint,
      List<SendingCheck> checks,
      SmtpConnection smtp,
      ApplicationEventPublisher events) {
    this.outbox = outbox;
    this.settings = settings;
    this.restraint = restraint;
    this.checks = checks;
    this.smtp = smtp;
    this.events = events;
  }

  /** Sends what is due; how many letters were tried. */
  public int sendQueued() {
    int tried = 0;
    for (Optional<Outbox.Claimed> next = next(); next.isPresent(); next = next()) {
      send(next.get());
      tried++;
    }
    return tried;
  }

  /** The next letter that may go now. */
  Optional<Outbox.Claimed> next() {
    return restraint.pauses() ? Optional.empty() : outbox.claimNext(settings.lease());
  }

  void send(Outbox.Claimed claimed) {
    Letter letter = claimed.letter();
    Optional<String> held = held(letter);
    if (held.isPresent()) {
      log.info("letter {} withheld: {}", letter.id(), held.get());
      outbox.withhold(claimed, held.get());
      return;
    }
    try {
      smtp.send(letter);
      outbox.markSent(claimed);
      events.publishEvent(new LetterNews("letter-sent", letter, ""));
      log.info("letter {} sent", letter.id());
    } catch (MessagingException e) {
      notSent(claimed, e);
    }
  }

  private Optional<String> held(Letter letter) {
    return settings.allows(letter.to())
        ? checks.stream().flatMap(check -> check.needless(letter).stream()).findFirst()
        : Optional.of("dry-run");
  }

  private void notSent(Outbox.Claimed claimed, MessagingException e) {
    Letter letter = claimed.letter();
    String cause = String.valueOf(e.getMessage());
    if (SmtpConnection.isPermanent(e) || letter.attempts() + 1 >= settings.attempts()) {
      log.warn("letter {} failed: {}", letter.id(), cause);
      outbox.markFailed(claimed, cause);
      events.publishEvent(new LetterNews("letter-refused", letter, cause));
      if (SmtpConnection.isPermanent(e)) {
        events.publishEvent(new LetterRefused(letter, cause));
      }
    } else {
      Duration wait = settings.backOff().multipliedBy(1L << Math.min(8, letter.attempts()));
      log.warn("letter {} tried again in {}: {}", letter.id(), wait, cause);
      outbox.retryLater(claimed, cause, wait);
    }
  }
}
