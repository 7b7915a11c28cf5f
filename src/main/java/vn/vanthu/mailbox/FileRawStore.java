package vn.vanthu.mailbox;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Files named by their hash: written under a temporary name, forced to the disk, then renamed. */
public final class FileRawStore implements RawStore {
  private final Path folder;

  public FileRawStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public Raw keep(Source source) throws IOException {
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "arriving-", ".tmp");
    try {
      MessageDigest digest = sha256();
      write(source, temporary, digest);
      String hash = HexFormat.of().formatHex(digest.digest());
      Path target = target(hash);
      Files.createDirectories(parent(target));
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(parent(target));
      return new Raw(hash, Files.size(target));
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  @Override
  public Path file(String sha256) throws IOException {
    Path target = target(sha256);
    if (!Files.isReadable(target)) {
      throw new NoSuchFileException(target.toString());
    }
    return target;
  }

  private static void write(Source source, Path file, MessageDigest digest) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      OutputStream out =
          new DigestOutputStream(
              new BufferedOutputStream(Channels.newOutputStream(channel), 64 * 1024), digest);
      source.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  private Path target(String hash) {
    return folder.resolve(hash.substring(0, 2)).resolve(hash + ".eml");
  }

  private static Path parent(Path target) throws IOException {
    Path parent = target.getParent();
    if (parent == null) {
      throw new IOException("No folder: " + target);
    }
    return parent;
  }

  /** A rename is durable once its folder is; not every system can force a folder. */
  private static void force(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
