package vn.vanthu;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The mail server of some offices, and the whole service of each of them on it. */
final class OfficeMailServer implements AutoCloseable {
  static final String PASSWORD = "secret";

  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()});
  private final List<ConfigurableApplicationContext> services = new ArrayList<>();

  OfficeMailServer(String... offices) throws UserException {
    server.start();
    for (String office : offices) {
      server.getUserManager().createUser(office, office, PASSWORD);
    }
  }

  /**
   * Starts the service of that office.
   *
   * @param sources configuration besides the service's own
   * @param settings besides those that every office needs; none of them twice
   */
  ConfigurableApplicationContext serve(
      String office, Path data, List<Class<?>> sources, String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.addAll(
        List.of(
            "--server.port=0",
            "--spring.main.allow-bean-definition-overriding=true",
            "--spring.jmx.enabled=false",
            "--spring.datasource.url=jdbc:h2:file:"
                + data.resolve("db")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + server.getSmtp().getPort(),
            "--vanthu.data=" + data,
            "--vanthu.admin.password=a long enough password",
            "--vanthu.office.address=" + office,
            "--vanthu.letters.send=all"));
    all.addAll(List.of(mailbox(0, "test", office, PASSWORD)));
    ConfigurableApplicationContext service =
        new SpringApplicationBuilder(VanThu.class)
            .sources(sources.toArray(new Class<?>[0]))
            .run(all.toArray(new String[0]));
    services.add(service);
    return service;
  }

  /** The settings of an office's mailbox number {@code index} on this server. */
  String[] mailbox(int index, String name, String user, String password) {
    return Stream.of(
            "name=" + name,
            "host=127.0.0.1",
            "port=" + server.getImap().getPort(),
            "security=none",
            "username=" + user,
            "password=" + password,
            "take-from=2020-01-01",
            "poll-every=1s")
        .map(setting -> "--vanthu.mailboxes[%d].%s".formatted(index, setting))
        .toArray(String[]::new);
  }

  MailFolder inbox(String office) throws FolderException {
    return server
        .getManagers()
        .getImapHostManager()
        .getInbox(server.getUserManager().getUser(office));
  }

  /** Puts a message into an office's mailbox, unread. */
  void deliver(String office, MimeMessage message, Instant arrived) throws FolderException {
    inbox(office).appendMessage(message, new Flags(), Date.from(arrived));
  }

  /** Puts a mail from the demo into an office's mailbox. */
  void deliverSample(String office, String sample, Flags flags)
      throws IOException, MessagingException, FolderException {
    Path file = Path.of("src/main/resources/demo/mail").resolve(sample);
    try (InputStream in = Files.newInputStream(file)) {
      inbox(office).appendMessage(new MimeMessage(session(), in), flags, new Date());
    }
  }

  /** All that was sent through this server. */
  MimeMessage[] received() {
    return server.getReceivedMessages();
  }

  static Session session() {
    return Session.getInstance(new Properties());
  }

  @Override
  public void close() {
    services.forEach(ConfigurableApplicationContext::close);
    server.stop();
  }
}
