package vn.vanthu;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import vn.vanthu.console.ReportJson;
import vn.vanthu.extraction.OcrSettings;
import vn.vanthu.extraction.ReadingLimits;
import vn.vanthu.extraction.WorkerTextExtractor;
import vn.vanthu.forms.FormInterpreter;
import vn.vanthu.forms.Forms;
import vn.vanthu.intake.MailContents;
import vn.vanthu.intake.MailReader;
import vn.vanthu.intake.Screen;
import vn.vanthu.intake.Senders;
import vn.vanthu.mailbox.LoneFile;
import vn.vanthu.mailbox.MimeMail;
import vn.vanthu.registry.Registry;

/**
 * Reads mail and documents from files as the service would, and writes nothing anywhere: what the
 * commands {@code parse} and {@code measure} share. Several threads may read at once.
 */
final class MailFiles implements AutoCloseable {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final WorkerTextExtractor extractor;
  private final MailReader reader;
  private final int workers;

  /**
   * @param own addresses of the office, in any case: mail from them is its own come back
   * @param workers documents read at once, at least 1
   */
  MailFiles(Forms forms, Registry unions, Set<String> own, OcrSettings ocr, int workers) {
    this.workers = workers;
    extractor = new WorkerTextExtractor(ReadingLimits.defaults(), ocr, workers);
    reader =
        new MailReader(
            new Screen(),
            new MailContents(extractor),
            new FormInterpreter(forms),
            new Senders(() -> unions),
            own.stream().map(a -> a.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
  }

  /** Pictures are read where that is wanted and the program for it is installed. */
  static OcrSettings ocr(boolean off) {
    OcrSettings settings = OcrSettings.defaults();
    return off ? settings.off() : settings.ifInstalled();
  }

  /**
   * A line for each report in the file, or one line for a message that is none.
   *
   * @param file an {@code .eml}, else a document, as if a mail without words had brought it
   * @param receivedOn the day it came; by default the mail's own date, else today
   * @throws java.io.UncheckedIOException when the file cannot be opened
   */
  List<ReportJson> read(Path file, Optional<LocalDate> receivedOn) {
    MimeMail mail = LoneFile.mail(String.valueOf(file.getFileName()), file);
    LocalDate day =
        receivedOn
            .or(() -> mail.date().map(d -> d.atZone(ZONE).toLocalDate()))
            .orElseGet(() -> LocalDate.ofInstant(Clock.systemUTC().instant(), ZONE));
    return ReportJson.of(String.valueOf(file.getFileName()), mail, reader.read(mail, day));
  }

  /**
   * Reads {@code files} as many at a time as there are workers.
   *
   * @return for each file its lines, in the order of {@code files}
   * @throws java.io.UncheckedIOException when one cannot be opened
   */
  Map<Path, List<ReportJson>> readAll(List<Path> files) {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      Map<Path, CompletableFuture<List<ReportJson>>> running = new LinkedHashMap<>();
      for (Path file : files) {
        running.put(file, CompletableFuture.supplyAsync(() -> read(file, Optional.empty()), pool));
      }
      Map<Path, List<ReportJson>> read = new LinkedHashMap<>();
      running.forEach((file, lines) -> read.put(file, result(lines)));
      return read;
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<ReportJson> result(CompletableFuture<List<ReportJson>> lines) {
    try {
      return lines.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    extractor.close();
  }
}
