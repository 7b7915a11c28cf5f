package vn.vanthu.extraction;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.vanthu.extraction.ocr.Ocr;

/**
 * The child process: reads one document after the other, as it is asked on standard input, and
 * answers in frames on standard output. What documents make libraries print goes to standard error.
 */
public final class ExtractionWorker {
  /** First word of the command line that starts it. */
  public static final String COMMAND = "extraction-worker";

  static final int FRAME = 0x56546872;

  private ExtractionWorker() {}

  public static void main(String[] args) throws IOException {
    DataOutputStream answers = new DataOutputStream(System.out);
    System.setOut(new PrintStream(System.err, true));
    System.setProperty("java.awt.headless", "true");
    ReadingLimits limits = ReadingLimits.ofWord(args[args.length - 2]);
    Ocr ocr = new Ocr(OcrSettings.ofWord(args[args.length - 1]));
    // a document that hangs must not outlive the service that asked for it
    ProcessHandle.current()
        .parent()
        .ifPresent(service -> service.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    warm();
    answer(new Extraction(java.util.List.of(), java.util.List.of(), java.util.List.of()), answers);
    DataInputStream questions = new DataInputStream(new BufferedInputStream(System.in));
    while (true) {
      int length = questions.read();
      if (length < 0) {
        return; // the service has gone
      }
      answer(DocumentReader.read(Wire.question(questions), limits, ocr), answers);
    }
  }

  private static void answer(Extraction extraction, DataOutputStream out) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    Wire.write(extraction, new DataOutputStream(frame));
    out.writeInt(FRAME);
    out.writeInt(frame.size());
    frame.writeTo(out);
    out.flush();
  }

  /** Loads the type detector, so that the first mail does not wait for it. */
  private static void warm() {
    org.apache.tika.Tika tika = new org.apache.tika.Tika();
    tika.detect(new byte[] {'P', 'K', 3, 4}, "warm.docx");
  }

  /**
   * The command line of a child process of this service.
   *
   * @param heap as the JVM takes it: {@code "256m"}
   * @param folder for its temporary files
   * @param word the command by which the jar starts it, and {@code main} its class elsewhere
   */
  public static List<String> childCommand(String heap, Path folder, String word, Class<?> main) {
    String classPath = classPath();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.add("-Xss2m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Xshare:auto");
    command.add("-Djava.awt.headless=true");
    command.add("-Djava.io.tmpdir=" + folder);
    command.add("-Dlog4j2.level=OFF");
    if (classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)) {
      command.addAll(List.of("-jar", classPath, word));
    } else {
      command.addAll(List.of("-cp", classPath, main.getName()));
    }
    return command;
  }

  /**
   * The path that this class itself was found on: a host with a class loader of its own, such as a
   * console that runs tests, has only itself on the path of its process.
   */
  static String classPath() {
    if (ExtractionWorker.class.getClassLoader() instanceof URLClassLoader loader) {
      List<URL> places = List.of(loader.getURLs());
      if (!places.isEmpty() && places.stream().allMatch(url -> url.getProtocol().equals("file"))) {
        return places.stream()
            .map(url -> Path.of(URI.create(url.toString())).toString())
            .collect(Collectors.joining(File.pathSeparator));
      }
    }
    return System.getProperty("java.class.path");
  }
}
