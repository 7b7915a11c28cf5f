package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * Who signed a document, and whether its bytes are those that were signed. A fact about the bytes,
 * no statement about the person: whether the certificate may be trusted is not asked.
 */
public final class Signatures {
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final long LARGEST = 60L * 1024 * 1024;
  private static final int LARGEST_OF_MAIL = 1_000_000;

  private Signatures() {}

  /** Notes each signature of a PDF file. Never throws for a broken signature. */
  public static void ofPdf(Path file, Passages out) throws IOException {
    if (Files.size(file) > LARGEST) {
      return;
    }
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      List<PDSignature> signatures = document.getSignatureDictionaries();
      if (signatures.isEmpty()) {
        return;
      }
      byte[] bytes = Files.readAllBytes(file);
      long signedUpTo = signatures.stream().mapToLong(Signatures::end).max().orElse(0);
      for (PDSignature signature : signatures) {
        note(signature, bytes, signedUpTo, out);
      }
    }
  }

  /** Notes who made a signature that lies beside what it signs. */
  public static void ofDetached(Path file, Passages out) throws IOException {
    try {
      CMSSignedData signed = new CMSSignedData(Files.readAllBytes(file));
      for (SignerInformation signer : signed.getSignerInfos()) {
        certificate(signed, signer)
            .ifPresent(certificate -> out.finding("signature-by", name(certificate)));
      }
    } catch (CMSException | RuntimeException e) {
      out.finding("signature-not-checked");
    }
  }

  /**
   * Notes who signed a mail, and whether it is as it was signed. Never throws for a broken
   * signature.
   *
   * @param type what the signature claims to be
   * @param content the part that was signed, as it was sent
   */
  public static void ofMail(Path signature, String type, Path content, Passages out) {
    if (type.contains("pgp")) {
      out.finding(
          "mail-signature-pgp"); // checking it takes the signer's key, which nobody has sent
      return;
    }
    try (InputStream in = Files.newInputStream(signature)) {
      byte[] bytes = in.readNBytes(LARGEST_OF_MAIL);
      Map<String, Boolean> asKept = signers(bytes, new SentPart(content, false));
      Map<String, Boolean> restored =
          asKept.containsValue(false) ? signers(bytes, new SentPart(content, true)) : asKept;
      asKept.forEach(
          (name, intact) ->
              out.finding(ofMail(intact || restored.getOrDefault(name, false)), name));
      if (asKept.isEmpty()) {
        out.finding("mail-signature-not-checked");
      }
    } catch (CMSException | IOException | RuntimeException e) {
      out.finding("mail-signature-not-checked");
    }
  }

  private static String ofMail(boolean intact) {
    return intact ? "mail-signature-intact" : "mail-signature-not-intact";
  }

  /**
   * Whether what each signer signed is {@code content}; signers whose certificate is not there are
   * left out.
   */
  private static Map<String, Boolean> signers(byte[] signature, SentPart content)
      throws CMSException {
    CMSSignedData signed = new CMSSignedData(content, signature);
    Map<String, Boolean> signers = new LinkedHashMap<>();
    for (SignerInformation signer : signed.getSignerInfos()) {
      certificate(signed, signer)
          .ifPresent(found -> signers.put(name(found), verifies(signer, found)));
    }
    return signers;
  }

  private static void note(PDSignature signature, byte[] bytes, long signedUpTo, Passages out) {
    String claimed = Optional.ofNullable(signature.getName()).orElse("");
    try {
      byte[] content = signature.getSignedContent(bytes);
      CMSSignedData signed =
          new CMSSignedData(new CMSProcessableByteArray(content), signature.getContents(bytes));
      for (SignerInformation signer : signed.getSignerInfos()) {
        Optional<X509CertificateHolder> certificate = certificate(signed, signer);
        boolean intact = certificate.isPresent() && verifies(signer, certificate.get());
        // what was added behind the last signature is signed by nobody
        boolean whole = signedUpTo >= withoutLineEnd(bytes);
        out.finding(
            intact && whole ? "signature-intact" : "signature-not-intact",
            certificate.map(Signatures::name).orElse(claimed));
      }
    } catch (CMSException | IOException | RuntimeException e) {
      out.finding("signature-not-checked", claimed);
    }
  }

  private static long end(PDSignature signature) {
    int[] range = signature.getByteRange();
    return range == null || range.length < 4 ? 0 : (long) range[2] + range[3];
  }

  private static int withoutLineEnd(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && (bytes[end - 1] == '\r' || bytes[end - 1] == '\n')) {
      end--;
    }
    return end;
  }

  private static boolean verifies(SignerInformation signer, X509CertificateHolder certificate) {
    try {
      return signer.verify(
          new JcaSimpleSignerInfoVerifierBuilder().setProvider(PROVIDER).build(certificate));
    } catch (CMSException | OperatorCreationException | CertificateException e) {
      return false;
    }
  }

  @SuppressWarnings("unchecked")
  private static Optional<X509CertificateHolder> certificate(
      CMSSignedData signed, SignerInformation signer) {
    Collection<X509CertificateHolder> found = signed.getCertificates().getMatches(signer.getSID());
    return found.stream().findFirst();
  }

  private static String name(X509CertificateHolder certificate) {
    RDN[] names = certificate.getSubject().getRDNs(BCStyle.CN);
    return names.length == 0
        ? certificate.getSubject().toString()
        : IETFUtils.valueToString(names[0].getFirst().getValue());
  }
}
