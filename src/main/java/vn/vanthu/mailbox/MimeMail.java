package vn.vanthu.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message decoded as far as it can be; decoding never throws. What could not be decoded is named
 * in {@link #damage()}.
 *
 * @param headers all header fields
 * @param from authors in the From field, unparsable ones left out
 * @param messageId with its angle brackets, trimmed; empty if absent or blank
 * @param references ids of References and In-Reply-To, nearest ancestor first, without repeats
 * @param date the Date field, a claim of the sender; empty if absent or unparsable
 * @param parts leaves in the order they stand, alternatives of the text all included
 * @param damage what could not be decoded, one code each: {@code "charset-unknown"}, {@code
 *     "multipart-without-parts"}
 */
public record MimeMail(
    MailHeaders headers,
    List<MailAddress> from,
    List<MailAddress> replyTo,
    List<MailAddress> to,
    List<MailAddress> cc,
    String subject,
    Optional<String> messageId,
    List<String> references,
    Optional<Instant> date,
    List<MailPart> parts,
    List<String> damage) {}
