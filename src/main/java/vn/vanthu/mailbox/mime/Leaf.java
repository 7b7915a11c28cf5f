package vn.vanthu.mailbox.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;

/** A leaf of the tree, read from the kept file when it is opened. */
record Leaf(
    MimePart part,
    String type,
    String name,
    boolean body,
    boolean inline,
    Optional<MimeMail> message)
    implements MailPart {
  private static final int LONGEST_TEXT = 4 * 1024 * 1024;
  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "text/plain", ".txt",
          "text/html", ".html",
          "image/jpeg", ".jpg",
          "image/png", ".png",
          "application/pdf", ".pdf",
          "message/rfc822", ".eml",
          "text/calendar", ".ics");

  static String extension(String type) {
    return EXTENSIONS.getOrDefault(type, "");
  }

  @Override
  public Optional<String> text() {
    if (!type.startsWith("text/")) {
      return Optional.empty();
    }
    try (InputStream in = open()) {
      byte[] bytes = in.readNBytes(LONGEST_TEXT);
      return Optional.of(
          Decoding.text(
              bytes,
              FileNames.parameter(MimeTree.raw(part, "Content-Type"), "charset").orElse("")));
    } catch (IOException e) {
      return Optional.of("");
    }
  }

  @Override
  public InputStream open() throws IOException {
    try {
      return part.getInputStream();
    } catch (MessagingException | RuntimeException e) {
      return undecoded();
    }
  }

  /** The bytes as they stand, where their transfer encoding is unknown. */
  private InputStream undecoded() throws IOException {
    try {
      if (part instanceof MimeBodyPart bodyPart) {
        return MimeUtility.decode(bodyPart.getRawInputStream(), "8bit");
      }
      if (part instanceof MimeMessage whole) {
        return MimeUtility.decode(whole.getRawInputStream(), "8bit");
      }
    } catch (MessagingException e) {
      throw new IOException(e);
    }
    return InputStream.nullInputStream();
  }
}
