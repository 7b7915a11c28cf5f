package vn.vanthu.correspondence.upward;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Makes PDF of Word documents by LibreOffice, where that is installed. */
@Component
class PdfTwin {
  private static final Logger log = LoggerFactory.getLogger(PdfTwin.class);
  private static final int LONGEST_SECONDS = 180;

  private final UpwardSettings settings;
  private volatile SoftReference<Made> last = new SoftReference<>(null);

  PdfTwin(UpwardSettings settings) {
    this.settings = settings;
  }

  /**
   * The document as PDF; empty, with the reason in the log, if it cannot be made. The last one is
   * remembered: a letter is looked at some times before it goes.
   */
  Optional<byte[]> of(Path docx) {
    Made known = last.get();
    if (known != null && known.docx().equals(docx)) {
      return Optional.of(known.pdf());
    }
    Optional<byte[]> pdf = made(docx);
    pdf.ifPresent(bytes -> last = new SoftReference<>(new Made(docx, bytes)));
    return pdf;
  }

  private Optional<byte[]> made(Path docx) {
    try {
      Path folder = Files.createTempDirectory("vanthu-pdf");
      try {
        Files.copy(docx, folder.resolve("report.docx"), StandardCopyOption.REPLACE_EXISTING);
        return convert(folder);
      } finally {
        FileSystemUtils.deleteRecursively(folder);
      }
    } catch (IOException e) {
      log.info("no PDF: {}", e.toString());
      return Optional.empty();
    }
  }

  private Optional<byte[]> convert(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                settings.officeProgram(),
                "--headless",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--convert-to",
                "pdf",
                "--outdir",
                folder.toString(),
                folder.resolve("report.docx").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        Stream.concat(process.descendants(), Stream.of(process.toHandle()))
            .forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Path pdf = folder.resolve("report.pdf");
    return Files.exists(pdf) ? Optional.of(Files.readAllBytes(pdf)) : Optional.empty();
  }

  private record Made(Path docx, byte[] pdf) {}
}
