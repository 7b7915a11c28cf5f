package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Collection;
import java.util.List;
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
