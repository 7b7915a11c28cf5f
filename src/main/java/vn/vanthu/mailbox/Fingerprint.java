package vn.vanthu.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What makes two mails the same although they came by two routes: trace headers are left out. */
final class Fingerprint {
  private Fingerprint() {}

  /**
   * A hash of id, author, date, subject and decoded content; without a Message-ID, of the bytes.
   */
  static String of(MimeMail mail, String sha256) {
    if (mail.messageId().isEmpty()) {
      return sha256;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(head(mail, mail.messageId().get()).getBytes(StandardCharsets.UTF_8));
      for (MailPart part : mail.parts()) {
        add(part, digest);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      return sha256;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String head(MimeMail mail, String messageId) {
    String date = mail.headers().first("Date").orElse("");
    return messageId + "\n" + mail.from() + "\n" + date + "\n" + mail.subject();
  }

  private static void add(MailPart part, MessageDigest digest) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    try (InputStream in = part.open()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
  }
}
