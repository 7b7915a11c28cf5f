package vn.vanthu.mailbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * The real Dovecot on ports of its own, with one mailbox in Maildir format. Debian's package is
 * {@code dovecot-imapd}; where it is not installed the test is skipped.
 */
public final class DovecotServer implements AutoCloseable {
  public static final String USER = "baocao@office.example";
  public static final String PASSWORD = "secret";

  private static final Path BINARY = Path.of("/usr/sbin/dovecot");
  private static final boolean ROOT = System.getProperty("user.name").equals("root");
  private static final String OWNER = ROOT ? "nobody" : System.getProperty("user.name");

  private final Path home;
  private final Maildir mail;
  private final int port = freePort();
  private final int tlsPort = freePort();
  private final String extra;
  private Process process;

  private DovecotServer(String extra) throws IOException {
    this.extra = extra;
    home = Files.createTempDirectory("vanthu-dovecot-");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    mail = new Maildir(home.resolve("mail"), ROOT ? Optional.of(OWNER) : Optional.empty());
    Files.writeString(home.resolve("users"), USER + ":{PLAIN}" + PASSWORD + "\n");
    ServerCertificate.make(home);
  }

  /** A running server with an empty mailbox. */
  public static DovecotServer started() {
    return started("");
  }

  /**
   * @param extra lines for its configuration
   */
  public static DovecotServer started(String extra) {
    assumeTrue(Files.isExecutable(BINARY), "Dovecot (dovecot-imapd) is not installed");
    try {
      DovecotServer server = new DovecotServer(extra);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of plain IMAP, with STARTTLS. */
  public int port() {
    return port;
  }

  public int tlsPort() {
    return tlsPort;
  }

  /** Its certificate, for {@code localhost}, as PEM. */
  public Path certificate() {
    return home.resolve(ServerCertificate.CERTIFICATE);
  }

  /** The Maildir folder of INBOX. */
  public Path maildir() {
    return mail.inbox();
  }

  public void start() throws IOException {
    Path conf = Files.writeString(home.resolve("dovecot.conf"), configuration());
    process =
        new ProcessBuilder(BINARY.toString(), "-F", "-c", conf.toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("out").toFile())
            .start();
    Awaitility.await("Dovecot on port " + port)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> answers() || !process.isAlive());
    if (!process.isAlive()) {
      throw new IOException(
          Files.readString(home.resolve("out")) + Files.readString(home.resolve("log")));
    }
  }

  /** Ends it and the processes of its sessions, some of which would go on serving their client. */
  public void stop() {
    List<ProcessHandle> sessions = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sessions.forEach(ProcessHandle::destroyForcibly);
    sessions.forEach(session -> session.onExit().join());
  }

  public void restart() throws IOException {
    stop();
    start();
  }

  @Override
  public void close() {
    stop();
    Folders.delete(home);
  }

  /** Puts a message that nobody has seen into INBOX, as an MTA would. */
  public void deliver(String raw) {
    deliver(raw.getBytes(StandardCharsets.UTF_8), Instant.now(), "");
  }

  /**
   * @param flags letters of Maildir: S seen, F flagged, R answered, T deleted
   */
  public void deliver(byte[] raw, Instant received, String flags) {
    mail.deliver(raw, received, flags);
  }

  /** Puts a message into another folder, which is made if need be. */
  public void deliverTo(String folder, String raw) {
    mail.deliverTo(folder, raw);
  }

  /** Keeps a copy of the whole mailbox as it is now. */
  public Path backup() {
    return mail.backup();
  }

  /** Puts a copy of the mailbox back into its place; the server must be stopped. */
  public void restore(Path backup) {
    mail.restore(backup);
  }

  /** Numbers INBOX anew under another UIDVALIDITY; the server must be stopped. */
  public void renumber() {
    mail.renumber();
  }

  /** Flags, dates and sizes of all messages of a folder, as a look that changes nothing gives. */
  public String dump(String folder) {
    try (ImapTalk talk = talk()) {
      talk.say("EXAMINE " + folder);
      return talk.say("UID FETCH 1:* (FLAGS INTERNALDATE RFC822.SIZE)").stream()
          .filter(line -> line.startsWith("* "))
          .collect(Collectors.joining("\n"));
    }
  }

  /** A client who has signed in. */
  public ImapTalk talk() {
    ImapTalk talk = new ImapTalk(port);
    talk.say("LOGIN " + USER + " " + PASSWORD);
    return talk;
  }

  private String configuration() {
    String group = ROOT ? "nogroup" : "";
    return """
    base_dir = %1$s/run
    log_path = %1$s/log
    protocols = imap
    listen = 127.0.0.1
    ssl = yes
    ssl_cert = <%1$s/cert.pem
    ssl_key = <%1$s/key.pem
    disable_plaintext_auth = no
    default_internal_user = %2$s
    default_login_user = %2$s
    %3$s
    first_valid_uid = 1
    mail_uid = %2$s
    mail_location = maildir:%1$s/mail
    mail_max_userip_connections = 50
    auth_failure_delay = 0
    namespace inbox {
      inbox = yes
      separator = /
    }
    passdb {
      driver = passwd-file
      args = scheme=PLAIN username_format=%%u %1$s/users
    }
    userdb {
      driver = static
      args = uid=%2$s home=%1$s
    }
    service anvil {
      chroot =
      unix_listener anvil-auth-penalty {
        mode = 0
      }
    }
    service stats {
      chroot =
    }
    service imap-login {
      chroot =
      inet_listener imap {
        port = %4$d
      }
      inet_listener imaps {
        port = %5$d
        ssl = yes
      }
    }
    %6$s
    """
        .formatted(
            home,
            OWNER,
            group.isEmpty() ? "" : "default_internal_group = nogroup\nmail_gid = nogroup",
            port,
            tlsPort,
            extra);
  }

  private boolean answers() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.getInputStream().read() == '*';
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
