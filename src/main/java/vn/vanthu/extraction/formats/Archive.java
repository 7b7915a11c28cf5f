package vn.vanthu.extraction.formats;

import com.github.junrar.exception.RarException;
import com.github.junrar.rarfile.FileHeader;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The members of an archive, one after the other, within limits. */
public final class Archive implements Closeable {
  private final Closeable source;
  private final Iterator<Member> members;
  private final int most;
  private int taken;
  private boolean locked;

  private Archive(Closeable source, Iterator<Member> members, int most) {
    this.source = source;
    this.members = members;
    this.most = most;
  }

  /** Opens a ZIP (members named by raw bytes, UTF-8 first), 7z, RAR, tar or gzip file. */
  public static Archive open(Path file, int mostMembers) throws IOException {
    byte[] head = new byte[4];
    try (InputStream in = Files.newInputStream(file)) {
      in.readNBytes(head, 0, 4);
    }
    if (head[0] == 'P' && head[1] == 'K') {
      return zip(file, mostMembers);
    }
    if (head[0] == '7' && head[1] == 'z') {
      SevenZFile seven = SevenZFile.builder().setPath(file).get();
      Iterator<Member> members =
          iterator(
              () -> {
                var entry = seven.getNextEntry();
                return entry == null
                    ? Optional.empty()
                    : Optional.of(
                        new Member(
                            EntryNames.repaired(entry.getName()),
                            entry.isDirectory(),
                            false,
                            () -> seven.getInputStream(entry)));
              });
      return new Archive(seven, members, mostMembers);
    }
    if (head[0] == 'R' && head[1] == 'a' && head[2] == 'r') {
      return rar(file, mostMembers);
    }
    return (head[0] & 0xFF) == 0x1F ? gzip(file, mostMembers) : streamed(file, mostMembers);
  }

  /** RAR up to version 4; later ones cannot be opened. */
  private static Archive rar(Path file, int most) throws IOException {
    try {
      com.github.junrar.Archive rar = new com.github.junrar.Archive(file.toFile());
      if (rar.isEncrypted() && rar.getFileHeaders().isEmpty()) {
        throw new PasswordRequiredException(String.valueOf(file.getFileName()));
      }
      Iterator<FileHeader> headers = rar.getFileHeaders().iterator();
      Iterator<Member> members =
          iterator(
              () -> {
                if (!headers.hasNext()) {
                  return Optional.empty();
                }
                FileHeader header = headers.next();
                return Optional.of(
                    new Member(
                        EntryNames.repaired(header.getFileName()).replace('\\', '/'),
                        header.isDirectory(),
                        header.isEncrypted(),
                        () -> rar.getInputStream(header)));
              });
      return new Archive(rar, members, most);
    } catch (RarException e) {
      throw new IOException(e);
    }
  }

  private static Archive gzip(Path file, int most) throws IOException {
    InputStream unpacked = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)));
    return new Archive(
        unpacked, List.of(new Member("1", false, false, () -> unpacked)).iterator(), most);
  }

  private static Archive zip(Path file, int most) throws IOException {
    ZipFile zip =
        ZipFile.builder()
            .setPath(file)
            .setCharset(StandardCharsets.ISO_8859_1)
            .setUseUnicodeExtraFields(true)
            .get();
    Iterator<ZipArchiveEntry> entries = zip.getEntries().asIterator();
    Iterator<Member> members =
        iterator(
            () -> {
              if (!entries.hasNext()) {
                return Optional.empty();
              }
              ZipArchiveEntry entry = entries.next();
              boolean locked = entry.getGeneralPurposeBit().usesEncryption();
              return Optional.of(
                  new Member(
                      name(entry), entry.isDirectory(), locked, () -> zip.getInputStream(entry)));
            });
    return new Archive(zip, members, most);
  }

  private static Archive streamed(Path file, int most) throws IOException {
    try {
      InputStream raw = new BufferedInputStream(Files.newInputStream(file));
      ArchiveInputStream<? extends ArchiveEntry> archive =
          new ArchiveStreamFactory().createArchiveInputStream(raw);
      Iterator<Member> members =
          iterator(
              () -> {
                ArchiveEntry entry = archive.getNextEntry();
                return entry == null
                    ? Optional.empty()
                    : Optional.of(
                        new Member(
                            EntryNames.repaired(entry.getName()),
                            entry.isDirectory(),
                            false,
                            () -> archive));
              });
      return new Archive(archive, members, most);
    } catch (ArchiveException e) {
      throw new IOException(e);
    }
  }

  private static String name(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    return raw == null ? entry.getName() : EntryNames.decode(raw);
  }

  /** The next file in it; empty at the end. */
  public Optional<Member> next() {
    while (members.hasNext()) {
      Member member = members.next();
      if (++taken > most) {
        throw new Passages.OverLimit("members");
      }
      if (member.locked) {
        locked = true;
      } else if (!member.directory) {
        return Optional.of(member);
      }
    }
    return Optional.empty();
  }

  /** Whether a member needs a password. */
  public boolean isProtected() {
    return locked;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private static Iterator<Member> iterator(Next next) {
    return new Iterator<>() {
      private Optional<Member> ahead = Optional.empty();
      private boolean ended;

      @Override
      public boolean hasNext() {
        if (ahead.isEmpty() && !ended) {
          try {
            ahead = next.next();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
          ended = ahead.isEmpty();
        }
        return ahead.isPresent();
      }

      @Override
      public Member next() {
        if (!hasNext()) {
          throw new java.util.NoSuchElementException();
        }
        Member member = ahead.orElseThrow();
        ahead = Optional.empty();
        return member;
      }
    };
  }

  /** A file in an archive. */
  public record Member(String name, boolean directory, boolean locked, Opening opening) {
    /**
     * Unpacks it into {@code target}.
     *
     * @return its bytes
     * @throws Passages.OverLimit when it has more than {@code most}
     */
    public long copyTo(Path target, long most) throws IOException {
      long copied = 0;
      try (OutputStream out = Files.newOutputStream(target)) {
        InputStream in = opening.open();
        byte[] buffer = new byte[16 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          copied += n;
          if (copied > most) {
            throw new Passages.OverLimit("unpacked");
          }
          out.write(buffer, 0, n);
        }
      }
      return copied;
    }
  }

  /** Opens a member's bytes. */
  public interface Opening {
    InputStream open() throws IOException;
  }

  private interface Next {
    Optional<Member> next() throws IOException;
  }
}
