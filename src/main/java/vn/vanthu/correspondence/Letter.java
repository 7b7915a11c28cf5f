package vn.vanthu.correspondence;

import java.time.Instant;
import java.util.Optional;

/**
 * A letter.
 *
 * @param causeId what it is about; with {@code purpose} it is there once: {@code "mail:12"}
 * @param kind which template: {@code "unit/acknowledgement"}
 * @param messageId made once and kept through all attempts
 * @param html its HTML text; empty if it is made from {@code body} when it is sent
 * @param cause why it failed, is withheld or came back, as a code or the mail server's words
 */
public record Letter(
    LetterId id,
    Purpose purpose,
    String causeId,
    String kind,
    String to,
    Optional<String> unit,
    Conversation conversation,
    LetterStatus status,
    String messageId,
    String subject,
    String body,
    Optional<String> html,
    Instant queuedAt,
    Optional<Instant> sentAt,
    int attempts,
    Optional<String> cause) {

  /**
   * The random word in its Message-ID, by which a bounce proves that it is about this letter: 32
   * hexadecimal digits.
   */
  public String token() {
    return messageId.substring(1, messageId.indexOf('.'));
  }
}
