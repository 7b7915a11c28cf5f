package vn.vanthu.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A kept mail: its row, without its content.
 *
 * @param mailbox name of the mailbox in the settings
 * @param receivedAt when it arrived, by the server (INTERNALDATE), never by the sender's Date
 * @param registerNumber its number in the register of incoming mail of {@code registerYear} (số
 *     đến), from 1 without gaps
 * @param sha256 of the raw bytes, lower-case hex; the raw store's key
 * @param tooOldToAnswer whether it was older than the set age when it was stored: recorded, never
 *     answered
 * @param duplicateOf the first mail with the same content, if this is a copy of it
 * @param fate empty until settled
 */
public record StoredMail(
    MailId id,
    String mailbox,
    String folder,
    long uidValidity,
    long uid,
    Instant receivedAt,
    Instant storedAt,
    int registerYear,
    int registerNumber,
    String sha256,
    long bytes,
    boolean oversize,
    boolean tooOldToAnswer,
    Optional<MailId> duplicateOf,
    MailStatus status,
    int attempts,
    Optional<String> cause,
    Optional<Fate> fate,
    String from,
    String subject,
    Optional<String> messageId) {}
