package vn.vanthu.mailbox.imap;

import jakarta.mail.FolderClosedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the bytes of one message as the server has them, piece by piece, so that no more than a
 * piece is in memory. A short piece is no end: some servers cap pieces, others are wrong about a
 * message's size.
 */
final class MessageFetch {
  private static final int PIECE = 1 << 20;

  private final IMAPFolder folder;
  private final long uid;
  private final Piece first;

  private MessageFetch(IMAPFolder folder, long uid, Piece first) {
    this.folder = folder;
    this.uid = uid;
    this.first = first;
  }

  /**
   * Asks for the message's first piece.
   *
   * @param plainly leaves out what a server may be unable to say of a message: its date and size
   * @return empty if the message has gone
   */
  static Optional<MessageFetch> begin(IMAPFolder folder, long uid, boolean plainly)
      throws FetchFailed {
    Optional<Piece> first = ask(folder, uid, 0, plainly ? "" : "INTERNALDATE RFC822.SIZE ");
    return first.map(piece -> new MessageFetch(folder, uid, piece));
  }

  /** When it arrived, by the server. */
  Optional<Instant> serverDate() {
    return first.date();
  }

  /** Whether the server says that it is larger. */
  boolean largerThan(long bytes) {
    return first.size() > bytes;
  }

  /**
   * Writes the whole message.
   *
   * @throws FetchFailed if the server does not give it out whole; other errors are those of {@code
   *     out}
   */
  void whole(OutputStream out) throws IOException {
    Piece piece = first;
    long written = 0;
    while (piece.length() > 0) {
      piece.writeTo(out);
      written += piece.length();
      if (piece.origin() < 0 || piece.length() < PIECE && written == first.size()) {
        return;
      }
      piece =
          ask(folder, uid, written, "")
              .orElseThrow(() -> new FetchFailed("it went while it was fetched"));
    }
    if (written == 0 && first.size() > 0) {
      throw new FetchFailed("an empty answer for a message of " + first.size() + " bytes");
    }
  }

  /** Writes the headers alone, with the empty line that ends them. */
  void headers(OutputStream out) throws IOException {
    first.headers().writeTo(out);
  }

  private static Optional<Piece> ask(IMAPFolder folder, long uid, long offset, String also)
      throws FetchFailed {
    String command = "UID FETCH %d (%sBODY.PEEK[]<%d.%d>)".formatted(uid, also, offset, PIECE);
    try {
      Object answer = folder.doCommand(protocol -> answer(protocol, command, uid));
      if (answer instanceof Piece piece && (offset == 0 || piece.origin() == offset)) {
        return Optional.of(piece);
      }
      if (isThere(folder, uid)) {
        throw new FetchFailed("no answer to FETCH");
      }
      return Optional.empty();
    } catch (MessagingException e) {
      return refused(folder, uid, e);
    }
  }

  /** Servers refuse to give out what another has just deleted, too. */
  private static Optional<Piece> refused(IMAPFolder folder, long uid, MessagingException e)
      throws FetchFailed {
    try {
      if (!(e instanceof FolderClosedException) && !isThere(folder, uid)) {
        return Optional.empty();
      }
    } catch (MessagingException lost) {
      e.addSuppressed(lost);
    }
    throw new FetchFailed(e.getMessage(), e);
  }

  private static @Nullable Piece answer(IMAPProtocol protocol, String command, long uid)
      throws ProtocolException {
    Response[] responses = protocol.command(command, null);
    Piece piece = null;
    for (Response response : responses) {
      if (response instanceof FetchResponse fetched && isOf(uid, fetched)) {
        piece = Piece.of(fetched);
      }
    }
    protocol.notifyResponseHandlers(responses);
    protocol.handleResult(responses[responses.length - 1]);
    return piece;
  }

  private static boolean isOf(long uid, FetchResponse fetched) {
    UID item = fetched.getItem(UID.class);
    return item != null && item.uid == uid && fetched.getItem(BODY.class) != null;
  }

  private static boolean isThere(IMAPFolder folder, long uid) throws MessagingException {
    Object there =
        folder.doCommand(
            protocol -> {
              protocol.noop(); // the server tells what was deleted meanwhile
              Response[] responses = protocol.command("UID FETCH " + uid + " (UID)", null);
              boolean found = false;
              for (Response response : responses) {
                found |=
                    response instanceof FetchResponse fetched
                        && fetched.getItem(UID.class) != null
                        && fetched.getItem(UID.class).uid == uid;
              }
              protocol.notifyResponseHandlers(responses);
              protocol.handleResult(responses[responses.length - 1]);
              return found;
            });
    return Boolean.TRUE.equals(there);
  }
}
