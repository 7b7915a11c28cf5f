package vn.vanthu.correspondence.answers;

import java.util.Optional;
import vn.vanthu.mailbox.MailAddress;
import vn.vanthu.mailbox.MimeMail;

/**
 * Where an answer goes: to From, where it is plainly the same as the envelope's sender; else to the
 * envelope's sender, which a forger of From does not own.
 */
final class Destination {
  private Destination() {}

  static Optional<MailAddress> of(MimeMail mail) {
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
}
