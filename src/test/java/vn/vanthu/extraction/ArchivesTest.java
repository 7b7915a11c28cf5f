package vn.vanthu.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.extraction.OneReader.text;
import static vn.vanthu.extraction.Samples.document;
import static vn.vanthu.extraction.Samples.utf8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files that come in others: in archives, in messages, in winmail.dat. */
class ArchivesTest {
  private static OneReader reader;

  @BeforeAll
  static void start() {
    reader = new OneReader();
  }

  @AfterAll
  static void stop() {
    reader.close();
  }

  @Test
  void archives_in_archives_are_opened_to_a_depth() {
    byte[] inner = utf8("Báo cáo");
    String name = "a.txt";
    for (int i = 0; i < 5; i++) {
      inner = Samples.zip(Map.of(name, inner));
      name = i + ".zip";
    }
    assertThat(reader.outcomes(document("a.zip", inner)))
        .contains("a.zip/3.zip/2.zip/1.zip OVER_LIMIT");
  }

  @Test
  void names_in_archives_are_repaired_and_what_is_no_document_is_left_out() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : List.of("Báo cáo quý II.txt", "__MACOSX/._a.txt", "Thumbs.db", "~$a.docx")) {
      files.put(name, utf8("Báo cáo kết quả"));
    }
    assertThat(reader.outcomes(document("a.zip", Samples.zip(files))))
        .containsExactly(
            "a.zip/Báo cáo quý II.txt READ",
            "a.zip/__MACOSX/._a.txt IGNORED",
            "a.zip/Thumbs.db IGNORED",
            "a.zip/~$a.docx IGNORED",
            "a.zip READ");
    for (String charset : List.of("windows-1258", "IBM437")) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Charset names =
          charset.equals("IBM437")
              ? Charset.forName(charset)
              : java.nio.charset.StandardCharsets.ISO_8859_1;
      try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
        zip.putNextEntry(
            new ZipEntry(
                charset.equals("IBM437")
                    ? "cà phê.txt"
                    : new String(OldTextTest.bytes1258("Báo cáo quý II trường.txt"), names)));
        zip.write(utf8("Báo cáo"));
      }
      assertThat(reader.outcomes(document("a.zip", bytes.toByteArray())).get(0))
          .isEqualTo(
              charset.equals("IBM437")
                  ? "a.zip/cà phê.txt READ"
                  : "a.zip/Báo cáo quý II trường.txt READ");
    }
  }

  @Test
  void messages_and_the_files_in_them_are_read() {
    String mail =
        "From: a@truong.example\r\n"
            + "Subject: BC\r\n"
            + "MIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
            + "--b\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
            + "Kính gửi báo cáo\r\n"
            + "--b\r\n"
            + "Content-Type: text/csv; name=\"so-lieu.csv\"\r\n"
            + "Content-Disposition: attachment; filename=\"so-lieu.csv\"\r\n\r\n"
            + "Số hội nghị;5\r\n"
            + "Số tờ rơi;20\r\n"
            + "--b--\r\n";
    Extraction read = reader.read(document("thu.zip", Samples.zip(Map.of("thu.eml", utf8(mail)))));
    assertThat(text(read)).contains("Kính gửi báo cáo").contains("Số hội nghị | 5");
    assertThat(read.parts())
        .extracting(part -> part.name() + " " + part.outcome())
        .containsExactly(
            "thu.zip/thu.eml/so-lieu.csv READ", "thu.zip/thu.eml READ", "thu.zip READ");
  }

  @Test
  void files_in_winmail_dat_are_read() {
    Extraction read =
        reader.read(
            document("winmail.dat", tnef("so-lieu.csv", utf8("Số hội nghị;5\nSố tờ rơi;20\n"))));
    assertThat(text(read)).contains("Số hội nghị | 5");
    assertThat(read.parts())
        .extracting(part -> part.name() + " " + part.outcome())
        .containsExactly("winmail.dat/so-lieu.csv READ", "winmail.dat READ");
  }

  private static byte[] tnef(String name, byte[] data) {
    ByteBuffer out = ByteBuffer.allocate(data.length + 200).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0x223E9F78).putShort((short) 1);
    attribute(out, 1, 0x0008_9006, new byte[] {0, 0, 1, 0});
    attribute(out, 2, 0x0006_9002, new byte[14]);
    attribute(
        out, 2, 0x0001_8010, (name + "\0").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    attribute(out, 2, 0x0006_800F, data);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static void attribute(ByteBuffer out, int level, int id, byte[] data) {
    int sum = 0;
    for (byte b : data) {
      sum += b & 0xFF;
    }
    out.put((byte) level).putInt(id).putInt(data.length).put(data).putShort((short) sum);
  }
}
