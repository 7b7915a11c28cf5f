package vn.vanthu.mailbox.imap;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;

/**
 * A piece of a message.
 *
 * @param size of the whole message as the server says; -1 if it does not
 * @param origin where in the message it begins; -1 if the server ignored that a piece was asked for
 */
record Piece(Optional<Instant> date, long size, int origin, byte[] bytes, int start, int length) {

  static Piece of(FetchResponse fetched) {
    INTERNALDATE date = fetched.getItem(INTERNALDATE.class);
    RFC822SIZE size = fetched.getItem(RFC822SIZE.class);
    BODY body = fetched.getItem(BODY.class);
    ByteArray bytes = body == null ? null : body.getByteArray();
    return new Piece(
        Optional.ofNullable(date).map(INTERNALDATE::getDate).map(Date::toInstant),
        size == null ? -1 : size.size,
        body == null ? 0 : body.getOrigin(),
        bytes == null ? new byte[0] : bytes.getBytes(),
        bytes == null ? 0 : bytes.getStart(),
        bytes == null ? 0 : bytes.getCount());
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, start, length);
  }

  /** The headers with the empty line that ends them; all of it if there is none. */
  Piece headers() {
    for (int i = start; i < start + length - 3; i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        return new Piece(date, size, origin, bytes, start, i + 4 - start);
      }
    }
    return this;
  }
}
