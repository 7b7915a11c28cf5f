package vn.vanthu.extraction.ocr;

import boofcv.struct.image.GrayU8;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.vanthu.extraction.OcrSettings;

/**
 * The program Tesseract, version 5, with settings that are always said: the language, how a page is
 * laid out, one thread.
 */
final class Tesseract {
  /** A page of text in any layout. */
  static final int PAGE = 3;

  /** One block of text. */
  static final int BLOCK = 6;

  /** One line of text. */
  static final int LINE = 7;

  private final OcrSettings settings;

  Tesseract(OcrSettings settings) {
    this.settings = settings;
  }

  /** Whether the program is installed with the language that is wanted. */
  static boolean speaks(OcrSettings settings) {
    try {
      Process process =
          new ProcessBuilder(settings.command(), "--list-langs").redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return said.lines().toList().containsAll(List.of(settings.language().split("\\+")));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads pictures, all in one run.
   *
   * @param layout how each picture is laid out
   * @return for each picture its words, in its own pixels
   * @throws IOException if the program failed, or took longer than a page may
   */
  List<List<OcrWord>> read(List<GrayU8> pictures, int layout, int dpi) throws IOException {
    if (pictures.isEmpty()) {
      return List.of();
    }
    Path folder = Files.createTempDirectory("vanthu-ocr");
    try {
      List<String> names = new ArrayList<>();
      for (GrayU8 picture : pictures) {
        Path file = folder.resolve(names.size() + ".pgm");
        write(picture, file);
        names.add(file.toString());
      }
      Path list = folder.resolve("list.txt");
      Files.write(list, names);
      run(list, folder, layout, dpi);
      return words(folder.resolve("out.tsv"), pictures.size());
    } finally {
      delete(folder);
    }
  }

  /**
   * Reads one picture as it is.
   *
   * @return its words, in its own pixels
   * @throws IOException as above
   */
  List<OcrWord> read(Path picture, int layout, int dpi) throws IOException {
    Path folder = Files.createTempDirectory("vanthu-ocr");
    try {
      run(picture, folder, layout, dpi);
      return words(folder.resolve("out.tsv"), 1).get(0);
    } finally {
      delete(folder);
    }
  }

  private void run(Path list, Path folder, int layout, int dpi) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                settings.command(),
                list.toString(),
                folder.resolve("out").toString(),
                "-l",
                settings.language(),
                "--oem",
                "1",
                "--psm",
                String.valueOf(layout),
                "--dpi",
                String.valueOf(dpi),
                "tsv"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(settings.pageDeadline().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("Tesseract took longer than " + settings.pageDeadline());
      }
      if (process.exitValue() != 0) {
        throw new IOException("Tesseract ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void write(GrayU8 picture, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      String head = "P5\n%d %d\n255\n".formatted(picture.width, picture.height);
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      for (int y = 0; y < picture.height; y++) {
        out.write(picture.data, picture.startIndex + y * picture.stride, picture.width);
      }
    }
  }

  /**
   * The columns: level, page, block, paragraph, line, word, left, top, width, height, conf, text.
   */
  private static List<List<OcrWord>> words(Path tsv, int pages) throws IOException {
    List<List<OcrWord>> words = new ArrayList<>();
    for (int i = 0; i < pages; i++) {
      words.add(new ArrayList<>());
    }
    for (String line : Files.readAllLines(tsv)) {
      String[] f = line.split("\t", -1);
      if (f.length < 12 || !f[0].equals("5") || f[11].isBlank()) {
        continue;
      }
      int page = Integer.parseInt(f[1]) - 1;
      double left = Integer.parseInt(f[6]);
      double top = Integer.parseInt(f[7]);
      words
          .get(page)
          .add(
              new OcrWord(
                  Normalizer.normalize(f[11].strip(), Normalizer.Form.NFC),
                  left,
                  left + Integer.parseInt(f[8]),
                  top,
                  top + Integer.parseInt(f[9]),
                  Math.max(0, Math.min(1, Double.parseDouble(f[10]) / 100)),
                  f[2] + "." + f[3] + "." + f[4]));
    }
    return words;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
