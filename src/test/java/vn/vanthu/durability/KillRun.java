package vn.vanthu.durability;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import vn.vanthu.mailbox.DovecotServer;

/**
 * Kills the service with SIGKILL at random instants while mail goes through, restarts it each time
 * and counts at the end. Started by {@link KillTest}, and by hand for longer runs: {@code KillRun
 * KILLS MAILS [MINUTES] [postgresql]}; it stops killing when the minutes are over.
 */
public final class KillRun {
  private static final Path SAMPLES = Path.of("src/main/resources/demo/mail");
  private static final Duration LONGEST = Duration.ofMinutes(20);
  private static final Pattern SENT = Pattern.compile("letter \\d+ sent");

  private final int kills;
  private final int mails;
  private final Random random;
  private final Path data;
  private final String url;
  private Instant end = Instant.MAX;
  private int killed;
  private int delivered;
  private int duringWork;

  /** One on H2, with its file in the data folder. */
  KillRun(int kills, int mails, long seed, Path data) {
    this(kills, mails, seed, data, ServiceProcess.url(data));
  }

  private KillRun(int kills, int mails, long seed, Path data, String url) {
    this.url = url;
    this.kills = kills;
    this.mails = mails;
    this.random = new Random(seed);
    this.data = data;
  }

  /**
   * What a run has left.
   *
   * @param duringWork kills at which mail was waiting, or letters were, and the service was reading
   * @param filed per place of the mailbox, how often it was filed
   * @param letters per mail answered, the letters that the sink has accepted
   * @param unsettled mails without a fate and letters not sent
   */
  record Left(
      int duringWork,
      int rows,
      int places,
      int owed,
      Map<String, List<Sink.Received>> letters,
      List<String> unsettled) {
    /** Mails for which more than one letter was accepted: the same one again, after a kill. */
    long resent() {
      return letters.values().stream().filter(all -> all.size() > 1).count();
    }

    /** Mails for which two different letters were accepted. */
    long different() {
      return letters.values().stream()
          .filter(all -> all.stream().map(Sink.Received::content).distinct().count() > 1)
          .count();
    }
  }

  public static void main(String[] args) throws Exception {
    int kills = Integer.parseInt(args[0]);
    int mails = Integer.parseInt(args[1]);
    Path data = Files.createTempDirectory("vanthu-kills-");
    boolean server = args[args.length - 1].equals("postgresql");
    boolean limited = args.length > (server ? 3 : 2);
    Optional<EmbeddedPostgres> postgres =
        server ? Optional.of(EmbeddedPostgres.builder().start()) : Optional.empty();
    String url =
        postgres
            .map(p -> p.getJdbcUrl("postgres", "postgres"))
            .orElseGet(() -> ServiceProcess.url(data));
    KillRun run = new KillRun(kills, mails, System.nanoTime(), data, url);
    run.end = Instant.now().plus(Duration.ofMinutes(limited ? Long.parseLong(args[2]) : 600));
    Left left = run.run();
    if (postgres.isPresent()) {
      postgres.get().close();
    }
    System.out.printf(
        "kills %d, of them during work %d; mails %d, rows %d, places %d; letters owed %d, mails"
            + " answered %d, the same letter again %d, different letters %d; unsettled %s; %s%n",
        run.killed,
        left.duringWork(),
        mails,
        left.rows(),
        left.places(),
        left.owed(),
        left.letters().size(),
        left.resent(),
        left.different(),
        left.unsettled(),
        data);
    System.exit(0);
  }

  Left run() throws Exception {
    try (DovecotServer server = DovecotServer.started();
        Sink sink = new Sink()) {
      List<String> settings = new ArrayList<>(ServiceProcess.withoutCeilings());
      settings.add("--vanthu.intake.attempts=1000"); // else the kills alone put a mail aside
      ServiceProcess service =
          new ServiceProcess(data, url, server.port(), sink.port(), List.copyOf(settings));
      service.importUnits();
      deliver(server, Math.min(mails, 10));
      while (killed < kills && Instant.now().isBefore(end)) {
        service.start();
        killAtRandom(service, server, ++killed);
      }
      deliver(server, mails - delivered);
      service.start();
      awaitSettled(service, sink);
      service.stop();
      return left(sink);
    }
  }

  /** One kill in five falls while the service starts, the others while it works. */
  private void killAtRandom(ServiceProcess service, DovecotServer server, int kill)
      throws Exception {
    if (random.nextInt(5) == 0) {
      pause(random.nextInt(6000));
      service.kill();
      return;
    }
    service.awaitReading(Duration.ofMinutes(3));
    deliver(server, Math.min(mails - delivered, 2 + mails / kills));
    int line = random.nextInt(4); // after so many lines about mails, and a moment
    Instant latest = Instant.now().plusSeconds(20);
    while (settledIn(service.newLog()) < line && Instant.now().isBefore(latest)) {
      pause(20);
    }
    pause(random.nextInt(700));
    service.kill();
    int waiting = delivered - sent(service);
    duringWork += waiting > 0 ? 1 : 0;
    System.out.printf("kill %d: %d delivered, %d waiting%n", kill, delivered, waiting);
  }

  private static long settledIn(String log) {
    return log.lines().filter(line -> line.contains("mail ") && line.contains("REPORT")).count();
  }

  /** Reports whose senders are known, each under a Message-ID of its own. */
  private void deliver(DovecotServer server, int count) throws IOException {
    List<Path> samples;
    try (Stream<Path> files = Files.list(SAMPLES)) {
      samples =
          files
              .filter(f -> f.getFileName().toString().matches("(01|02|03|05|13|20|24|26|27|28)-.*"))
              .sorted()
              .toList();
    }
    for (int i = 0; i < count; i++) {
      String text =
          Files.readString(samples.get(delivered % samples.size()), StandardCharsets.ISO_8859_1);
      String own = text.replaceFirst("(?im)^Message-ID:\\s*<", "Message-ID: <n" + delivered + ".");
      server.deliver(own.getBytes(StandardCharsets.ISO_8859_1), Instant.now(), "");
      delivered++;
    }
  }

  private void awaitSettled(ServiceProcess service, Sink sink) {
    Awaitility.await("all letters, " + data)
        .atMost(LONGEST)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> !service.isAlive() || answered(sink).size() >= mails);
    pause(3000); // whatever would come too often
  }

  private static Map<String, List<Sink.Received>> answered(Sink sink) {
    return sink.received().stream()
        .collect(Collectors.groupingBy(letter -> letter.header("In-Reply-To").orElse("")));
  }

  private Left left(Sink sink) throws SQLException {
    return new Left(
        duringWork,
        number("select count(*) from mail"),
        number(
            "select count(*) from (select distinct mailbox, folder, uidvalidity, uid from mail) t"),
        number("select count(*) from letter"),
        answered(sink),
        lines(
            """
            select 'mail ' || id || ' ' || status || ' ' || coalesce(cause, '') from mail where status <> 'DONE'
            union all select 'letter ' || id || ' ' || status from letter where status <> 'SENT'
            """));
  }

  /**
   * Letters that the service says it has sent, in all its lives. Its database is not asked: to open
   * and close it would tidy up what a kill has left.
   */
  private static int sent(ServiceProcess service) throws IOException {
    return (int)
        SENT.matcher(Files.readString(service.log()))
            .results()
            .map(MatchResult::group)
            .distinct()
            .count();
  }

  private int number(String sql) throws SQLException {
    return Integer.parseInt(lines(sql).get(0));
  }

  private List<String> lines(String sql) throws SQLException {
    try (Connection connection =
            url.startsWith("jdbc:h2:")
                ? DriverManager.getConnection(url, "sa", "")
                : DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines;
    }
  }

  private static void pause(int millis) {
    try {
      new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
