package vn.vanthu.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.angus.mail.imap.IMAPStore;

/**
 * Opens connections by the settings of a mailbox: certificates are checked, every command has a
 * time-out, reading never sets a flag.
 */
final class ImapSessions {
  private ImapSessions() {}

  static IMAPStore connect(MailboxSettings.Box box) throws MessagingException {
    String protocol = box.security().equals("tls") ? "imaps" : "imap";
    String timeout = String.valueOf(box.timeout().plus(box.pollEvery()).toMillis());
    Properties p = new Properties();
    p.setProperty("mail.store.protocol", protocol);
    String prefix = "mail." + protocol + ".";
    p.setProperty(prefix + "host", box.host());
    p.setProperty(prefix + "port", String.valueOf(box.port()));
    p.setProperty(prefix + "connectiontimeout", String.valueOf(box.timeout().toMillis()));
    p.setProperty(prefix + "timeout", timeout);
    p.setProperty(prefix + "writetimeout", String.valueOf(box.timeout().toMillis()));
    p.setProperty(prefix + "peek", "true");
    p.setProperty(prefix + "fetchsize", "1048576");
    p.setProperty(prefix + "connectionpoolsize", "1");
    p.setProperty(prefix + "separatestoreconnection", "false");
    p.setProperty(prefix + "ssl.checkserveridentity", "true");
    p.setProperty(prefix + "starttls.enable", String.valueOf(box.security().equals("starttls")));
    p.setProperty(prefix + "starttls.required", String.valueOf(box.security().equals("starttls")));
    if (!box.trust().isEmpty()) {
      p.put(prefix + "ssl.socketFactory", trusting(Path.of(box.trust())).getSocketFactory());
    }
    IMAPStore store = (IMAPStore) Session.getInstance(p).getStore(protocol);
    store.connect(box.username(), box.password());
    return store;
  }

  private static SSLContext trusting(Path pem) throws MessagingException {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int n = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("trusted-" + n++, certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new MessagingException("The certificate file " + pem + " cannot be used", e);
    }
  }
}
