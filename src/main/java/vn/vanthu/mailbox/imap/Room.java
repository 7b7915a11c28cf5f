package vn.vanthu.mailbox.imap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.vanthu.mailbox.MailboxSettings;

/**
 * Whether there is room for another message. Reading stops before the disk is full, so that what is
 * kept already can still be filed and answered.
 */
final class Room {
  private final Path folder;
  private final long largest;
  private final long free;

  Room(MailboxSettings settings) {
    this.folder = settings.data();
    this.largest = settings.maxMail().toBytes();
    this.free = settings.keepFree().toBytes();
  }

  long largestMail() {
    return largest;
  }

  /** What is wrong with the disk; empty if there is room. */
  Optional<Trouble> lacking() {
    try {
      Files.createDirectories(folder);
      long usable = Files.getFileStore(folder).getUsableSpace();
      return usable >= free
          ? Optional.empty()
          : Optional.of(Trouble.diskFull((usable >> 20) + " MB"));
    } catch (IOException e) {
      return Optional.of(Trouble.of(e));
    }
  }
}
