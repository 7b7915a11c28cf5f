package vn.vanthu.mailbox.imap;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.vanthu.mailbox.MailboxSettings;
import vn.vanthu.mailbox.MailboxTrial;

/** Tries a mailbox over a connection of its own, in EXAMINE mode as all reading is. */
@Component
class ImapTrial implements MailboxTrial {
  private static final Logger log = LoggerFactory.getLogger(ImapTrial.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public Tried tryOut(MailboxSettings.Box box) {
    List<Seen> folders = new ArrayList<>();
    try {
      IMAPStore store = ImapSessions.connect(impatient(box));
      try {
        for (String name : box.folders()) {
          Folder folder = store.getFolder(name);
          if (!folder.exists()) {
            return failed(Trouble.missing(name), folders);
          }
          folder.open(Folder.READ_ONLY);
          folders.add(new Seen(name, folder.getMessageCount()));
          folder.close(false);
        }
      } finally {
        close(store);
      }
      return new Tried(Optional.empty(), "", folders);
    } catch (MessagingException | RuntimeException e) {
      return failed(Trouble.of(e), folders);
    }
  }

  private static Tried failed(Trouble trouble, List<Seen> folders) {
    return new Tried(Optional.of(trouble.code()), trouble.detail(), folders);
  }

  private static void close(IMAPStore store) {
    try {
      store.close();
    } catch (MessagingException e) {
      log.debug("not closed: {}", e.toString());
    }
  }

  private static MailboxSettings.Box impatient(MailboxSettings.Box box) {
    return new MailboxSettings.Box(
        box.name(),
        box.host(),
        box.port(),
        box.security(),
        box.username(),
        box.password(),
        box.folders(),
        box.takeFrom(),
        box.pollEvery(),
        box.afterTaking(),
        box.timeout().compareTo(PATIENCE) < 0 ? box.timeout() : PATIENCE,
        box.trust(),
        box.authservId());
  }
}
