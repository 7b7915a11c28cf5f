package vn.vanthu.extraction;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.CollectionStore;

/** Somebody with a certificate of their own making, who signs for tests. */
public final class Signer {
  public static final String NAME = "Nguyễn Thị Hòa";
  private static final String ALGORITHM = "SHA256withRSA";

  private final KeyPair keys;
  private final X509CertificateHolder certificate;

  public Signer() throws GeneralSecurityException, OperatorCreationException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    X500Name name = new X500Name("CN=" + NAME + ",O=Trường MN Hoa Sữa");
    certificate =
        new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(Instant.parse("2022-01-01T00:00:00Z")),
                Date.from(Instant.parse("2032-01-01T00:00:00Z")),
                name,
                keys.getPublic())
            .build(new JcaContentSignerBuilder(ALGORITHM).build(keys.getPrivate()));
  }

  /** A signature to lie beside {@code content}, with the certificate. */
  public byte[] sign(byte[] content) throws Exception {
    return generator(true).generate(new CMSProcessableByteArray(content), false).getEncoded();
  }

  /** The same without the certificate, so that nobody can tell whose it is. */
  public byte[] signNameless(byte[] content) throws Exception {
    return generator(false).generate(new CMSProcessableByteArray(content), false).getEncoded();
  }

  private CMSSignedDataGenerator generator(boolean named)
      throws GeneralSecurityException, OperatorCreationException, CMSException {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSimpleSignerInfoGeneratorBuilder()
            .build(
                ALGORITHM,
                keys.getPrivate(),
                new JcaX509CertificateConverter().getCertificate(certificate)));
    if (named) {
      generator.addCertificates(new CollectionStore<>(List.of(certificate)));
    }
    return generator;
  }
}
