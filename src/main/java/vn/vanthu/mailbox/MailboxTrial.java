package vn.vanthu.mailbox;

import java.util.List;
import java.util.Optional;

/** Tries whether a mailbox can be read. Nothing in it changes, and nothing of it is kept. */
public interface MailboxTrial {
  /** Signs in and looks into each folder; waits some seconds for an answer at the most. */
  Tried tryOut(MailboxSettings.Box box);

  /**
   * What came of it.
   *
   * @param trouble why it cannot be read, as a code; {@code mailbox.trouble.} before it is the
   *     sentence in the messages; empty if it can
   * @param detail what the server or the system said to that
   * @param folders those that could be looked into
   */
  record Tried(Optional<String> trouble, String detail, List<Seen> folders) {}

  /** A folder and how many messages are in it. */
  record Seen(String name, int messages) {}
}
