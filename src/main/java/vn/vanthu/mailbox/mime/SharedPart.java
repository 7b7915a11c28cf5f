package vn.vanthu.mailbox.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.SharedInputStream;
import java.io.InputStream;

/** A part of a multipart that reads its bytes from the message's file. */
final class SharedPart extends MimeBodyPart {

  /**
   * @param whole the part's header and content
   */
  SharedPart(SharedInputStream whole) throws MessagingException {
    headers = HeaderBlock.read((InputStream) whole);
    contentStream = whole.newStream(whole.getPosition(), -1);
  }
}
