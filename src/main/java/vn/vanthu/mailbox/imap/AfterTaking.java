package vn.vanthu.mailbox.imap;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.mailbox.MailboxSettings;
import vn.vanthu.mailbox.Numbering;

/**
 * Marks or moves what was taken, where an office has asked for it: in a second, short session after
 * everything is kept. Never expunges what others have deleted.
 */
final class AfterTaking {
  private static final Logger log = LoggerFactory.getLogger(AfterTaking.class);

  private AfterTaking() {}

  /**
   * Does what the settings of {@code box} ask for; failing is only logged, for the mail is kept.
   */
  static void apply(MailboxSettings.Box box, Numbering numbering, List<Long> uids) {
    if (box.afterTaking().equals("nothing") || uids.isEmpty()) {
      return;
    }
    try (IMAPStore store = ImapSessions.connect(box)) {
      IMAPFolder folder = (IMAPFolder) store.getFolder(numbering.folder());
      folder.open(Folder.READ_WRITE);
      try {
        if (folder.getUIDValidity() == numbering.uidValidity()) {
          mark(box.afterTaking(), store, folder, messages(folder, uids));
        }
      } finally {
        folder.close(false); // closing it otherwise would expunge what people have marked deleted
      }
    } catch (MessagingException e) {
      log.warn("mailbox {}: taken mail was not marked: {}", box.name(), e.toString());
    }
  }

  private static Message[] messages(IMAPFolder folder, List<Long> uids) throws MessagingException {
    long[] wanted = uids.stream().mapToLong(Long::longValue).toArray();
    return Arrays.stream(folder.getMessagesByUID(wanted))
        .filter(Objects::nonNull)
        .toArray(Message[]::new);
  }

  private static void mark(String how, IMAPStore store, IMAPFolder from, Message[] messages)
      throws MessagingException {
    String name = how.substring(how.indexOf(':') + 1);
    if (messages.length == 0) {
      return;
    }
    if (how.startsWith("keyword:")) {
      from.setFlags(messages, new Flags(name), true);
      return;
    }
    Folder to = store.getFolder(name);
    if (!to.exists() && !to.create(Folder.HOLDS_MESSAGES)) {
      throw new MessagingException("The folder " + name + " cannot be made");
    }
    if (ImapConnection.can(from, "MOVE")) {
      from.moveMessages(messages, to);
    } else if (ImapConnection.can(from, "UIDPLUS")) {
      from.copyMessages(messages, to);
      from.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
      from.expunge(messages);
    } else {
      throw new MessagingException("The server offers neither MOVE nor UIDPLUS: nothing was moved");
    }
  }
}
