package vn.vanthu.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The packaged service as a process of its own, started with the options of the README; others:
 * {@code -Dbenchmark.java="-Xmx256m"}.
 */
final class RunningService implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);
  private static final List<String> OPTIONS =
      List.of(System.getProperty("benchmark.java", "-Xmx256m -XX:+UseSerialGC").split(" "));

  private final Process process;
  private final Duration startup;

  private RunningService(Process process, Duration startup) {
    this.process = process;
    this.startup = startup;
  }

  /** The jar that {@code verify} has packaged. */
  static Path jar() {
    return Path.of(System.getProperty("vanthu.jar", "target/vanthu.jar")).toAbsolutePath();
  }

  /** Starts {@code jar} on that mail server and waits until it says that it is up. */
  static RunningService start(Path jar, Path data, BenchmarkMail mail, String... settings)
      throws IOException {
    importUnits(jar, data);
    int port = freePort();
    List<String> command = command(jar, data);
    command.addAll(
        List.of(
            "--server.port=" + port,
            "--vanthu.admin.password=x",
            "--vanthu.ocr.enabled=false",
            "--vanthu.letters.send=all",
            "--vanthu.letters.answer-within=10000d",
            "--vanthu.letters.per-address-per-day=100000",
            "--vanthu.letters.per-domain-per-day=100000",
            "--vanthu.letters.per-thread-per-day=100000",
            "--vanthu.letters.per-hour=1000000",
            "--vanthu.letters.per-minute=1000000",
            "--vanthu.office.address=" + BenchmarkMail.OFFICE,
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + mail.smtpPort(),
            "--vanthu.mailboxes[0].name=benchmark",
            "--vanthu.mailboxes[0].host=127.0.0.1",
            "--vanthu.mailboxes[0].port=" + mail.imapPort(),
            "--vanthu.mailboxes[0].security=none",
            "--vanthu.mailboxes[0].username=" + BenchmarkMail.OFFICE,
            "--vanthu.mailboxes[0].password=" + BenchmarkMail.PASSWORD,
            "--vanthu.mailboxes[0].take-from=2000-01-01"));
    command.addAll(List.of(settings));
    long began = System.nanoTime();
    Process process = run(command, data.resolve("service.log"));
    Awaitility.await().atMost(START).pollInterval(Duration.ofMillis(50)).until(() -> up(port));
    return new RunningService(process, Duration.ofNanos(System.nanoTime() - began));
  }

  /** From the start of the process until health said UP. */
  Duration startup() {
    return startup;
  }

  /** The most memory that the process itself has held, its readers apart, in MiB. */
  long peakMemory() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("No VmHWM for process " + process.pid());
  }

  private static void importUnits(Path jar, Path data) throws IOException {
    List<String> command = command(jar, data);
    command.add(command.indexOf("-jar") + 2, "import");
    command.add(command.indexOf("import") + 1, "registry");
    command.add(command.indexOf("registry") + 1, "src/main/resources/demo/registry.csv");
    command.removeIf(argument -> argument.startsWith("--"));
    Process process = run(command, data.resolve("import.log"));
    try {
      if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("The import failed: " + Files.readString(data.resolve("import.log")));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static List<String> command(Path jar, Path data) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-Dvanthu.data=" + data, "-jar", jar.toString()));
    return command;
  }

  private static Process run(List<String> command, Path log) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean up(int port) {
    URI health = URI.create("http://127.0.0.1:" + port + "/actuator/health");
    try {
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString())
          .body()
          .contains("UP");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
