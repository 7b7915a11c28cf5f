package vn.vanthu.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * One leaf of a message: a text, a file, or a message inside the message. Its bytes are read from
 * the kept file, not held in memory.
 */
public interface MailPart {
  /** File name, decoded and made safe; empty for a nameless part. */
  String name();

  /**
   * Declared media type in lower case without parameters, as in {@code "text/plain"}; a claim, not
   * a fact.
   */
  String type();

  /** Whether it is (an alternative of) the message's own text rather than a file sent with it. */
  boolean body();

  /**
   * Whether it is declared inline or is referred to by a Content-ID (a logo in a signature, as a
   * rule).
   */
  boolean inline();

  /** The text of a {@code text/*} part, decoded leniently and NFC; empty for other types. */
  Optional<String> text();

  /**
   * The decoded bytes. The caller closes the stream. Broken encodings yield what could be decoded.
   */
  InputStream open() throws IOException;

  /** The message inside, for {@code message/rfc822}; else empty. */
  Optional<MimeMail> message();

  /**
   * The part that this one is the signature of, in a {@code multipart/signed}: its bytes as they
   * were sent, headers included. Empty for other parts.
   */
  default Optional<Sent> signed() {
    return Optional.empty();
  }

  /** Bytes as they came, not decoded. The caller closes the stream. */
  interface Sent {
    InputStream open() throws IOException;
  }
}
