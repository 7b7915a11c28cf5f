package vn.vanthu.mailbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store and one open folder of a mailbox. */
final class ImapConnection {
  private static final Logger log = LoggerFactory.getLogger(ImapConnection.class);
  private static final long LONGEST_WAIT = 300_000;

  private final MailboxSettings.Box box;
  private @Nullable IMAPStore store;
  private @Nullable IMAPFolder open;
  private int failures;
  private long notBefore = Long.MIN_VALUE;

  ImapConnection(MailboxSettings.Box box) {
    this.box = box;
  }

  /** Everything went well: the next failure is a first one. */
  void succeeded() {
    failures = 0;
  }

  /** Whether the next try must wait, after a failure. */
  boolean mustWait() {
    return System.nanoTime() / 1_000_000 < notBefore;
  }

  /** The folder, opened to be examined. */
  IMAPFolder examine(String name) throws MessagingException {
    if (open != null && open.isOpen() && open.getFullName().equals(name)) {
      open.getMessageCount(); // a NOOP: brings what is new
      return open;
    }
    closeFolder();
    IMAPStore connected = store;
    if (connected == null || !connected.isConnected()) {
      connected = ImapSessions.connect(box);
      store = connected;
    }
    IMAPFolder folder = (IMAPFolder) connected.getFolder(name);
    folder.open(Folder.READ_ONLY);
    open = folder;
    return folder;
  }

  /**
   * Waits for news, no longer than {@code most}. A server without IDLE is waited for without it.
   */
  void idle(String name, Duration most) throws MessagingException {
    IMAPFolder folder = examine(name);
    IMAPStore connected = store;
    if (connected == null || !connected.hasCapability("IDLE")) {
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

  /** Any command ends IDLE; this one is sent when the steady poll is due. */
  private static Thread waker(IMAPFolder folder, Duration most) {
    Thread waker =
        new Thread(
            () -> {
              try {
                new CountDownLatch(1).await(most.toMillis(), TimeUnit.MILLISECONDS);
                folder.isOpen();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "idle-end");
    waker.setDaemon(true);
    waker.start();
    return waker;
  }

  private static void waitFor(Duration most) {
    try {
      new CountDownLatch(1).await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Doubles the wait with each failure, with some jitter. */
  void dropAndBackOff() {
    close();
    long wait = Math.min(LONGEST_WAIT, 1000L << Math.min(failures++, 9));
    long jitter = ThreadLocalRandom.current().nextLong(wait / 2 + 1);
    notBefore = System.nanoTime() / 1_000_000 + wait / 2 + jitter;
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
    try {
      if (open != null && open.isOpen()) {
        open.close(false);
      }
    } catch (MessagingException | RuntimeException e) {
      log.debug("not closed: {}", e.toString());
    }
    open = null;
  }

  /** The trouble as a code that messages put into words. */
  static String reason(Exception e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof AuthenticationFailedException) {
        return "wrong-password";
      }
      if (t instanceof UnknownHostException) {
        return "unknown-host";
      }
      if (t instanceof SSLException || t instanceof CertificateException) {
        return "certificate-not-trusted";
      }
      if (t instanceof FolderNotFoundException) {
        return "folder-not-found";
      }
      if (t instanceof ConnectException || t instanceof SocketTimeoutException) {
        return "no-answer";
      }
    }
    return "connection-lost";
  }
}
