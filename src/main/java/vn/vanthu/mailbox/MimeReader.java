package vn.vanthu.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedFileInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import vn.vanthu.mailbox.mime.Decoding;
import vn.vanthu.mailbox.mime.MimeTree;

/**
 * Decodes kept messages, leniently: odd content never throws. Source: mail rules, names, charsets,
 * limits.
 */
public final class MimeReader {
  private MimeReader() {}

  /**
   * Decodes the message in {@code file}. Its parts are read from the file when they are opened, so
   * the file must stay.
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
    return read(new ByteArrayInputStream(raw));
  }

  private static MimeMail read(InputStream raw) {
    Session session = Decoding.lenientSession();
    try {
      return MimeTree.read(new MimeMessage(session, raw), 0);
    } catch (MessagingException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
