package vn.vanthu.mailbox.imap;

import jakarta.mail.MessagingException;
import java.nio.file.Path;

/** The certificate file of the settings cannot be used. */
final class TrustFileException extends MessagingException {
  private static final long serialVersionUID = 1L;

  TrustFileException(Path file, Exception cause) {
    super(file + ": " + cause.getMessage(), cause);
  }
}
