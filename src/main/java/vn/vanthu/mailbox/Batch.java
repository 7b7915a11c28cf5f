package vn.vanthu.mailbox;

import jakarta.mail.MessageRemovedException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages fetched one after the other over one connection. When one cannot be kept, those behind
 * it wait for the next look.
 */
final class Batch {
  private final ImapMailbox mailbox;
  private final LocalDate takeFrom;
  private final List<Item> items = new ArrayList<>();
  private final List<Arrival> kept = new ArrayList<>();
  private boolean broken;
  private int handled;

  Batch(ImapMailbox mailbox, LocalDate takeFrom) {
    this.mailbox = mailbox;
    this.takeFrom = takeFrom;
  }

  void add(Arrival arrival) {
    items.add(new Item(arrival));
  }

  List<Item> items() {
    return items;
  }

  /** One message of it. */
  final class Item {
    private final Arrival arrival;

    Item(Arrival arrival) {
      this.arrival = arrival;
    }

    /** Keeps it, unless one before it could not be kept: the watermark never passes over a gap. */
    void keep(Keeping keeping) {
      tryToKeep(keeping);
      if (++handled == items.size()) {
        mailbox.taken(List.copyOf(kept));
      }
    }

    private void tryToKeep(Keeping keeping) {
      if (broken) {
        return;
      }
      try {
        keeping.keep(arrival, takeFrom);
        kept.add(arrival);
      } catch (Gone e) {
        keeping.advance(arrival, takeFrom);
      } catch (IOException | RuntimeException e) {
        broken = true;
        mailbox.failed(e);
      }
    }
  }

  /** A person deleted or moved the message between search and fetch. */
  static final class Gone extends IOException {
    private static final long serialVersionUID = 1L;

    Gone(MessageRemovedException cause) {
      super(cause);
    }
  }
}
