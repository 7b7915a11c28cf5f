package vn.vanthu.extraction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder for copies of documents and for what readers unpack. A reader that is killed leaves
 * files behind, so it is emptied from outside; folders of services that were killed are removed by
 * the next one that starts.
 */
final class ReadingFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ReadingFolder.class);
  private static final Pattern NAME = Pattern.compile("vanthu-reading-(\\d+)-.*");

  private final Path path;

  private ReadingFolder(Path path) {
    this.path = path;
  }

  /** Makes a folder of this process in the system's folder for temporary files. */
  static ReadingFolder create() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    sweep(temporary);
    String name = "vanthu-reading-" + ProcessHandle.current().pid() + "-";
    return new ReadingFolder(Files.createTempDirectory(temporary, name));
  }

  /** A new empty file in it. */
  Path newFile() throws IOException {
    Files.createDirectories(path); // a cleaner of old files may have taken it
    return Files.createTempFile(path, "document-", ".bin");
  }

  /** A folder inside it; does not exist yet. */
  Path inner(String name) {
    return path.resolve(name);
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      log.warn("Not deleted: {}", folder);
    }
  }

  @Override
  public void close() {
    delete(path);
  }

  private static void sweep(Path temporary) {
    try (Stream<Path> files = Files.list(temporary)) {
      files.filter(ReadingFolder::isAbandoned).forEach(ReadingFolder::delete);
    } catch (IOException | java.io.UncheckedIOException e) {
      log.warn("Old folders of readers were not looked for: {}", e.toString());
    }
  }

  private static boolean isAbandoned(Path folder) {
    Matcher name = NAME.matcher(String.valueOf(folder.getFileName()));
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }
}
