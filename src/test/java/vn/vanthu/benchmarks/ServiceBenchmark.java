package vn.vanthu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the packaged service; prints figures and judges none. {@code ./mvnw verify -Pbenchmark
 * -Dit.test=ServiceBenchmark}; {@code -Dbenchmark.messages=200} for a shorter run.
 */
@Tag("benchmark")
@Timeout(value = 1, unit = TimeUnit.HOURS)
class ServiceBenchmark {
  private static final int MESSAGES = Integer.getInteger("benchmark.messages", 1000);
  private static final int SINGLE_MAILS = 40;
  private static final Duration MOST = Duration.ofMinutes(20);

  @TempDir Path data;

  @Test
  void a_full_mailbox_is_read_and_answered_beside_a_bare_loop() throws Exception {
    long bare = bareLoop();
    try (BenchmarkMail mail = new BenchmarkMail()) {
      mail.fill(MESSAGES);
      try (RunningService service = RunningService.start(RunningService.jar(), data, mail)) {
        int before = mail.sent();
        long began = System.nanoTime();
        mail.awaitSent(MESSAGES, MOST);
        double seconds = (System.nanoTime() - began) / 1e9;
        double rate = (MESSAGES - before) / seconds;
        print("bare loop: %d messages, %.1f a second", MESSAGES, MESSAGES * 1000.0 / bare);
        print("service: %d messages, %.1f a second", MESSAGES - before, rate);
        print("service / bare loop: %.2f", rate / (MESSAGES * 1000.0 / bare));
        print("peak memory of the service, readers apart: %d MiB", service.peakMemory());
      }
    }
  }

  @Test
  void a_single_mail_is_answered_by_an_idle_service() throws Exception {
    try (BenchmarkMail mail = new BenchmarkMail();
        RunningService service = RunningService.start(RunningService.jar(), data, mail)) {
      List<Path> reports = BenchmarkMail.reports();
      List<Long> taken = new ArrayList<>();
      for (int i = 0; i < SINGLE_MAILS; i++) {
        long began = System.nanoTime();
        mail.deliver(reports.get(i % reports.size()), i);
        mail.awaitSent(i + 1, Duration.ofMinutes(1));
        taken.add((System.nanoTime() - began) / 1_000_000);
      }
      taken.sort(null);
      print(
          "delivery to acknowledgement: median %d ms, 9 in 10 within %d ms, longest %d ms",
          taken.get(SINGLE_MAILS / 2),
          taken.get(SINGLE_MAILS * 9 / 10),
          taken.get(SINGLE_MAILS - 1));
      print("peak memory of the service, readers apart: %d MiB", service.peakMemory());
    }
  }

  @Test
  void the_service_starts_from_an_extracted_jar() throws Exception {
    Path extracted = data.resolve("extracted");
    Process extract =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djarmode=tools",
                "-jar",
                RunningService.jar().toString(),
                "extract",
                "--destination",
                extracted.toString())
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("extract.log").toFile())
            .start();
    if (extract.waitFor() != 0) {
      throw new IOException(Files.readString(data.resolve("extract.log")));
    }
    try (BenchmarkMail mail = new BenchmarkMail()) {
      for (int run = 1; run <= 3; run++) {
        Path own = Files.createDirectory(data.resolve("run" + run));
        Path jar = extracted.resolve(RunningService.jar().getFileName());
        try (RunningService service = RunningService.start(jar, own, mail)) {
          print("start %d from an extracted jar: %.1f s", run, service.startup().toMillis() / 1e3);
        }
      }
    }
  }

  private long bareLoop() throws Exception {
    try (BenchmarkMail mail = new BenchmarkMail()) {
      mail.fill(MESSAGES);
      Process loop =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx1g",
                  "-cp",
                  System.getProperty("java.class.path"),
                  BareLoop.class.getName(),
                  String.valueOf(mail.imapPort()),
                  String.valueOf(mail.smtpPort()),
                  data.resolve("bare").toString())
              .redirectError(data.resolve("bare.log").toFile())
              .start();
      String out = new String(loop.getInputStream().readAllBytes()).strip();
      if (loop.waitFor() != 0) {
        throw new IOException(Files.readString(data.resolve("bare.log")));
      }
      return Long.parseLong(out.substring(out.lastIndexOf('\n') + 1));
    }
  }

  private static void print(String format, Object... values) {
    System.out.println("BENCHMARK " + format.formatted(values));
  }
}
