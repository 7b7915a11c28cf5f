package vn.vanthu.extraction.pictures;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.vanthu.extraction.ExtractionWorker;
import vn.vanthu.extraction.OcrSettings;
import vn.vanthu.extraction.PagePicture;
import vn.vanthu.extraction.PagePictures;
import vn.vanthu.extraction.TextExtractor.Document;

/**
 * Draws pages in one child process, which is there only while somebody looks at documents. One page
 * at a time; one that takes too long ends the process and has no picture.
 */
public final class WorkerPagePictures implements PagePictures, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WorkerPagePictures.class);
  private static final Duration IDLE = Duration.ofMinutes(5);

  private final Duration deadline;
  private final OcrSettings settings;
  private final ExecutorService reader = Executors.newCachedThreadPool(WorkerPagePictures::thread);
  private final ScheduledExecutorService idle =
      Executors.newSingleThreadScheduledExecutor(WorkerPagePictures::thread);
  private Optional<Child> child = Optional.empty();
  private Optional<ScheduledFuture<?>> end = Optional.empty();

  /**
   * @param deadline how long one page may be drawn, the start of the process included
   * @param settings name the program for photographs of telephones
   */
  public WorkerPagePictures(Duration deadline, OcrSettings settings) {
    this.deadline = deadline;
    this.settings = settings;
  }

  @Override
  public synchronized Optional<PagePicture> draw(Document document, String member, int page) {
    end.ifPresent(timer -> timer.cancel(false));
    end = Optional.of(idle.schedule(this::close, IDLE.toMillis(), TimeUnit.MILLISECONDS));
    Path copy = copy(document);
    try {
      Child living =
          child.filter(c -> c.process().isAlive()).orElseGet(() -> Child.start(settings));
      child = Optional.of(living);
      return within(reader.submit(() -> living.ask(copy, member, page)));
    } finally {
      copy.toFile().delete();
    }
  }

  private Optional<PagePicture> within(Future<Optional<PagePicture>> answer) {
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.warn("A page was not drawn: {}", e.toString());
      endChild();
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      endChild();
      return Optional.empty();
    }
  }

  private static Path copy(Document document) {
    try {
      Path copy = Files.createTempFile("vanthu-", ".bin");
      try (InputStream in = document.content().open()) {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    endChild();
  }

  private void endChild() {
    child.ifPresent(Child::end);
    child = Optional.empty();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "pictures");
    thread.setDaemon(true);
    return thread;
  }

  /** The process with its two ends. */
  private record Child(Process process, DataOutputStream questions, DataInputStream answers) {
    static Child start(OcrSettings settings) {
      try {
        Process process =
            new ProcessBuilder(command(settings)).redirectError(Redirect.DISCARD).start();
        return new Child(
            process,
            new DataOutputStream(new BufferedOutputStream(process.getOutputStream())),
            new DataInputStream(new BufferedInputStream(process.getInputStream())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Optional<PagePicture> ask(Path file, String member, int page) throws IOException {
      questions.write(1);
      questions.writeUTF(file.toString());
      questions.writeUTF(member);
      questions.writeInt(page);
      questions.flush();
      if (answers.readInt() != PictureWorker.FRAME) {
        throw new IOException("No frame");
      }
      return answers.readBoolean() ? Optional.of(picture()) : Optional.empty();
    }

    private PagePicture picture() throws IOException {
      byte[] jpeg = answers.readNBytes(answers.readInt());
      int width = answers.readInt();
      int height = answers.readInt();
      int page = answers.readInt();
      int pages = answers.readInt();
      List<PagePicture.Word> words = new ArrayList<>();
      for (int n = answers.readInt(); n > 0; n--) {
        words.add(
            new PagePicture.Word(
                answers.readUTF(),
                answers.readDouble(),
                answers.readDouble(),
                answers.readDouble(),
                answers.readDouble()));
      }
      return new PagePicture(jpeg, width, height, page, pages, words);
    }

    /** Ends it and the programs that it has started. */
    void end() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }

    private static List<String> command(OcrSettings settings) {
      List<String> command =
          new ArrayList<>(
              ExtractionWorker.childCommand(
                  "256m",
                  Path.of(System.getProperty("java.io.tmpdir")),
                  PictureWorker.COMMAND,
                  PictureWorker.class));
      command.add(settings.word());
      return command;
    }
  }
}
