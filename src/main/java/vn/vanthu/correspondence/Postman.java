package vn.vanthu.correspondence;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes letters from the outbox to the mail server. A crash between its 250 and our commit sends
 * the same Message-ID again, nothing else.
 */
@Component
public class Postman {
  private static final Logger log = LoggerFactory.getLogger(Postman.class);

  private final Letters letters;
  private final LettersSettings settings;
  private final Restraint restraint;
  private final SmtpConnection smtp;

  Postman(Letters letters, LettersSettings settings, Restraint restraint, SmtpConnection smtp) {
    this.letters = letters;
    this.settings = settings;
    this.restraint = restraint;
    this.smtp = smtp;
  }

  /** Sends what is due; how many letters were tried. */
  public int sendQueued() {
    int tried = 0;
    for (Optional<Letters.Claimed> next = next(); next.isPresent(); next = next()) {
      send(next.get());
      tried++;
    }
    return tried;
  }

  /** The next letter that may go now. */
  Optional<Letters.Claimed> next() {
    return restraint.pauses() ? Optional.empty() : letters.claimNext(settings.lease());
  }

  void send(Letters.Claimed claimed) {
    Letter letter = claimed.letter();
    if (!settings.allows(letter.to())) {
      letters.withhold(claimed, "dry-run");
      return;
    }
    try {
      smtp.send(letter);
      letters.markSent(claimed);
      log.info("letter {} sent", letter.id());
    } catch (MessagingException e) {
      notSent(claimed, e);
    }
  }

  private void notSent(Letters.Claimed claimed, MessagingException e) {
    Letter letter = claimed.letter();
    String cause = String.valueOf(e.getMessage());
    if (SmtpConnection.isPermanent(e) || letter.attempts() + 1 >= settings.attempts()) {
      log.warn("letter {} failed: {}", letter.id(), cause);
      letters.markFailed(claimed, cause);
    } else {
      Duration wait = settings.backOff().multipliedBy(1L << Math.min(8, letter.attempts()));
      log.warn("letter {} tried again in {}: {}", letter.id(), wait, cause);
      letters.retryLater(claimed, cause, wait);
    }
  }
}
