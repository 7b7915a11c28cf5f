package vn.vanthu.durability;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import vn.vanthu.mailbox.DovecotServer;

/** The service as a process that can be killed: the packaged jar, or the classes of this build. */
final class ServiceProcess {
  private final List<String> database;
  private final List<String> settings;
  private final Path log;
  private Process process;
  private long logAtStart;

  /**
   * One that reads a mailbox, with H2 in its data folder.
   *
   * @param more settings besides those that every run needs
   */
  ServiceProcess(Path data, int imapPort, int smtpPort, List<String> more) {
    this(data, url(data), imapPort, smtpPort, more);
  }

  /**
   * One that reads a mailbox.
   *
   * @param url of the database
   */
  ServiceProcess(Path data, String url, int imapPort, int smtpPort, List<String> more) {
    this(
        data,
        "service",
        url,
        smtpPort,
        Stream.concat(mailbox(imapPort).stream(), more.stream()).toList());
  }

  /**
   * One without a mailbox.
   *
   * @param name of this instance, where several share a data folder
   * @param url of the database
   */
  ServiceProcess(Path data, String name, String url, int smtpPort, List<String> more) {
    this.database = List.of("--vanthu.data=" + data, "--spring.datasource.url=" + url);
    this.log = data.resolve(name + ".log");
    this.settings =
        Stream.of(
                database,
                List.of(
                    "--vanthu.node=" + name,
                    "--vanthu.admin.password=x",
                    "--vanthu.ocr.enabled=false",
                    "--vanthu.letters.send=all",
                    "--vanthu.office.address=" + DovecotServer.USER,
                    "--spring.mail.host=127.0.0.1",
                    "--spring.mail.port=" + smtpPort),
                more)
            .flatMap(List::stream)
            .toList();
  }

  private static List<String> mailbox(int imapPort) {
    return List.of(
        "--vanthu.mailboxes[0].name=office",
        "--vanthu.mailboxes[0].host=127.0.0.1",
        "--vanthu.mailboxes[0].port=" + imapPort,
        "--vanthu.mailboxes[0].security=none",
        "--vanthu.mailboxes[0].username=" + DovecotServer.USER,
        "--vanthu.mailboxes[0].password=" + DovecotServer.PASSWORD,
        "--vanthu.mailboxes[0].take-from=2000-01-01",
        "--vanthu.mailboxes[0].poll-every=5s");
  }

  /** Ceilings out of the way: the samples' senders repeat. */
  static List<String> withoutCeilings() {
    return List.of(
        "--vanthu.letters.per-address-per-day=100000",
        "--vanthu.letters.per-domain-per-day=100000",
        "--vanthu.letters.per-thread-per-day=100000",
        "--vanthu.letters.per-hour=1000000",
        "--vanthu.letters.per-minute=1000000",
        "--vanthu.letters.answer-within=10000d");
  }

  static String url(Path data) {
    return "jdbc:h2:file:"
        + data.resolve("db")
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
  }

  /** The jar that {@code verify} has packaged, if there is one; else the classes of this build. */
  private static List<String> program() {
    Path jar = Path.of(System.getProperty("vanthu.jar", "target/vanthu.jar")).toAbsolutePath();
    return Files.exists(jar)
        ? List.of("-jar", jar.toString())
        : List.of("-cp", System.getProperty("java.class.path"), "vn.vanthu.VanThu");
  }

  void importUnits() throws IOException {
    importFile("registry", Path.of("src/main/resources/demo/registry.csv"));
  }

  /**
   * Runs {@code import} to its end.
   *
   * @param what {@code registry} or {@code campaigns}
   */
  void importFile(String what, Path file) throws IOException {
    List<String> command = command();
    command.addAll(1, database.stream().map(s -> s.replaceFirst("--", "-D")).toList());
    command.addAll(List.of("import", what, file.toString()));
    run(command);
    try {
      if (!process.waitFor(300, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("The import failed: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void start() throws IOException {
    List<String> command = command();
    command.addAll(settings);
    command.add("--server.port=" + freePort());
    run(command);
  }

  /** Waits until it reads mail; false if it died before. */
  boolean awaitReading(Duration most) {
    Awaitility.await("the service, " + log)
        .atMost(most)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> !process.isAlive() || newLog().contains("Started VanThu"));
    return process.isAlive();
  }

  /** What it has logged since it was started last. */
  String newLog() throws IOException {
    String all = Files.readString(log);
    return all.substring((int) Math.min(logAtStart, all.length()));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  Path log() {
    return log;
  }

  long pid() {
    return process.pid();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    await(60);
  }

  void stop() {
    process.destroy();
    await(60);
    process.destroyForcibly();
  }

  private void await(int seconds) {
    try {
      process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> command() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-Xmx256m"));
    command.addAll(program());
    return command;
  }

  private void run(List<String> command) throws IOException {
    File file = log.toFile();
    logAtStart = file.exists() ? Files.readString(log).length() : 0;
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
            .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
