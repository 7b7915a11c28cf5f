package vn.vanthu.mailbox.imap;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.integration.mail.inbound.MailReceiver;
import vn.vanthu.mailbox.MailboxReaders;

/** A mailbox that several nodes could read: only the one that holds it does. */
final class SharedMailbox implements MailReceiver {
  private static final Logger log = LoggerFactory.getLogger(SharedMailbox.class);
  private static final Duration STAND_BY = Duration.ofSeconds(5);

  private final ImapMailbox mailbox;
  private final MailboxReaders readers;
  private final String node;
  private volatile boolean held;
  private volatile boolean closed;

  SharedMailbox(ImapMailbox mailbox, MailboxReaders readers, String node) {
    this.mailbox = mailbox;
    this.readers = readers;
    this.node = node;
  }

  @Override
  public Object[] receive() {
    if (closed || mailbox.pausing()) {
      return new Object[0];
    }
    try {
      held = readers.hold(mailbox.name(), node);
    } catch (RuntimeException e) {
      mailbox.failed(Trouble.of(e));
      return new Object[0];
    }
    if (!held) {
      mailbox.standBy(STAND_BY);
      return new Object[0];
    }
    return mailbox.receive();
  }

  /** A mailbox in trouble is let go: another node may have more luck. */
  void renew() {
    try {
      if (held && mailbox.pausing()) {
        held = false;
        readers.release(mailbox.name(), node);
      } else if (held) {
        readers.hold(mailbox.name(), node);
      }
    } catch (RuntimeException e) {
      log.warn("mailbox {}: not renewed: {}", mailbox.name(), e.toString());
    }
  }

  /** Nothing more is taken; to be called by another thread than the one that reads. */
  void stop() {
    closed = true; // the poller may ask once more while the rest of the service ends
    mailbox.stop();
  }

  void close() {
    mailbox.close();
    renewNoMore();
  }

  private void renewNoMore() {
    held = false;
    try {
      readers.release(mailbox.name(), node);
    } catch (RuntimeException e) {
      log.debug("not released: {}", e.toString());
    }
  }
}
