package vn.vanthu.durability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.awaitility.Awaitility;
import vn.vanthu.mailbox.DovecotServer;

/**
 * The most memory that the service, its readers apart, holds with a heap of 256 MiB: idle, and
 * after messages of just under 50 MiB have passed.
 */
public final class LargeMailRun {
  private static final int LARGE = 50 * 1024 * 1024 - 8192;

  private LargeMailRun() {}

  public static void main(String[] args) throws Exception {
    Path data = Files.createTempDirectory("vanthu-large-");
    try (DovecotServer server = DovecotServer.started();
        Sink sink = new Sink()) {
      server.deliver("Subject: small\n\ntext\n");
      ServiceProcess service =
          new ServiceProcess(data, server.port(), sink.port(), ServiceProcess.withoutCeilings());
      service.start();
      await(service, 1);
      System.out.printf("after a small message: %d MiB%n", peak(service));
      server.deliver(
          large("khong-doc-duoc.pdf", noise(LARGE / 4 * 3 / 78 * 76)), Instant.now(), "");
      await(service, 2);
      System.out.printf("after 50 MiB with a file that is noise: %d MiB%n", peak(service));
      server.deliver(large("so-lieu.txt", words(LARGE / 4 * 3 / 78 * 76)), Instant.now(), "");
      await(service, 3);
      System.out.printf("after 50 MiB with a long text: %d MiB%n", peak(service));
      System.out.println(service.newLog().lines().filter(l -> l.contains(": mail ")).toList());
      service.stop();
    }
    System.exit(0);
  }

  private static void await(ServiceProcess service, int mail) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> service.newLog().contains(": mail " + mail + " "));
  }

  private static long peak(ServiceProcess service) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + service.pid() + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("No VmHWM for process " + service.pid());
  }

  private static byte[] large(String name, byte[] file) throws IOException {
    ByteArrayOutputStream raw = new ByteArrayOutputStream(LARGE + 8192);
    raw.write(
        """
        From: Union <a@union.example>
        Subject: Bao cao
        Message-ID: <%1$s@union.example>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        Gui kem.
        --b
        Content-Type: application/octet-stream; name="%1$s"
        Content-Disposition: attachment; filename="%1$s"
        Content-Transfer-Encoding: base64

        """
            .formatted(name)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.UTF_8));
    raw.write(Base64.getMimeEncoder().encode(file));
    raw.write("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
    return raw.toByteArray();
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(1).nextBytes(noise);
    return noise;
  }

  private static byte[] words(int length) {
    byte[] line = "So cuoc hoi nghi da to chuc: 05.\n".getBytes(StandardCharsets.UTF_8);
    byte[] words = new byte[length];
    for (int i = 0; i < length; i++) {
      words[i] = line[i % line.length];
    }
    return words;
  }
}
