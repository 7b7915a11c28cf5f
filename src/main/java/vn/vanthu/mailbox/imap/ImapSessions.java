package vn.vanthu.mailbox.imap;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import vn.vanthu.mailbox.MailboxSettings;

/**
 * Opens connections by the settings of a mailbox: certificates are checked, every command has a
 * time-out, reading never sets a flag.
 */
final class ImapSessions {
  private ImapSessions() {}

  static IMAPStore connect(MailboxSettings.Box box) throws MessagingException {
    String protocol = box.security().equals("tls") ? "imaps" : "imap";
    String prefix = "mail." + protocol + ".";
    String timeout = String.valueOf(box.timeout().toMillis());
    Properties p = new Properties();
    p.setProperty("mail.store.protocol", protocol);
    p.setProperty(prefix + "host", box.host());
    p.setProperty(prefix + "port", String.valueOf(box.port()));
    p.setProperty(prefix + "connectiontimeout", timeout);
    p.setProperty(prefix + "timeout", timeout);
    p.setProperty(prefix + "writetimeout", timeout);
    p.setProperty(prefix + "peek", "true");
    p.setProperty(prefix + "connectionpoolsize", "1");
    p.setProperty(prefix + "separatestoreconnection", "false");
    p.setProperty(prefix + "ssl.checkserveridentity", "true");
    p.setProperty(prefix + "starttls.enable", String.valueOf(box.security().equals("starttls")));
    p.setProperty(prefix + "starttls.required", String.valueOf(box.security().equals("starttls")));
    if (!box.trust().isEmpty()) {
      // else a refused certificate would be tried again without the file
      p.setProperty(prefix + "socketFactory.fallback", "false");
      p.put(prefix + "ssl.socketFactory", trusting(Path.of(box.trust())).getSocketFactory());
    }
    IMAPStore store = (IMAPStore) Session.getInstance(p).getStore(protocol);
    store.connect(box.username(), box.password());
    return store;
  }

  /** Trusts what Java trusts, and the certificates in the file besides. */
  private static SSLContext trusting(Path pem) throws MessagingException {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      List<Certificate> all = new ArrayList<>(usual());
      all.addAll(CertificateFactory.getInstance("X.509").generateCertificates(in));
      for (Certificate certificate : all) {
        trusted.setCertificateEntry("trusted-" + trusted.size(), certificate);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(trusted), null);
      return context;
    } catch (IOException | CertificateException e) {
      throw new TrustFileException(pem, e);
    } catch (GeneralSecurityException e) {
      throw new MessagingException("TLS cannot be used", e);
    }
  }

  private static List<X509Certificate> usual() throws GeneralSecurityException {
    List<X509Certificate> usual = new ArrayList<>();
    for (TrustManager manager : managers(null)) {
      if (manager instanceof X509TrustManager x509) {
        usual.addAll(List.of(x509.getAcceptedIssuers()));
      }
    }
    return usual;
  }

  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust.getTrustManagers();
  }
}
