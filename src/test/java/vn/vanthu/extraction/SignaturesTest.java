package vn.vanthu.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.extraction.Samples.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who signed a file, and whether its bytes are those that were signed. */
class SignaturesTest {
  private static WorkerTextExtractor extractor;
  private static Signer signer;

  @BeforeAll
  static void start() throws Exception {
    extractor = new WorkerTextExtractor(ReadingLimits.defaults(), 1);
    signer = new Signer();
  }

  @AfterAll
  static void stop() {
    extractor.close();
  }

  @Test
  void a_signed_pdf_names_its_signer_and_is_intact() throws Exception {
    assertThat(findings("bao-cao.pdf", signedPdf()))
        .contains("signature-intact bao-cao.pdf: " + Signer.NAME)
        .noneMatch(finding -> finding.startsWith("signature-not"));
  }

  @Test
  void a_byte_changed_after_signing_is_seen() throws Exception {
    byte[] pdf = signedPdf();
    int at = new String(pdf, StandardCharsets.ISO_8859_1).indexOf("612.0");
    pdf[at + 2] = '3';
    assertThat(findings("bao-cao.pdf", pdf))
        .contains("signature-not-intact bao-cao.pdf: " + Signer.NAME);
  }

  @Test
  void a_page_added_behind_the_signature_is_signed_by_nobody() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(signedPdf())) {
      document.getDocumentInformation().setTitle("Sửa sau");
      document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
      document.saveIncremental(out);
    }
    assertThat(findings("bao-cao.pdf", out.toByteArray()))
        .contains("signature-not-intact bao-cao.pdf: " + Signer.NAME);
  }

  @Test
  void a_signature_beside_a_mail_names_its_signer() throws Exception {
    assertThat(findings("smime.p7s", signer.sign("bytes".getBytes(StandardCharsets.UTF_8))))
        .containsExactly("signature-by smime.p7s: " + Signer.NAME);
  }

  @Test
  void a_broken_signature_is_no_broken_document() {
    assertThat(findings("smime.p7s", new byte[] {1, 2, 3}))
        .containsExactly("signature-not-checked smime.p7s");
  }

  private static List<String> findings(String name, byte[] bytes) {
    return extractor.extract(List.of(document(name, bytes))).findings().stream()
        .map(doubt -> doubt.code() + " " + doubt.text())
        .toList();
  }

  private static byte[] signedPdf() throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(plain);
    }
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(plain.toByteArray())) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
      Calendar day = new GregorianCalendar(2022, Calendar.JUNE, 10);
      signature.setSignDate(day);
      document.addSignature(
          signature,
          content -> {
            try {
              return signer.sign(content.readAllBytes());
            } catch (Exception e) {
              throw new IOException(e);
            }
          });
      document.saveIncremental(signed);
    }
    return signed.toByteArray();
  }
}
