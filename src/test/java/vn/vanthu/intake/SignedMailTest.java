package vn.vanthu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.vanthu.extraction.ReadingLimits;
import vn.vanthu.extraction.Signer;
import vn.vanthu.extraction.WorkerTextExtractor;
import vn.vanthu.forms.Passage;
import vn.vanthu.mailbox.MimeReader;

/** Who signed a mail, and whether it is as it was signed: a fact beside what it says. */
class SignedMailTest {
  private static final String ATTACHED =
      Base64.getMimeEncoder()
          .encodeToString("Số tờ rơi;20\r\n".repeat(20).getBytes(StandardCharsets.UTF_8));

  /** What is signed: its headers belong to it, its encodings and blanks at line ends stay. */
  private static final String CONTENT =
      """
      Content-Type: multipart/mixed;
       boundary="inner"

      --inner
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      S=E1=BB=91 h=E1=BB=99i ngh=E1=BB=8B: 6 \s
      Tr=C3=A2n tr=E1=BB=8Dng
      --inner
      Content-Type: text/csv; name="so-lieu.csv"
      Content-Transfer-Encoding: base64
      Content-Disposition: attachment; filename="so-lieu.csv"

      %s
      --inner--
      """
          .replace("\n", "\r\n")
          .formatted(ATTACHED);

  private static WorkerTextExtractor extractor;
  private static Signer signer;

  @BeforeAll
  static void open() throws Exception {
    extractor = new WorkerTextExtractor(ReadingLimits.defaults(), 1);
    signer = new Signer();
  }

  @AfterAll
  static void close() {
    extractor.close();
  }

  @Test
  void a_mail_as_it_was_signed_names_its_signer_and_is_read() throws Exception {
    MailContent read = read(signed(CONTENT, smime(signer.sign(bytes(CONTENT)))));
    assertThat(findings(read)).containsExactly("mail-signature-intact " + Signer.NAME);
    assertThat(read.passages()).extracting(Passage::text).contains("Số hội nghị: 6");
    assertThat(read.parts())
        .extracting(part -> part.name() + " " + part.outcome())
        .containsExactly("so-lieu.csv read", "smime.p7s ignored");
  }

  @Test
  void a_mail_that_lost_the_first_of_its_two_characters_of_line_ends_is_as_it_was_signed()
      throws Exception {
    String mail = signed(CONTENT, smime(signer.sign(bytes(CONTENT)))).replace("\r\n", "\n");
    assertThat(findings(read(mail))).containsExactly("mail-signature-intact " + Signer.NAME);
  }

  @Test
  void a_figure_changed_after_signing_is_seen() throws Exception {
    String mail = signed(CONTENT.replace(": 6", ": 9"), smime(signer.sign(bytes(CONTENT))));
    assertThat(findings(read(mail))).containsExactly("mail-signature-not-intact " + Signer.NAME);
  }

  @Test
  void what_a_mailing_list_or_a_forward_puts_around_it_does_not_matter() throws Exception {
    String entity = entity(CONTENT, smime(signer.sign(bytes(CONTENT))));
    String list =
        "From: a@truong.example\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=list\r\n\r\n--list\r\n"
            + entity
            + "\r\n--list\r\nContent-Type: text/plain\r\n\r\nHet thu\r\n--list--\r\n";
    String forward =
        "From: b@xa.example\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=fwd\r\n\r\n--fwd\r\n"
            + "Content-Type: message/rfc822\r\n\r\nFrom: a@truong.example\r\nMIME-Version: 1.0\r\n"
            + entity
            + "\r\n--fwd--\r\n";
    for (String mail : List.of(list, forward)) {
      assertThat(findings(read(mail))).containsExactly("mail-signature-intact " + Signer.NAME);
    }
  }

  @Test
  void a_broken_or_nameless_signature_leaves_the_mail_readable() throws Exception {
    for (byte[] odd : List.of(new byte[] {1, 2, 3}, signer.signNameless(bytes(CONTENT)))) {
      MailContent read = read(signed(CONTENT, smime(odd)));
      assertThat(findings(read)).containsExactly("mail-signature-not-checked smime.p7s");
      assertThat(read.passages()).extracting(Passage::text).contains("Số hội nghị: 6");
    }
  }

  @Test
  void a_mail_signed_with_pgp_is_named_as_such() {
    String signature =
        "Content-Type: application/pgp-signature; name=\"signature.asc\"\r\n\r\n"
            + "-----BEGIN PGP SIGNATURE-----\r\n\r\niQEz\r\n-----END PGP SIGNATURE-----\r\n";
    assertThat(findings(read(signed(CONTENT, signature))))
        .containsExactly("mail-signature-pgp signature.asc");
  }

  private static String signed(String content, String signature) {
    return "From: a@truong.example\r\nSubject: BC\r\nMIME-Version: 1.0\r\n"
        + entity(content, signature);
  }

  private static String entity(String content, String signature) {
    return "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";\r\n"
        + " micalg=sha-256; boundary=\"outer\"\r\n\r\nThis is a signed message.\r\n--outer\r\n"
        + content
        + "\r\n--outer\r\n"
        + signature
        + "\r\n--outer--\r\n";
  }

  private static String smime(byte[] signature) {
    return "Content-Type: application/pkcs7-signature; name=\"smime.p7s\"\r\n"
        + "Content-Transfer-Encoding: base64\r\n"
        + "Content-Disposition: attachment; filename=\"smime.p7s\"\r\n\r\n"
        + Base64.getMimeEncoder().encodeToString(signature);
  }

  private static MailContent read(String mail) {
    return new MailContents(extractor).of(MimeReader.read(bytes(mail)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> findings(MailContent read) {
    return read.findings().stream().map(doubt -> doubt.code() + " " + doubt.text()).toList();
  }
}
