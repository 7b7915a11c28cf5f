package vn.vanthu.mailbox.imap;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Why a mailbox cannot be read.
 *
 * @param code messages put it into words, {@code mailbox.trouble.} before it
 * @param detail what the server or the system said
 */
record Trouble(String code, String detail) {
  private static final int LONGEST_DETAIL = 300;

  /** The rules from the most to the least particular; the first that fits counts. */
  private static final List<Sign> SIGNS =
      List.of(
          new Sign("trust-file", t -> t instanceof TrustFileException),
          new Sign("server-refuses", t -> t instanceof AuthenticationFailedException && busy(t)),
          new Sign("wrong-password", t -> t instanceof AuthenticationFailedException),
          new Sign("unknown-host", t -> t instanceof UnknownHostException),
          new Sign("certificate-expired", t -> t instanceof CertificateExpiredException),
          new Sign("certificate-expired", t -> t instanceof CertificateNotYetValidException),
          new Sign("certificate-not-trusted", t -> t instanceof CertPathBuilderException),
          new Sign("certificate-for-other-host", Trouble::otherHost),
          new Sign("certificate-not-trusted", t -> t instanceof CertificateException),
          new Sign("no-tls", t -> t instanceof SSLException && says(t, "unsupported")),
          new Sign("starttls-not-offered", t -> says(t, "starttls required")),
          new Sign("folder-not-found", t -> t instanceof FolderNotFoundException),
          new Sign("no-answer", t -> t instanceof ConnectException),
          new Sign("no-answer", t -> t instanceof NoRouteToHostException),
          new Sign("no-answer", t -> t instanceof SocketTimeoutException),
          new Sign("disk-full", Trouble::diskFull),
          new Sign("not-kept", t -> t instanceof DataAccessException),
          new Sign("not-kept", t -> t instanceof TransactionException),
          new Sign("not-kept", t -> t instanceof FileSystemException));

  static Trouble of(Throwable e) {
    List<Throwable> chain = chain(e);
    for (Sign sign : SIGNS) {
      for (Throwable t : chain) {
        if (sign.fits().test(t)) {
          return new Trouble(sign.code(), detail(t));
        }
      }
    }
    return new Trouble("connection-lost", detail(chain.get(chain.size() - 1)));
  }

  static Trouble missing(String folder) {
    return new Trouble("folder-not-found", folder);
  }

  static Trouble diskFull(String detail) {
    return new Trouble("disk-full", detail);
  }

  private static List<Throwable> chain(Throwable e) {
    List<Throwable> chain = new ArrayList<>();
    Throwable t = e;
    while (t != null && chain.size() < 20) {
      chain.add(t);
      t = t.getCause();
    }
    return chain;
  }

  private static boolean otherHost(Throwable t) {
    return t instanceof CertificateException
        && (says(t, "no subject alternative") || says(t, "no name matching"));
  }

  /** Servers refuse a right password too: too many connections, a passing fault. */
  private static boolean busy(Throwable t) {
    return says(t, "[unavailable]")
        || says(t, "[inuse]")
        || says(t, "[limit]")
        || says(t, "too many")
        || says(t, "temporar");
  }

  private static boolean diskFull(Throwable t) {
    return t instanceof IOException
        && (says(t, "no space left") || says(t, "not enough space") || says(t, "quota exceeded"));
  }

  private static boolean says(Throwable t, String words) {
    return String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT).contains(words);
  }

  private static String detail(Throwable t) {
    String text = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL);
  }

  private record Sign(String code, Predicate<Throwable> fits) {}
}
