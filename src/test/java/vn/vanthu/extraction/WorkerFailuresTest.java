package vn.vanthu.extraction;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.vanthu.extraction.Samples.document;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import vn.vanthu.extraction.Extraction.PartOutcome;
import vn.vanthu.extraction.TextExtractor.Document;

/** Readers that hang, crash or fill their memory, for real. */
class WorkerFailuresTest {
  private static final Document SMALL = document("nho.txt", "Báo cáo quý II");

  private final List<ProcessHandle> others = ProcessHandle.current().children().toList();

  @Test
  void a_reader_that_hangs_is_ended_at_the_deadline_and_costs_its_document_alone()
      throws Exception {
    try (WorkerTextExtractor extractor = new WorkerTextExtractor(limits("2s", 64, 500), 1)) {
      assertThat(outcome(extractor, SMALL)).isEqualTo(PartOutcome.READ);
      ProcessHandle reader = onlyReader();
      signal("STOP", reader);

      Extraction read = extractor.extract(List.of(SMALL, SMALL));

      assertThat(read.parts())
          .extracting(Extraction.Part::outcome)
          .containsExactly(PartOutcome.OVER_LIMIT, PartOutcome.READ);
      assertThat(read.findings())
          .extracting(d -> d.code() + " " + d.text())
          .containsExactly("attachment-over-limit nho.txt");
      await().atMost(10, SECONDS).until(() -> !reader.isAlive());
    }
  }

  @Test
  void a_reader_killed_while_it_reads_is_replaced_and_the_document_read_again() throws Exception {
    try (WorkerTextExtractor extractor = new WorkerTextExtractor(limits("30s", 64, 500), 1)) {
      assertThat(outcome(extractor, SMALL)).isEqualTo(PartOutcome.READ);
      ProcessHandle reader = onlyReader();
      signal("STOP", reader);
      CompletableFuture<PartOutcome> reading =
          CompletableFuture.supplyAsync(() -> outcome(extractor, SMALL));
      await().pollDelay(Duration.ofMillis(300)).atMost(10, SECONDS).until(() -> !reading.isDone());
      reader.destroyForcibly();

      assertThat(reading.get(30, SECONDS)).isEqualTo(PartOutcome.READ);
    }
  }

  @Test
  void a_document_that_fills_the_memory_costs_itself_alone() {
    String large = "<p>" + "Báo cáo kết quả <b>tuyên truyền</b> ".repeat(400_000);
    try (WorkerTextExtractor extractor = new WorkerTextExtractor(limits("60s", 40, 500), 1)) {
      assertThat(outcome(extractor, document("to.html", large))).isEqualTo(PartOutcome.OVER_LIMIT);
      assertThat(outcome(extractor, SMALL)).isEqualTo(PartOutcome.READ);
    }
  }

  @Test
  void a_reader_is_replaced_after_so_many_documents_and_leaves_nothing_behind() throws Exception {
    List<Path> before = folders();
    List<Path> during;
    try (WorkerTextExtractor extractor = new WorkerTextExtractor(limits("30s", 64, 2), 1)) {
      outcome(extractor, SMALL);
      ProcessHandle first = onlyReader();
      outcome(extractor, SMALL);
      outcome(extractor, SMALL);
      assertThat(onlyReader().pid()).isNotEqualTo(first.pid());
      await().atMost(10, SECONDS).until(() -> !first.isAlive());
      during = new ArrayList<>(folders());
      during.removeAll(before);
      String own =
          "-" + ProcessHandle.current().pid() + "-"; // other services may run beside the test
      during.removeIf(folder -> !folder.getFileName().toString().contains(own));
      assertThat(during).hasSize(1);
      try (Stream<Path> left = Files.list(during.get(0))) {
        assertThat(left).as("the folder of the living reader alone").hasSize(1);
      }
    }
    assertThat(during.get(0)).doesNotExist();
  }

  @Test
  void readers_end_with_the_service_that_started_them_even_while_they_hang() throws Exception {
    Process service =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                ExtractionWorker.classPath(),
                Service.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<ProcessHandle> readers = new ArrayList<>();
    try (BufferedReader out = new BufferedReader(new InputStreamReader(service.getInputStream()))) {
      for (String pid : out.readLine().split(" ")) {
        readers.add(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
      }
      assertThat(readers).hasSize(2).allMatch(ProcessHandle::isAlive);

      service.destroyForcibly().waitFor();

      await().atMost(15, SECONDS).until(() -> readers.stream().noneMatch(ProcessHandle::isAlive));
    } finally {
      service.destroyForcibly();
      readers.forEach(ProcessHandle::destroyForcibly);
    }
    try (WorkerTextExtractor next = new WorkerTextExtractor(limits("30s", 64, 2), 1)) {
      assertThat(folders())
          .noneMatch(f -> f.getFileName().toString().contains("-" + service.pid() + "-"));
    }
  }

  /** A service with two readers: one waits, one is busy with an endless document. */
  static final class Service {
    public static void main(String[] args) throws Exception {
      WorkerTextExtractor extractor = new WorkerTextExtractor(limits("600s", 256, 500), 2);

      Thread busy =
          new Thread(
              () ->
                  extractor.extract(
                      List.of(document("lon.html", "<div><table><tr><td>1".repeat(100_000)))));
      busy.start();
      CompletableFuture.runAsync(() -> extractor.extract(List.of(SMALL))).get();
      await().atMost(30, SECONDS).until(() -> ProcessHandle.current().children().count() == 2);
      System.out.println(
          String.join(
              " ", ProcessHandle.current().children().map(p -> String.valueOf(p.pid())).toList()));
      Thread.currentThread().join();
    }
  }

  private static PartOutcome outcome(WorkerTextExtractor extractor, Document document) {
    return extractor.extract(List.of(document)).parts().get(0).outcome();
  }

  /** The reader of this test; those of services that other tests run are not its own. */
  private ProcessHandle onlyReader() {
    List<ProcessHandle> readers =
        ProcessHandle.current()
            .children()
            .filter(ProcessHandle::isAlive)
            .filter(child -> !others.contains(child))
            .toList();
    assertThat(readers).hasSize(1);
    return readers.get(0);
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    assertThat(
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor())
        .isZero();
  }

  private static List<Path> folders() throws Exception {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(f -> f.getFileName().toString().startsWith("vanthu-reading-")).toList();
    }
  }

  private static ReadingLimits limits(String deadline, int heapMegabytes, int documents) {
    ReadingLimits usual = ReadingLimits.defaults();
    return new ReadingLimits(
        usual.document(),
        usual.unpacked(),
        usual.members(),
        usual.depth(),
        usual.characters(),
        Duration.parse("PT" + deadline),
        DataSize.ofMegabytes(heapMegabytes),
        documents);
  }
}
