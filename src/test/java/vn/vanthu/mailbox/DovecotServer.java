package vn.vanthu.mailbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private final Path mail;
  private final int port = freePort();
  private final int tlsPort = freePort();
  private final String extra;
  private final Process certificate;
  private Process process;
  private int delivered;

  private DovecotServer(String extra) throws IOException {
    this.extra = extra;
    home = Files.createTempDirectory("vanthu-dovecot-");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    mail = home.resolve("mail");
    for (String folder : List.of("new", "cur", "tmp")) {
      Files.createDirectories(mail.resolve(folder));
    }
    own(mail);
    Files.writeString(home.resolve("users"), USER + ":{PLAIN}" + PASSWORD + "\n");
    certificate =
        run(
            "keytool",
            "-genkeypair",
            "-alias",
            "imap",
            "-keyalg",
            "EC",
            "-dname",
            "CN=x",
            "-ext",
            "san=dns:localhost",
            "-validity",
            "30",
            "-storetype",
            "PKCS12",
            "-keystore",
            home.resolve("k.p12").toString(),
            "-storepass",
            "secret");
    writePem();
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
    return home.resolve("cert.pem");
  }

  /** The Maildir folder of INBOX. */
  public Path maildir() {
    return mail;
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
    delete(home);
  }

  /** Puts a message that nobody has seen into INBOX, as an MTA would. */
  public void deliver(String raw) {
    deliver(raw.getBytes(StandardCharsets.UTF_8), Instant.now(), "");
  }

  /**
   * @param flags letters of Maildir: S seen, F flagged, R answered, T deleted
   */
  public void deliver(byte[] raw, Instant received, String flags) {
    deliverTo(mail, raw, received, flags);
  }

  /** Puts a message into another folder, which is made if need be. */
  public void deliverTo(String folder, String raw) {
    Path place = mail.resolve("." + folder);
    try {
      if (!Files.exists(place)) {
        for (String part : List.of("new", "cur", "tmp")) {
          Files.createDirectories(place.resolve(part));
        }
        own(place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    deliverTo(place, raw.getBytes(StandardCharsets.UTF_8), Instant.now(), "");
  }

  private void deliverTo(Path folder, byte[] raw, Instant received, String flags) {
    String name = "%010d.M%dP1.test".formatted(received.getEpochSecond(), ++delivered);
    try {
      Path file = Files.write(folder.resolve("tmp").resolve(name), raw);
      Files.setLastModifiedTime(file, FileTime.from(received));
      if (ROOT) {
        setOwner(file);
      }
      Path target = folder.resolve(flags.isEmpty() ? "new" : "cur");
      Files.move(
          file,
          target.resolve(flags.isEmpty() ? name : name + ":2," + flags),
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a copy of the whole mailbox as it is now. */
  public Path backup() {
    Path copy = home.resolve("backup-" + System.nanoTime());
    copy(mail, copy);
    return copy;
  }

  /** Puts a copy of the mailbox back into its place; the server must be stopped. */
  public void restore(Path backup) {
    delete(mail);
    copy(backup, mail);
    try {
      own(mail);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Numbers INBOX anew under another UIDVALIDITY; the server must be stopped. */
  public void renumber() {
    try (Stream<Path> files = Files.list(mail)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("dovecot")).toList()) {
        Files.delete(file);
      }
      Path list = mail.resolve("dovecot-uidlist");
      Files.writeString(list, "3 V77 N1 G00112233445566778899aabbccddeeff\n");
      own(mail);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private void writePem() throws IOException {
    try {
      certificate.waitFor();
      java.security.KeyStore keys = java.security.KeyStore.getInstance("PKCS12");
      try (var in = Files.newInputStream(home.resolve("k.p12"))) {
        keys.load(in, "secret".toCharArray());
      }
      pem("CERTIFICATE", keys.getCertificate("imap").getEncoded(), certificate());
      pem(
          "PRIVATE KEY",
          keys.getKey("imap", "secret".toCharArray()).getEncoded(),
          home.resolve("key.pem"));
    } catch (java.security.GeneralSecurityException | InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void pem(String what, byte[] der, Path file) throws IOException {
    String text = java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what));
  }

  private static Process run(String tool, String... arguments) throws IOException {
    String path = Path.of(System.getProperty("java.home"), "bin", tool).toString();
    List<String> command = Stream.concat(Stream.of(path), Stream.of(arguments)).toList();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void own(Path folder) throws IOException {
    if (!ROOT) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        setOwner(path);
      }
    }
  }

  private static void setOwner(Path path) throws IOException {
    Files.setOwner(
        path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(OWNER));
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e)
                throws IOException {
              Files.deleteIfExists(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
