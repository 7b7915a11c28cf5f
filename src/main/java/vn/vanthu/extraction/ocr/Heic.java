package vn.vanthu.extraction.ocr;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.vanthu.extraction.OcrSettings;

/** Photographs as iPhones take them, turned into JPEG by a program of libheif. */
public final class Heic {
  private final OcrSettings settings;

  public Heic(OcrSettings settings) {
    this.settings = settings;
  }

  /**
   * Does something with the photograph as JPEG, turned the way the camera was held.
   *
   * @throws PictureFile.UnknownKind if the program is not there
   * @throws IOException if the file is damaged, or took longer than a page may
   */
  public void asJpeg(Path photograph, Reader reader) throws IOException {
    Path folder = Files.createTempDirectory("vanthu-heic");
    try {
      Path jpeg = folder.resolve("photograph.jpg");
      run(photograph, jpeg);
      reader.read(first(folder));
    } finally {
      delete(folder);
    }
  }

  private void run(Path photograph, Path jpeg) throws IOException {
    Process process =
        start(List.of(settings.heicCommand(), photograph.toString(), jpeg.toString()));
    try {
      process.getOutputStream().close();
      if (!process.waitFor(settings.pageDeadline().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("The photograph took longer than " + settings.pageDeadline());
      }
      if (process.exitValue() != 0) {
        throw new IOException("The photograph's converter ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(List<String> command) throws PictureFile.UnknownKind {
    try {
      return new ProcessBuilder(command)
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new PictureFile.UnknownKind("No program for photographs of this kind");
    }
  }

  /**
   * A file of several photographs becomes several, numbered; its first is the one that is shown.
   */
  private static Path first(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().findFirst().orElseThrow(() -> new IOException("No photograph in it"));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  /** Reads a JPEG file. */
  public interface Reader {
    void read(Path jpeg) throws IOException;
  }
}
