package vn.vanthu.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A key and a certificate for {@code localhost} that it signs itself, as a server reads them. */
final class ServerCertificate {
  static final String CERTIFICATE = "cert.pem";
  static final String KEY = "key.pem";

  private ServerCertificate() {}

  /** Puts both into the folder, as PEM. */
  static void make(Path folder) throws IOException {
    Process tool =
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
            folder.resolve("k.p12").toString(),
            "-storepass",
            "secret");
    try {
      tool.waitFor();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    writePem(folder);
  }

  private static void writePem(Path folder) throws IOException {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (var in = Files.newInputStream(folder.resolve("k.p12"))) {
        keys.load(in, "secret".toCharArray());
      }
      pem("CERTIFICATE", keys.getCertificate("imap").getEncoded(), folder.resolve(CERTIFICATE));
      pem(
          "PRIVATE KEY",
          keys.getKey("imap", "secret".toCharArray()).getEncoded(),
          folder.resolve(KEY));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static void pem(String what, byte[] der, Path file) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
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
}
