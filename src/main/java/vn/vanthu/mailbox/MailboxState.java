package vn.vanthu.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * How a mailbox is doing.
 *
 * @param fetchedAt when it was last read through; empty before the first time
 * @param failingSince since when it could not be; empty while it can
 * @param reason why, as a code: {@code wrong-password}, {@code unknown-host}, {@code
 *     certificate-not-trusted}, {@code no-answer}
 * @param waiting messages that are seen but not yet taken: a catch-up
 */
public record MailboxState(
    String name,
    Optional<Instant> fetchedAt,
    Optional<Instant> failingSince,
    Optional<String> reason,
    int waiting) {}
