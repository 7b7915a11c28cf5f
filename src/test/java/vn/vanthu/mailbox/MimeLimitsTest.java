package vn.vanthu.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each limit at its number and one above. */
class MimeLimitsTest {
  @Test
  void a_thousand_header_fields_are_read() {
    assertThat(read("X-A: 1\n".repeat(1000) + "\nx").damage()).isEmpty();
    MimeMail over = read("X-A: 1\n".repeat(1001) + "\nx");
    assertThat(over.damage()).containsExactly("too-many-headers");
    assertThat(over.headers().fields()).hasSize(1000);
  }

  @Test
  void a_header_block_of_256_kilobytes_is_read() {
    String line = "X-A: " + "a".repeat(1017) + "\r\n";
    assertThat(read(line.repeat(255) + "\r\nx").damage()).isEmpty();
    assertThat(read(line.repeat(300) + "\r\nx").damage()).contains("headers-too-long");
  }

  @Test
  void a_thousand_parts_are_read() {
    assertThat(parts(1000).damage()).isEmpty();
    MimeMail over = parts(1001);
    assertThat(over.damage()).contains("too-many-parts");
    assertThat(over.parts()).hasSize(1000);
  }

  @Test
  void twenty_levels_are_opened() {
    assertThat(nested(20).damage()).isEmpty();
    assertThat(nested(21).damage()).containsExactly("nested-too-deep");
    assertThat(nested(400).damage()).containsExactly("nested-too-deep");
  }

  @Test
  void a_thousand_addresses_are_read() {
    assertThat(read("To: " + "a@b.example,".repeat(1000) + "\n\nx").damage()).isEmpty();
    MimeMail over = read("To: " + "a@b.example,".repeat(1001) + "\n\nx");
    assertThat(over.to()).hasSize(1000);
    assertThat(over.damage()).contains("too-many-addresses");
  }

  @Test
  void an_id_too_long_for_any_index_is_none() {
    assertThat(read("Message-ID: <" + "a".repeat(996) + ">\n\nx").messageId()).isPresent();
    assertThat(read("Message-ID: <" + "a".repeat(997) + ">\n\nx").messageId()).isEmpty();
  }

  @Test
  @Tag("slow")
  void fifty_mebibytes_pass_without_sitting_in_memory(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("large.eml");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\n");
      out.write("Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n");
      String line = "QUJD".repeat(19) + "\n";
      for (int i = 0; i < 50 * 1024 * 1024 / line.length(); i++) {
        out.write(line);
      }
      out.write("--b--\n");
    }
    System.gc();
    long before = used();
    MimeMail mail = MimeReader.read(file);
    try (InputStream in = mail.parts().get(1).open()) {
      assertThat(in.transferTo(OutputStream.nullOutputStream())).isGreaterThan(38_000_000);
    }
    System.gc();
    assertThat(used() - before).isLessThan(8_000_000);
    assertThat(mail.parts()).hasSize(2);
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static MimeMail parts(int count) {
    String part = "--b\nContent-Type: application/pdf\n\nx\n";
    return read("Content-Type: multipart/mixed; boundary=b\n\n" + part.repeat(count) + "--b--\n");
  }

  /** {@code levels} multiparts, one in the other, a text in the innermost. */
  private static MimeMail nested(int levels) {
    StringBuilder mail = new StringBuilder();
    for (int i = 0; i < levels; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
    }
    mail.append("\nx\n");
    for (int i = levels - 1; i >= 0; i--) {
      mail.append("--b%d--\n".formatted(i));
    }
    return read(mail.toString());
  }

  private static MimeMail read(String mail) {
    return MimeReader.read(mail.getBytes(StandardCharsets.UTF_8));
  }
}
