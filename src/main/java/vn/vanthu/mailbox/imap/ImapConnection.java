package vn.vanthu.mailbox.imap;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.mailbox.MailboxSettings;

/** The store and one open folder of a mailbox, and how long to wait after a failure. */
final class ImapConnection {
  private static final Logger log = LoggerFactory.getLogger(ImapConnection.class);
  private static final Duration ASK_AGAIN = Duration.ofMillis(250);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final MailboxSettings.Box box;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean stopped;
  private @Nullable IMAPStore store;
  private volatile @Nullable IMAPFolder open;
  private int seen;
  private int failures;
  private long notBefore = System.nanoTime();

  ImapConnection(MailboxSettings.Box box) {
    this.box = box;
  }

  /** Something went well: the next failure is a first one. */
  void succeeded() {
    failures = 0;
  }

  /** Whether the next try must wait, after a failure. */
  boolean mustWait() {
    return System.nanoTime() - notBefore < 0;
  }

  /** The folder as it is open now; reopened if it is another or was lost. */
  IMAPFolder examine(String name) throws MessagingException {
    IMAPFolder now = open;
    if (now != null && now.isOpen() && now.getFullName().equals(name)) {
      now.getMessageCount(); // a NOOP: brings what is new
      return now;
    }
    return examineAnew(name);
  }

  /** The folder, opened anew to be examined, so that the server tells its numbering. */
  IMAPFolder examineAnew(String name) throws MessagingException {
    closeFolder();
    IMAPStore connected = store;
    if (connected == null || !connected.isConnected()) {
      connected = ImapSessions.connect(box);
      store = connected;
    }
    IMAPFolder folder = (IMAPFolder) connected.getFolder(name);
    folder.open(Folder.READ_ONLY);
    seen = folder.getMessageCount();
    folder.addMessageCountListener(
        new MessageCountAdapter() {
          @Override
          public void messagesAdded(MessageCountEvent event) {
            wake.release(); // news that comes before IDLE has begun does not end it
          }
        });
    open = folder;
    return folder;
  }

  /**
   * Waits for news of that folder, no longer than {@code most}. A server without IDLE is waited for
   * without it.
   */
  void idle(String name, Duration most) throws MessagingException {
    IMAPFolder folder = examine(name);
    wake.drainPermits();
    folder.doCommand(
        protocol -> {
          protocol.noop(); // asked for the count within a second, the folder itself sends none
          return null;
        });
    if (folder.getMessageCount() != seen) {
      return; // came between the look and now: IDLE would not tell
    }
    if (!can(folder, "IDLE")) {
      waitFor(most);
      return;
    }
    Thread waker = waker(folder, most);
    try {
      folder.idle(true);
    } finally {
      waker.interrupt();
    }
  }

  /** Asked of the open folder: asking the store would open a second connection. */
  static boolean can(IMAPFolder folder, String capability) throws MessagingException {
    return Boolean.TRUE.equals(folder.doCommand(protocol -> protocol.hasCapability(capability)));
  }

  /**
   * Any command ends IDLE; this one is sent when the steady poll is due, when news came before IDLE
   * had begun, or when the service stops. A folder that has heard from the server within the last
   * second sends none, so it is asked again until IDLE has ended.
   */
  private Thread waker(IMAPFolder folder, Duration most) {
    Thread waker =
        new Thread(
            () -> {
              waitFor(most);
              while (!Thread.currentThread().isInterrupted()) {
                folder.isOpen();
                LockSupport.parkNanos(ASK_AGAIN.toNanos());
              }
            },
            "idle-end-" + box.name());
    waker.setDaemon(true);
    waker.start();
    return waker;
  }

  private void waitFor(Duration most) {
    try {
      if (!stopped) {
        wake.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Doubles the wait with each failure, with some jitter. */
  void dropAndBackOff() {
    close();
    long longest = FIRST_WAIT.toMillis() << Math.min(failures++, 12);
    long wait = Math.min(LONGEST_WAIT.toMillis(), longest);
    pause(Duration.ofMillis(wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2 + 1)));
  }

  /** Nothing is tried for that long. */
  void pause(Duration wait) {
    notBefore = System.nanoTime() + wait.toNanos();
  }

  /** Ends waiting for good; to be called by another thread. */
  void stop() {
    stopped = true;
    wake.release();
  }

  boolean stopped() {
    return stopped;
  }

  void close() {
    closeFolder();
    try {
      if (store != null) {
        store.close();
      }
    } catch (MessagingException e) {
      log.debug("not closed: {}", e.toString());
    }
    store = null;
  }

  private void closeFolder() {
    IMAPFolder now = open;
    try {
      if (now != null && now.isOpen()) {
        now.close(false);
      }
    } catch (MessagingException | RuntimeException e) {
      log.debug("not closed: {}", e.toString());
    }
    open = null;
  }
}
