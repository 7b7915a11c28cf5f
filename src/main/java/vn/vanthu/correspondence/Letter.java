package vn.vanthu.correspondence;

import java.time.Instant;
import java.util.Optional;

/**
 * A letter.
 *
 * @param purpose what it is for; with {@code causeId} it is there once
 * @param causeId what it answers: {@code "mail:12"}
 * @param kind which template: {@code "unit/acknowledgement"}
 * @param messageId made once and kept through all attempts
 * @param references ids of the conversation, oldest first, parted by blanks
 * @param cause why it failed or is withheld
 */
public record Letter(
    long id,
    String purpose,
    String causeId,
    String kind,
    String to,
    Optional<String> unit,
    String thread,
    LetterStatus status,
    String messageId,
    Optional<String> inReplyTo,
    String references,
    String subject,
    String body,
    Instant queuedAt,
    Optional<Instant> sentAt,
    int attempts,
    Optional<String> cause) {}
