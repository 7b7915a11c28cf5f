package vn.vanthu.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.extraction.Extraction.Part;
import vn.vanthu.extraction.Extraction.PartOutcome;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Passage;

/**
 * Reads documents in a pool of child processes: a hang, a crash or a bomb costs that document
 * alone.
 */
public final class WorkerTextExtractor implements TextExtractor, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WorkerTextExtractor.class);

  private final ReadingLimits limits;
  private final OcrSettings ocr;
  private final BlockingQueue<Optional<WorkerProcess>> pool;
  private final ReadingFolder folder;
  private final AtomicInteger started = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "reader");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param workers how many documents are read at once
   */
  public WorkerTextExtractor(ReadingLimits limits, int workers) {
    this(limits, OcrSettings.defaults().off(), workers);
  }

  /**
   * @param ocr how pages without usable text are read, if they are
   * @param workers how many documents are read at once
   */
  public WorkerTextExtractor(ReadingLimits limits, OcrSettings ocr, int workers) {
    this.limits = limits;
    this.ocr = ocr;
    this.pool = new ArrayBlockingQueue<>(workers);
    try {
      this.folder = ReadingFolder.create();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int i = 0; i < workers; i++) {
      pool.add(Optional.empty());
    }
  }

  /** Whether pages without usable text are read from their pictures. */
  public boolean readsPictures() {
    return ocr.enabled();
  }

  /** Starts the processes, so that the first mail does not wait for one. */
  public void warmUp() {
    for (int i = 0; i < pool.size(); i++) {
      threads.execute(this::startOne);
    }
  }

  private void startOne() {
    try {
      withWorker(worker -> Optional.empty());
    } catch (UncheckedIOException e) {
      log.warn("A reader was not started ahead: {}", e.toString());
    }
  }

  @Override
  public Extraction extract(List<Document> documents) {
    List<Passage> passages = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    List<Doubt> findings = new ArrayList<>();
    for (Document document : documents) {
      Extraction one = extract(document);
      passages.addAll(one.passages());
      parts.addAll(one.parts());
      findings.addAll(one.findings());
    }
    return PictureSets.joined(new Extraction(passages, parts, findings));
  }

  private Extraction extract(Document document) {
    List<Path> copies = new ArrayList<>();
    try {
      Path file = copy(document.content(), copies);
      Optional<Path> signed = Optional.empty();
      if (document.signed().isPresent()) {
        signed = Optional.of(copy(document.signed().get(), copies));
      }
      Question question = new Question(file, document.name(), document.claimedType(), signed);
      return withWorker(worker -> read(worker, question))
          .or(() -> withWorker(worker -> read(worker, question)))
          .orElseGet(() -> lost(question));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      copies.forEach(WorkerTextExtractor::delete);
    }
  }

  private Path copy(Content content, List<Path> copies) throws IOException {
    Path file = folder.newFile();
    copies.add(file);
    try (InputStream in = content.open()) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /** Empty where a reader ended that had read others before: a new one may do better. */
  private Optional<Extraction> read(WorkerProcess worker, Question question) {
    long bytes = question.file().toFile().length();
    try {
      return Optional.of(worker.read(question, deadline()));
    } catch (TimeoutException e) {
      log.warn("A document of {} bytes was not read within {}", bytes, deadline());
      worker.close();
      return Optional.of(lost(question));
    } catch (IOException e) {
      log.warn("A document of {} bytes ended its reader: {}", bytes, e.toString());
      worker.close();
      return worker.documents() > 1 ? Optional.empty() : Optional.of(lost(question));
    }
  }

  private Duration deadline() {
    return ocr.enabled() ? ocr.deadline() : limits.deadline();
  }

  /** Lends a living process; a dead or an old one is replaced. */
  private Optional<Extraction> withWorker(Work work) {
    Optional<WorkerProcess> lent = take();
    try {
      if (lent.isEmpty() || !lent.get().isAlive()) {
        lent.ifPresent(WorkerProcess::close);
        lent = Optional.empty();
        Path own = folder.inner("reader-" + started.incrementAndGet());
        lent = Optional.of(WorkerProcess.start(limits, ocr, own, threads));
      }
      return work.with(lent.get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      pool.add(lent.filter(this::reusable));
    }
  }

  private Optional<WorkerProcess> take() {
    try {
      return pool.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("Interrupted", e));
    }
  }

  private boolean reusable(WorkerProcess worker) {
    if (worker.isAlive() && worker.documents() < limits.documentsPerWorker()) {
      return true;
    }
    worker.close();
    return false;
  }

  private static Extraction lost(Question question) {
    Part part = new Part(question.name(), question.claimedType(), 0, PartOutcome.OVER_LIMIT);
    Doubt finding =
        new Doubt(
            "attachment-over-limit", Doubt.Severity.QUESTION, Optional.empty(), question.name());
    return new Extraction(List.of(), List.of(part), List.of(finding));
  }

  private static void delete(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      log.warn("Not deleted: {}", copy);
    }
  }

  @Override
  public void close() {
    pool.forEach(worker -> worker.ifPresent(WorkerProcess::close));
    threads.shutdownNow();
    folder.close();
  }

  private interface Work {
    Optional<Extraction> with(WorkerProcess worker) throws IOException;
  }
}
