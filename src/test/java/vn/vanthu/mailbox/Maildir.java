package vn.vanthu.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A mailbox as Maildir folders, filled and turned back behind the back of its server. */
final class Maildir {
  private final Path inbox;
  private final Optional<String> owner;
  private int delivered;

  /**
   * An empty mailbox.
   *
   * @param owner whom its files are given to, if not left to who runs the test
   */
  Maildir(Path inbox, Optional<String> owner) throws IOException {
    this.inbox = inbox;
    this.owner = owner;
    make(inbox);
    own(inbox);
  }

  /** The folder of INBOX. */
  Path inbox() {
    return inbox;
  }

  /**
   * @param flags letters of Maildir: S seen, F flagged, R answered, T deleted
   */
  void deliver(byte[] raw, Instant received, String flags) {
    deliverTo(inbox, raw, received, flags);
  }

  /** Puts a message into another folder, which is made if need be. */
  void deliverTo(String folder, String raw) {
    Path place = inbox.resolve("." + folder);
    try {
      if (!Files.exists(place)) {
        make(place);
        own(place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    deliverTo(place, raw.getBytes(StandardCharsets.UTF_8), Instant.now(), "");
  }

  private void deliverTo(Path folder, byte[] raw, Instant received, String flags) {
    String name = "%010d.M%dP1.test".formatted(received.getEpochSecond(), ++delivered);
    try {
      Path file = Files.write(folder.resolve("tmp").resolve(name), raw);
      Files.setLastModifiedTime(file, FileTime.from(received));
      own(file);
      Path target = folder.resolve(flags.isEmpty() ? "new" : "cur");
      Files.move(
          file,
          target.resolve(flags.isEmpty() ? name : name + ":2," + flags),
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a copy of the whole mailbox as it is now. */
  Path backup() {
    Path copy = inbox.resolveSibling("backup-" + System.nanoTime());
    Folders.copy(inbox, copy);
    return copy;
  }

  /** Puts a copy of the mailbox back into its place; the server must be stopped. */
  void restore(Path backup) {
    Folders.delete(inbox);
    Folders.copy(backup, inbox);
    try {
      own(inbox);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Numbers INBOX anew under another UIDVALIDITY; the server must be stopped. */
  void renumber() {
    try (Stream<Path> files = Files.list(inbox)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("dovecot")).toList()) {
        Files.delete(file);
      }
      Path list = inbox.resolve("dovecot-uidlist");
      Files.writeString(list, "3 V77 N1 G00112233445566778899aabbccddeeff\n");
      own(inbox);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make(Path folder) throws IOException {
    for (String part : List.of("new", "cur", "tmp")) {
      Files.createDirectories(folder.resolve(part));
    }
  }

  private void own(Path folder) throws IOException {
    if (owner.isEmpty()) {
      return;
    }
    UserPrincipal user =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner.get());
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        Files.setOwner(path, user);
      }
    }
  }
}
