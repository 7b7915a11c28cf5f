package vn.vanthu.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import vn.vanthu.extraction.ReadingLimits;
import vn.vanthu.extraction.TextExtractor.Document;
import vn.vanthu.extraction.WorkerTextExtractor;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeReader;

/**
 * How long a document takes in a warm reader without OCR, by kind; and how many a second two
 * readers read when the line is full. The files of a folder of mail, pictures left out.
 *
 * <p>{@code java -cp … vn.vanthu.benchmarks.ReadingBenchmark [FOLDER]}
 */
public final class ReadingBenchmark {
  private static final int WARM = 5;
  private static final int TIMED = 10;

  private ReadingBenchmark() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args.length > 0 ? args[0] : "src/main/resources/demo/mail");
    List<Document> documents = documents(folder);
    try (WorkerTextExtractor one = new WorkerTextExtractor(neverReplaced(), 1)) {
      alone(documents, one);
    }
    int cores = Runtime.getRuntime().availableProcessors();
    try (WorkerTextExtractor all = new WorkerTextExtractor(ReadingLimits.defaults(), cores)) {
      together(documents, all, cores);
    }
  }

  /** So that the time of one process can be told. */
  private static ReadingLimits neverReplaced() {
    ReadingLimits usual = ReadingLimits.defaults();
    return new ReadingLimits(
        usual.document(),
        usual.unpacked(),
        usual.members(),
        usual.depth(),
        usual.characters(),
        usual.deadline(),
        usual.heap(),
        Integer.MAX_VALUE);
  }

  private static void alone(List<Document> documents, WorkerTextExtractor extractor) {
    for (int i = 0; i < WARM; i++) {
      documents.forEach(document -> extractor.extract(List.of(document)));
    }
    Map<String, List<Double>> millis = new TreeMap<>();
    long before = readersCpu();
    for (int i = 0; i < TIMED; i++) {
      for (Document document : documents) {
        long start = System.nanoTime();
        extractor.extract(List.of(document));
        double took = (System.nanoTime() - start) / 1e6;
        millis.computeIfAbsent(kind(document), k -> new ArrayList<>()).add(took);
        millis.computeIfAbsent("all", k -> new ArrayList<>()).add(took);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "processor time of the reader: %.1f ms a document on average%n",
        (double) (readersCpu() - before) / TIMED / documents.size());
    millis.forEach(
        (kind, times) ->
            System.out.printf(
                Locale.ROOT,
                "%-5s %4d documents, median %.1f ms, 95 %% under %.1f ms%n",
                kind,
                times.size() / TIMED,
                quantile(times, 0.5),
                quantile(times, 0.95)));
  }

  private static void together(List<Document> documents, WorkerTextExtractor extractor, int workers)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    run(documents, extractor, threads, WARM);
    long start = System.nanoTime();
    int read = run(documents, extractor, threads, TIMED);
    double seconds = (System.nanoTime() - start) / 1e9;
    threads.shutdown();
    System.out.printf(
        Locale.ROOT,
        "%d readers: %d documents in %.1f s, %.0f a second; load of the machine %.1f%n",
        workers,
        read,
        seconds,
        read / seconds,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** Milliseconds of processor time that the child processes have used: no load changes it much. */
  private static long readersCpu() {
    return ProcessHandle.current()
        .children()
        .mapToLong(p -> p.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
        .sum();
  }

  private static int run(
      List<Document> documents, WorkerTextExtractor extractor, ExecutorService threads, int times)
      throws Exception {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      for (Document document : documents) {
        all.add(threads.submit(() -> extractor.extract(List.of(document))));
      }
    }
    for (Future<?> one : all) {
      one.get();
    }
    return all.size();
  }

  private static List<Document> documents(Path folder) throws IOException {
    List<Document> documents = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        for (MailPart part : MimeReader.read(file).parts()) {
          if (!part.name().isEmpty() && !part.type().startsWith("image/")) {
            documents.add(document(part));
          }
        }
      }
    }
    return documents;
  }

  private static Document document(MailPart part) throws IOException {
    try (InputStream in = part.open()) {
      byte[] bytes = in.readAllBytes();
      return new Document(part.name(), part.type(), () -> new ByteArrayInputStream(bytes));
    }
  }

  private static String kind(Document document) {
    String name = document.name().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static double quantile(List<Double> times, double share) {
    return times.stream().sorted().toList().get((int) (share * (times.size() - 1)));
  }
}
