package vn.vanthu.correspondence;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.vanthu.intake.MailFiled;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.mailbox.MimeMail;

/**
 * Answers a filed report, in the transaction that files it: one letter row, or none and the reason
 * in the log.
 */
@Component
class Acknowledgements {
  private static final Logger log = LoggerFactory.getLogger(Acknowledgements.class);
  private static final String PURPOSE = "acknowledgement";
  private static final int MOST_REFERENCES = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Letters letters;
  private final AcknowledgementText text;
  private final Restraint restraint;
  private final OfficeSettings office;

  Acknowledgements(
      Letters letters, AcknowledgementText text, Restraint restraint, OfficeSettings office) {
    this.letters = letters;
    this.text = text;
    this.restraint = restraint;
    this.office = office;
  }

  @EventListener
  void on(MailFiled filed) {
    if (!filed.acknowledgementOwed()) {
      return;
    }
    Optional<MailAddress> to = destination(filed.message());
    if (filed.mail().tooOldToAnswer() || filed.mail().duplicateOf().isPresent() || to.isEmpty()) {
      log.info(
          "mail {}: no answer: {}",
          filed.mail().id(),
          to.isEmpty() ? "no address" : filed.mail().tooOldToAnswer() ? "too old" : "a copy");
      return;
    }
    write(filed, to.get());
  }

  private void write(MailFiled filed, MailAddress to) {
    AcknowledgementText.Composed composed = text.compose(filed, to);
    MimeMail message = filed.message();
    String thread =
        message.references().isEmpty()
            ? message.messageId().orElse("mail:" + filed.mail().id())
            : last(message.references());
    Letters.Draft draft =
        new Letters.Draft(
            PURPOSE,
            "mail:" + filed.mail().id(),
            composed.kind(),
            to.address(),
            composed.unit(),
            thread,
            newMessageId(),
            message.messageId(),
            references(message),
            composed.subject(),
            composed.body());
    Optional<String> held = restraint.holds(draft);
    letters.write(draft, held.isPresent() ? LetterStatus.WITHHELD : LetterStatus.QUEUED, held);
  }

  /**
   * From, where it is plainly the same as the envelope's sender; else the envelope's sender, which
   * a forger of From does not own.
   */
  private static Optional<MailAddress> destination(MimeMail mail) {
    Optional<MailAddress> from = mail.from().stream().findFirst();
    Optional<MailAddress> envelope =
        mail.headers()
            .first("Return-Path")
            .map(v -> v.replaceAll("[<>\\s]", ""))
            .filter(v -> v.contains("@"))
            .map(v -> new MailAddress("", v));
    if (from.isEmpty() || envelope.isEmpty() || aligned(from.get(), envelope.get())) {
      return from;
    }
    return envelope;
  }

  private static boolean aligned(MailAddress a, MailAddress b) {
    return a.domain().equals(b.domain())
        || a.domain().endsWith("." + b.domain())
        || b.domain().endsWith("." + a.domain());
  }

  private static String references(MimeMail mail) {
    List<String> oldestFirst = new ArrayList<>(mail.references());
    Collections.reverse(oldestFirst);
    mail.messageId().ifPresent(oldestFirst::add);
    if (oldestFirst.size() > MOST_REFERENCES) {
      List<String> trimmed = new ArrayList<>(List.of(oldestFirst.get(0)));
      trimmed.addAll(
          oldestFirst.subList(oldestFirst.size() - MOST_REFERENCES + 1, oldestFirst.size()));
      oldestFirst = trimmed;
    }
    return String.join(" ", oldestFirst);
  }

  private static String last(List<String> ids) {
    return ids.get(ids.size() - 1);
  }

  private String newMessageId() {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    return "<" + HexFormat.of().formatHex(random) + ".vanthu@" + office.domain() + ">";
  }
}
