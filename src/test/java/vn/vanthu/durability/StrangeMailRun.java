package vn.vanthu.durability;

import java.io.BufferedWriter;
import java.io.IOException;
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
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import vn.vanthu.mailbox.DovecotServer;

/**
 * Feeds a folder of strange messages, one a file, through the whole service: {@code StrangeMailRun
 * FOLDER OUTPUT}. Writes the fate of each, and every letter that was sent.
 */
public final class StrangeMailRun {
  private StrangeMailRun() {}

  public static void main(String[] args) throws Exception {
    Path data = Files.createDirectories(Path.of(args[1])).toAbsolutePath();
    List<Path> mails;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      mails = files.filter(Files::isRegularFile).sorted().toList();
    }
    try (DovecotServer server = DovecotServer.started();
        Sink sink = new Sink()) {
      for (Path mail : mails) {
        server.deliver(Files.readAllBytes(mail), Instant.now(), "");
      }
      ServiceProcess service =
          new ServiceProcess(data, server.port(), sink.port(), ServiceProcess.withoutCeilings());
      service.importUnits();
      String before = server.dump("INBOX");
      Instant began = Instant.now();
      service.start();
      Awaitility.await()
          .atMost(Duration.ofHours(3))
          .pollInterval(Duration.ofSeconds(10))
          .until(() -> !service.isAlive() || quiet(service));
      boolean alive = service.isAlive();
      service.stop();
      System.out.printf(
          "%d messages in %s; alive %s; the mailbox is as it was: %s; letters %d%n",
          mails.size(),
          Duration.between(began, Instant.now()),
          alive,
          before.equals(server.dump("INBOX")),
          sink.received().size());
      write(data, sink);
    }
    System.exit(0);
  }

  /** No line about a mail for a while. */
  private static boolean quiet(ServiceProcess service) throws IOException {
    String log = service.newLog();
    if (!log.contains("Started VanThu")) {
      return false;
    }
    Instant last = Files.getLastModifiedTime(service.log()).toInstant();
    return last.isBefore(Instant.now().minusSeconds(60));
  }

  private static void write(Path data, Sink sink) throws IOException, SQLException {
    try (BufferedWriter fates = Files.newBufferedWriter(data.resolve("fates.tsv"))) {
      for (String line : lines(data)) {
        fates.write(line + "\n");
      }
    }
    try (BufferedWriter letters = Files.newBufferedWriter(data.resolve("letters.txt"))) {
      for (Sink.Received letter : sink.received()) {
        letters.write("=====\n" + letter.from() + "\n" + letter.to() + "\n" + letter.raw() + "\n");
      }
    }
  }

  private static List<String> lines(Path data) throws SQLException {
    String sql =
        """
        select id, uid, status, kind, disposition, why_code, why_args, cause, attempts, bytes, sender, subject from mail order by id
        """;
    try (Connection connection = DriverManager.getConnection(ServiceProcess.url(data), "sa", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= 12; i++) {
          line.append(String.valueOf(rows.getString(i)).replaceAll("\\s+", " ")).append('\t');
        }
        lines.add(line.toString());
      }
      return lines;
    }
  }
}
