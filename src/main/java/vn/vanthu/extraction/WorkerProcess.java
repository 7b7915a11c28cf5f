package vn.vanthu.extraction;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One child process that reads documents. Used by one thread at a time. */
final class WorkerProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final int LARGEST_FRAME = 64 * 1024 * 1024;

  private static final Path NICE = Path.of("/usr/bin/nice");

  private final Process process;
  private final DataOutputStream questions;
  private final DataInputStream answers;
  private final Executor executor;
  private final Path folder;
  private boolean ended;
  private int read;

  private WorkerProcess(Process process, Path folder, Executor executor) {
    this.process = process;
    this.folder = folder;
    this.questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.answers = new DataInputStream(process.getInputStream());
    this.executor = executor;
  }

  /**
   * Starts a process and waits until it is ready.
   *
   * @param folder for its temporary files; made, and removed with what is left in it
   */
  static WorkerProcess start(ReadingLimits limits, OcrSettings ocr, Path folder, Executor executor)
      throws IOException {
    Files.createDirectories(folder);
    ProcessBuilder builder = new ProcessBuilder(command(limits, ocr, folder));
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    builder.redirectError(Redirect.DISCARD);
    WorkerProcess worker = new WorkerProcess(builder.start(), folder, executor);
    try {
      worker.await(START);
    } catch (IOException e) {
      worker.close();
      throw e;
    } catch (TimeoutException e) {
      worker.close();
      throw new IOException("The reader did not start within " + START, e);
    }
    return worker;
  }

  /**
   * Reads one document.
   *
   * @throws TimeoutException if the deadline passed; the process is then of no more use
   * @throws IOException if the process died
   */
  Extraction read(Question question, Duration deadline) throws IOException, TimeoutException {
    read++;
    Files.createDirectories(folder);
    questions.write(1);
    Wire.write(question, questions);
    questions.flush();
    return await(deadline);
  }

  /** Whether it can be asked; a process that was told to end is not, though it may take a while. */
  boolean isAlive() {
    return !ended && process.isAlive();
  }

  int documents() {
    return read;
  }

  @Override
  public void close() {
    ended = true;
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    ReadingFolder.delete(folder);
  }

  private Extraction await(Duration deadline) throws IOException, TimeoutException {
    CompletableFuture<Extraction> answer = CompletableFuture.supplyAsync(this::answer, executor);
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException("The reader died", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  /** The next frame; bytes before it, as the JVM prints when it dies, are no answer. */
  private Extraction answer() {
    try {
      if (answers.readInt() != ExtractionWorker.FRAME) {
        throw new IOException("No frame");
      }
      int length = answers.readInt();
      if (length < 0 || length > LARGEST_FRAME) {
        throw new IOException("Frame of " + length);
      }
      return Wire.read(new DataInputStream(new ByteArrayInputStream(answers.readNBytes(length))));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> command(ReadingLimits limits, OcrSettings ocr, Path folder) {
    List<String> command = new ArrayList<>();
    if (ocr.enabled() && Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "10")); // mail that needs no OCR goes first
    }
    long heap = (ocr.enabled() ? ocr.heap() : limits.heap()).toMegabytes();
    command.addAll(
        ExtractionWorker.childCommand(
            heap + "m", folder, ExtractionWorker.COMMAND, ExtractionWorker.class));
    command.add(limits.word());
    command.add(ocr.word());
    return command;
  }
}
