package vn.vanthu.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.util.SharedByteArrayInputStream;
import jakarta.mail.util.SharedFileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import vn.vanthu.mailbox.mime.BoundedMessage;
import vn.vanthu.mailbox.mime.MimeTree;

/**
 * Decodes kept messages, leniently: odd content never throws. Source: mail rules, names, charsets,
 * limits.
 */
public final class MimeReader {
  private MimeReader() {}

  /**
   * Decodes the message in {@code file}. Its parts are read from the file when they are opened, so
   * the file must stay; only texts are ever held in memory.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static MimeMail read(Path file) {
    try {
      return read(new SharedFileInputStream(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Decodes a message held in memory. */
  public static MimeMail read(byte[] raw) {
    return read(new SharedByteArrayInputStream(raw));
  }

  private static MimeMail read(InputStream shared) {
    try {
      return MimeTree.read(new BoundedMessage(shared));
    } catch (MessagingException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
