package vn.vanthu.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * How a mailbox is doing.
 *
 * @param fetchedAt when it was last read through; empty before the first time
 * @param failingSince since when it could not be; empty while it can
 * @param trouble why, as a code; {@code mailbox.trouble.} before it is the sentence in the messages
 * @param detail what the server or the system said to that; may be empty
 * @param readElsewhere whether another node reads it
 * @param waiting messages that are seen but not yet taken: a catch-up
 */
public record MailboxState(
    String name,
    Optional<Instant> fetchedAt,
    Optional<Instant> failingSince,
    Optional<String> trouble,
    String detail,
    boolean readElsewhere,
    int waiting) {

  static MailboxState unread(String name) {
    return new MailboxState(
        name, Optional.empty(), Optional.empty(), Optional.empty(), "", false, 0);
  }

  MailboxState fetched(Instant now) {
    return new MailboxState(
        name, Optional.of(now), Optional.empty(), Optional.empty(), "", false, waiting);
  }

  MailboxState failed(String code, String words, Instant now) {
    return new MailboxState(
        name,
        fetchedAt,
        failingSince.or(() -> Optional.of(now)),
        Optional.of(code),
        words,
        false,
        waiting);
  }

  MailboxState elsewhere() {
    return new MailboxState(name, fetchedAt, Optional.empty(), Optional.empty(), "", true, 0);
  }

  MailboxState waiting(int messages) {
    return new MailboxState(
        name, fetchedAt, failingSince, trouble, detail, readElsewhere, messages);
  }
}
