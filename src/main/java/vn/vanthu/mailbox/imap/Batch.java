package vn.vanthu.mailbox.imap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import vn.vanthu.mailbox.Arrival;
import vn.vanthu.mailbox.Keeping;
import vn.vanthu.mailbox.Numbering;
import vn.vanthu.mailbox.RawStore;

/**
 * Messages fetched one after the other over one connection. When one cannot be kept, those behind
 * it wait for the next look.
 */
final class Batch {
  private final ImapMailbox mailbox;
  private final IMAPFolder folder;
  private final Numbering numbering;
  private final boolean again;
  private final List<Item> items = new ArrayList<>();
  private final List<Long> kept = new ArrayList<>();
  private boolean broken;
  private int handled;

  /**
   * @param again whether the messages are recorded already and only their bytes are lacking
   */
  Batch(
      ImapMailbox mailbox, IMAPFolder folder, Numbering numbering, List<Long> uids, boolean again) {
    this.mailbox = mailbox;
    this.folder = folder;
    this.numbering = numbering;
    this.again = again;
    uids.forEach(uid -> items.add(new Item(uid)));
  }

  Object[] items() {
    return items.toArray();
  }

  /** One message of it. */
  final class Item {
    private final long uid;

    Item(long uid) {
      this.uid = uid;
    }

    /** Keeps it, unless one before it could not be kept: the watermark never passes over a gap. */
    void keep(Keeping keeping) {
      broken = broken || mailbox.stopped() || !take(keeping);
      if (++handled == items.size()) {
        mailbox.taken(numbering, List.copyOf(kept));
      }
    }

    private boolean take(Keeping keeping) {
      try {
        fetchAndKeep(keeping);
        mailbox.took();
        return true;
      } catch (FetchFailed e) {
        mailbox.notFetched(numbering, uid, again, e, keeping);
      } catch (IOException | RuntimeException e) {
        mailbox.failed(Trouble.of(e));
      }
      return false;
    }

    private void fetchAndKeep(Keeping keeping) throws IOException {
      Optional<MessageFetch> message =
          MessageFetch.begin(folder, uid, again || mailbox.hasFailed(numbering, uid));
      if (message.isEmpty()) {
        passOver(keeping);
        return;
      }
      if (again) {
        keeping.complete(arrival(message.get()));
      } else {
        keeping.keep(arrival(message.get()));
      }
      kept.add(uid);
    }

    /** A person deleted or moved it between search and fetch. */
    private void passOver(Keeping keeping) {
      if (again) {
        keeping.giveUp(numbering, uid);
      } else {
        keeping.pass(numbering, uid);
      }
    }

    private Arrival arrival(MessageFetch message) {
      boolean oversize = message.largerThan(mailbox.largest());
      RawStore.Source source = oversize ? message::headers : message::whole;
      return new Arrival(numbering, uid, message.serverDate(), oversize, source);
    }
  }
}
