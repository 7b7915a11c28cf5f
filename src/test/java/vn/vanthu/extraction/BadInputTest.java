package vn.vanthu.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.extraction.Samples.document;
import static vn.vanthu.extraction.Samples.docx;
import static vn.vanthu.extraction.Samples.p;
import static vn.vanthu.extraction.Samples.utf8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes, each document ends in a clear word, and the next one is read. */
class BadInputTest {
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
  void what_needs_a_password_is_recognised_as_such() throws Exception {
    assertThat(reader.outcomes(document("a.docx", ooxml()))).containsExactly("a.docx PROTECTED");
    assertThat(reader.outcomes(document("a.xls", xls()))).containsExactly("a.xls PROTECTED");
    assertThat(reader.outcomes(document("a.pdf", pdf("mở")))).containsExactly("a.pdf PROTECTED");
    byte[] zip = Samples.zip(Map.of("a.txt", utf8("Báo cáo")));
    locked(zip);
    assertThat(reader.outcomes(document("a.zip", zip))).containsExactly("a.zip PROTECTED");
    assertThat(reader.read(document("a.zip", zip)).findings())
        .extracting(doubt -> doubt.code() + " " + doubt.text())
        .containsExactly("attachment-protected a.zip");
  }

  @Test
  void what_only_forbids_changes_is_read() throws Exception {
    assertThat(reader.outcomes(document("a.pdf", pdf("")))).containsExactly("a.pdf NO_TEXT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.docx", "a.xls", "a.pdf", "a.zip", "a.odt"})
  void a_file_without_bytes_or_cut_off_is_named(String name) throws Exception {
    assertThat(reader.outcomes(document(name, new byte[0]))).containsExactly(name + " EMPTY");
    byte[] whole =
        switch (name) {
          case "a.xls" -> Samples.bytes(new HSSFWorkbook(), 1);
          case "a.pdf" -> pdf(null);
          default -> docx(p("Báo cáo").repeat(200));
        };
    byte[] cut = Arrays.copyOf(whole, whole.length * 2 / 3);
    assertThat(reader.outcomes(document(name, cut)))
        .allMatch(outcome -> outcome.matches(name + ".* (BROKEN|NO_TEXT|UNSUPPORTED)"));
  }

  @Test
  void a_bomb_costs_itself_alone() throws Exception {
    byte[] bomb = zeros("nul.txt", 400);
    Extraction read = reader.read(document("bomb.zip", bomb), document("b.txt", "Sau đó"));
    assertThat(read.parts())
        .extracting(part -> part.name() + " " + part.outcome())
        .containsExactly("bomb.zip OVER_LIMIT", "b.txt READ");
    assertThat(reader.outcomes(document("a.docx", zeros("word/document.xml", 400))))
        .containsExactly("a.docx OVER_LIMIT");
  }

  @Test
  @Tag("slow")
  void thousands_of_members_and_of_rows_and_deep_nesting_end_in_bounded_time() throws Exception {
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i < 3000; i++) {
      many.put(i + ".txt", utf8("Tệp " + i));
    }
    List<String> outcomes = reader.outcomes(document("many.zip", Samples.zip(many)));
    assertThat(outcomes).hasSize(1001).last().isEqualTo("many.zip OVER_LIMIT");

    assertThat(reader.outcomes(document("rows.xlsx", millionRows())))
        .containsExactly("rows.xlsx OVER_LIMIT");
    String nested = "<div><table><tr><td>".repeat(20_000) + "sâu";
    assertThat(reader.outcomes(document("deep.html", nested))).hasSize(1);
    String tables =
        "<w:tbl><w:tr><w:tc>".repeat(5000) + p("sâu") + "</w:tc></w:tr></w:tbl>".repeat(5000);
    assertThat(reader.outcomes(document("deep.docx", docx(tables)))).hasSize(1);
    assertThat(reader.outcomes(document("deep.rtf", "{\\rtf1 " + "{".repeat(100_000))))
        .containsExactly("deep.rtf BROKEN");
    assertThat(reader.outcomes(document("next.txt", "Báo cáo"))).containsExactly("next.txt READ");
  }

  @Test
  void a_table_too_long_for_a_report_is_left_out_and_what_stands_beside_it_is_read() {
    String row = "<tr><td>Số hội nghị</td><td>6</td></tr>";
    Extraction read =
        reader.read(
            document("a.html", html("<p>Báo cáo</p><table>" + row.repeat(50_000) + "</table>")));
    assertThat(read.findings())
        .extracting(doubt -> doubt.code() + " " + doubt.text())
        .containsExactly("table-over-limit a.html");
    assertThat(read.passages()).hasSize(1);
  }

  @Test
  void markup_without_end_is_given_up() {
    assertThat(reader.outcomes(document("a.html", html("<p>Số hội nghị: 6</p>".repeat(50_000)))))
        .containsExactly("a.html OVER_LIMIT");
  }

  private static byte[] html(String body) {
    return utf8("<html><body>" + body + "</body></html>");
  }

  @Test
  void unknown_bytes_are_named_as_such() {
    byte[] noise = new byte[5000];
    new java.util.Random(1).nextBytes(noise);
    assertThat(reader.outcomes(document("a.bin", noise))).containsExactly("a.bin UNSUPPORTED");
  }

  private static byte[] ooxml() throws Exception {
    try (POIFSFileSystem files = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("mật khẩu");
      try (OutputStream stream = encryptor.getDataStream(files);
          InputStream plain = new ByteArrayInputStream(docx(p("Báo cáo")))) {
        plain.transferTo(stream);
      }
      files.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  private static byte[] xls() throws Exception {
    Biff8EncryptionKey.setCurrentUserPassword("mk");
    try {
      return Samples.bytes(new HSSFWorkbook(), 1);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }

  /** One empty page; with a password to open it, only against changes (""), or without any. */
  private static byte[] pdf(String password) throws Exception {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      if (password != null) {
        document.protect(new StandardProtectionPolicy("chu", password, new AccessPermission()));
      }
      document.save(out);
      return out.toByteArray();
    }
  }

  /** Sets the bit that says a member is encrypted, in both of its headers. */
  private static void locked(byte[] zip) {
    for (int i = 0; i + 8 < zip.length; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K') {
        zip[i + 6] |= zip[i + 2] == 3 ? 1 : 0;
        zip[i + 8] |= zip[i + 2] == 1 ? 1 : 0;
      }
    }
  }

  private static byte[] zeros(String name, int megabytes) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      if (name.startsWith("word/")) {
        try (ZipInputStream small = new ZipInputStream(new ByteArrayInputStream(docx("")))) {
          for (ZipEntry e = small.getNextEntry();
              !e.getName().equals(name);
              e = small.getNextEntry()) {
            zip.putNextEntry(new ZipEntry(e.getName()));
            small.transferTo(zip);
          }
        }
        zip.putNextEntry(new ZipEntry(name));
        zip.write(
            utf8(
                "<w:document"
                    + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"));
      } else {
        zip.putNextEntry(new ZipEntry(name));
      }
      byte[] block = new byte[1024 * 1024];
      Arrays.fill(block, (byte) 'a');
      for (int i = 0; i < megabytes; i++) {
        zip.write(block);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] millionRows() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (org.apache.poi.xssf.streaming.SXSSFWorkbook workbook =
        new org.apache.poi.xssf.streaming.SXSSFWorkbook(100)) {
      var sheet = workbook.createSheet();
      for (int r = 0; r < 1_000_000; r++) {
        sheet.createRow(r).createCell(0).setCellValue(r);
      }
      workbook.write(bytes);
    }
    return bytes.toByteArray();
  }
}
