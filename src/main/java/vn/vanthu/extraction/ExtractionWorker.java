package vn.vanthu.extraction;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
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
      Path file = Path.of(Wire.text(questions));
      String name = Wire.text(questions);
      String type = Wire.text(questions);
      answer(DocumentReader.read(file, name, type, limits, ocr), answers);
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
}
