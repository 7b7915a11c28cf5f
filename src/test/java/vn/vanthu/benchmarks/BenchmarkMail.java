package vn.vanthu.benchmarks;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A mail server with the sample reports in it, repeated under Message-IDs of their own. */
final class BenchmarkMail implements AutoCloseable {
  static final String OFFICE = "baocao@office.example";
  static final String PASSWORD = "secret";
  private static final Path SAMPLES = Path.of("src/main/resources/demo/mail");

  private final GreenMail server = new GreenMail(ServerSetup.IMAP.dynamicPort());
  private final GreenMail sink = new GreenMail(ServerSetup.SMTP.dynamicPort());
  private final MailFolder inbox;

  BenchmarkMail() throws Exception {
    server.start();
    sink.start();
    GreenMailUser office = server.getUserManager().createUser(OFFICE, OFFICE, PASSWORD);
    inbox = server.getManagers().getImapHostManager().getInbox(office);
  }

  int imapPort() {
    return server.getImap().getPort();
  }

  int smtpPort() {
    return sink.getSmtp().getPort();
  }

  /** The reports that need no OCR and can be opened. */
  static List<Path> reports() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files
          .filter(f -> f.getFileName().toString().matches("(0\\d|1[0-4]|2\\d|3\\d|4\\d)-.*\\.eml"))
          .sorted()
          .toList();
    }
  }

  /** Puts {@code count} reports into the mailbox. */
  void fill(int count) throws Exception {
    List<Path> reports = reports();
    for (int i = 0; i < count; i++) {
      deliver(reports.get(i % reports.size()), i);
    }
  }

  /** Puts one report into the mailbox; {@code number} makes it a message of its own. */
  void deliver(Path report, int number) throws Exception {
    String text = Files.readString(report, StandardCharsets.ISO_8859_1);
    String own = text.replaceFirst("(?im)^Message-ID:\\s*<", "Message-ID: <n" + number + ".");
    byte[] bytes = own.getBytes(StandardCharsets.ISO_8859_1);
    MimeMessage message =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    inbox.appendMessage(message, new Flags(), new Date());
  }

  /** Waits until that many letters have been sent. */
  void awaitSent(int letters, Duration most) {
    Awaitility.await()
        .atMost(most)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(this::sent, sent -> sent >= letters);
  }

  int sent() {
    return sink.getManagers().getImapHostManager().getAllMessages().size();
  }

  @Override
  public void close() {
    server.stop();
    sink.stop();
  }
}
