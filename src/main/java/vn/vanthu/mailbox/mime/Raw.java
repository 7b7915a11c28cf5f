package vn.vanthu.mailbox.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.InputStream;

/** What a part holds, undecoded. */
final class Raw {
  private Raw() {}

  /** The first field of that name, its characters standing for bytes; empty if there is none. */
  static String field(Part part, String name) {
    try {
      String[] values = part.getHeader(name);
      return values == null || values.length == 0 || values[0] == null ? "" : values[0];
    } catch (MessagingException e) {
      return "";
    }
  }

  /** The content as it stands, its transfer encoding not undone. */
  static InputStream content(MimePart part) throws MessagingException {
    if (part instanceof MimeBodyPart bodyPart) {
      return bodyPart.getRawInputStream();
    }
    return part instanceof MimeMessage message
        ? message.getRawInputStream()
        : InputStream.nullInputStream();
  }
}
