package vn.vanthu.mailbox.mime;

import jakarta.mail.Session;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Bytes to text, whatever the label says: strict UTF-8 first, then the label, then what Vietnamese
 * mail was written in.
 */
public final class Decoding {
  private static final Map<String, String> BETTER =
      Map.of(
          "gb2312", "GB18030",
          "gbk", "GB18030",
          "ks_c_5601-1987", "x-windows-949",
          "iso-8859-1", "windows-1252",
          "us-ascii", "windows-1252",
          "ascii", "windows-1252");

  static {
    // read by Jakarta Mail when its classes are first used
    System.setProperty("mail.mime.multipart.allowempty", "true");
    System.setProperty("mail.mime.ignoreunknownencoding", "true");
    System.setProperty("mail.mime.decodefilename", "false");
    System.setProperty("mail.mime.base64.ignoreerrors", "true");
    System.setProperty("mail.mime.uudecode.ignoreerrors", "true");
    System.setProperty("mail.mime.uudecode.ignoremissingbeginend", "true");
    System.setProperty("mail.mime.ignoremultipartencoding", "true");
    System.setProperty("mail.mime.parameters.strict", "false");
    System.setProperty("mail.mime.decodetext.strict", "false");
    System.setProperty("mail.mime.decodeparameters", "true");
  }

  private Decoding() {}

  /** A session whose parsing forgives what it can. */
  public static Session lenientSession() {
    Properties properties = new Properties();
    properties.setProperty("mail.mime.address.strict", "false");
    properties.setProperty("mail.mime.allowutf8", "true");
    return Session.getInstance(properties);
  }

  /**
   * The text of {@code bytes}, NFC, without NUL: strict UTF-8 first, then the label, then
   * windows-1258 or windows-1252.
   */
  public static String text(byte[] bytes, String label) {
    String decoded =
        strict(bytes, StandardCharsets.UTF_8)
            .filter(t -> !escapes(label))
            .orElseGet(() -> labelled(bytes, label));
    return clean(decoded);
  }

  /** NFC, without NUL and lone surrogates, which no database takes. */
  public static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c != 0 && (c < 0xD800 || c > 0xDFFF))
        .forEach(clean::appendCodePoint);
    return Normalizer.normalize(clean, Normalizer.Form.NFC);
  }

  /**
   * Whether the label names a charset whose text is ASCII with escapes, so that it is valid UTF-8
   * by accident.
   */
  private static boolean escapes(String label) {
    return label.toLowerCase(Locale.ROOT).startsWith("iso-2022");
  }

  private static String labelled(byte[] bytes, String label) {
    Optional<Charset> charset = charset(label);
    if (charset.isPresent() && !charset.get().name().equals("windows-1252")) {
      Optional<String> strict = strict(bytes, charset.get());
      if (strict.isPresent()) {
        return strict.get();
      }
    }
    return windows1252(bytes);
  }

  static Optional<Charset> charset(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT).replaceAll("^['\"]|['\"]$", "");
    try {
      return name.isEmpty()
          ? Optional.empty()
          : Optional.of(Charset.forName(BETTER.getOrDefault(name, name)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  static Optional<String> strict(byte[] bytes, Charset charset) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
      return Optional.of(text.toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * windows-1252 with its five holes kept as control characters, so that a wrong decoding can be
   * undone later.
   */
  static String windows1252(byte[] bytes) {
    String text = new String(bytes, Charset.forName("windows-1252"));
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text);
    for (int i = 0; i < kept.length(); i++) {
      if (kept.charAt(i) == '\uFFFD') {
        kept.setCharAt(i, (char) (bytes[i] & 0xFF));
      }
    }
    return kept.toString();
  }
}
