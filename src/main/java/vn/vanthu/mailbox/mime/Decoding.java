package vn.vanthu.mailbox.mime;

import jakarta.mail.Session;
import java.text.Normalizer;
import java.util.Properties;

/** How Jakarta Mail is told to forgive, and what every decoded text must be. */
public final class Decoding {
  static {
    // Jakarta Mail reads these from the system alone; multiparts, parameters and header text are
    // split and decoded here without it, so it does not matter if it was loaded before
    System.setProperty("mail.mime.multipart.allowempty", "true");
    System.setProperty("mail.mime.ignoreunknownencoding", "true");
    System.setProperty("mail.mime.ignoremultipartencoding", "true");
    System.setProperty("mail.mime.base64.ignoreerrors", "true");
    System.setProperty("mail.mime.uudecode.ignoreerrors", "true");
    System.setProperty("mail.mime.uudecode.ignoremissingbeginend", "true");
    System.setProperty("mail.mime.parameters.strict", "false");
    System.setProperty("mail.mime.decodetext.strict", "false");
  }

  private Decoding() {}

  /** A session whose parsing forgives what it can. */
  public static Session lenientSession() {
    Properties properties = new Properties();
    properties.setProperty("mail.mime.address.strict", "false");
    // header bytes stay bytes until HeaderText decodes them, raw UTF-8 among them
    properties.setProperty("mail.mime.allowutf8", "false");
    return Session.getInstance(properties);
  }

  /** NFC, without NUL and lone surrogates, which no database takes. */
  static String clean(String text) {
    boolean plain = text.chars().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
    return Normalizer.normalize(plain ? text : withoutUnstorable(text), Normalizer.Form.NFC);
  }

  private static String withoutUnstorable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c != 0 && (c < 0xD800 || c > 0xDFFF))
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
