package vn.vanthu.mailbox.imap;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;
import vn.vanthu.TestDatabase;
import vn.vanthu.mailbox.DovecotServer;
import vn.vanthu.mailbox.ImapProxy;
import vn.vanthu.mailbox.MailboxSettings;
import vn.vanthu.mailbox.StoredMail;

/** An office's mailbox on a server of its own, and the line to it, which a test can disturb. */
final class WatchedOffice implements AutoCloseable {
  final DovecotServer server;
  final ImapProxy proxy;
  ReadMailbox mailbox;
  private final Path data;

  /**
   * @param data where the mail is kept that was taken
   */
  WatchedOffice(Path data) {
    this.data = data;
    server = DovecotServer.started();
    proxy = new ImapProxy(server.port());
    mailbox = open(ReadMailbox.box(proxy.port()), 50);
  }

  /** A mailbox beside this one, with rows of its own. */
  ReadMailbox open(MailboxSettings.Box box, int largestMegabytes) {
    return new ReadMailbox(
        TestDatabase.H2.migrated(), data, box, DataSize.ofMegabytes(largestMegabytes));
  }

  /** Reads the mailbox by other settings, from the beginning. */
  void reopen(MailboxSettings.Box box, int largestMegabytes) {
    mailbox.close();
    mailbox = open(box, largestMegabytes);
  }

  static byte[] mail(String subject) {
    return ("Subject: " + subject + "\n\ny\n").getBytes(StandardCharsets.UTF_8);
  }

  void deliver(String... subjects) {
    for (String subject : subjects) {
      server.deliver("Subject: " + subject + "\n\ny\n");
    }
  }

  int rowsAfterLook() {
    mailbox.look();
    return mailbox.rows().size();
  }

  boolean lookFails() {
    mailbox.look();
    return mailbox.state().failingSince().isPresent();
  }

  /** Newest first. */
  List<String> subjects() {
    return mailbox.rows().stream().map(StoredMail::subject).collect(Collectors.toList());
  }

  @Override
  public void close() {
    mailbox.close();
    proxy.close();
    server.close();
  }
}
