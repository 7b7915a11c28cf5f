package vn.vanthu.mailbox.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;

/** A message whose header block is read up to a limit. */
public final class BoundedMessage extends MimeMessage {
  /**
   * Reads the header; the rest is read when it is asked for, if {@code shared} is a {@link
   * jakarta.mail.internet.SharedInputStream}.
   */
  public BoundedMessage(InputStream shared) throws MessagingException {
    super(Decoding.lenientSession(), shared);
  }

  @Override
  protected InternetHeaders createInternetHeaders(InputStream in) throws MessagingException {
    return HeaderBlock.read(in);
  }
}
