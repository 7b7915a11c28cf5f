package vn.vanthu.mailbox.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.SharedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.mailbox.MailPart;
import vn.vanthu.mailbox.MimeMail;

/**
 * A leaf of the tree, read from the kept file when it is opened.
 *
 * @param label charset the part declares, empty if none
 * @param signedBytes bytes of the part that it signs
 */
record Leaf(
    MimePart part,
    String type,
    String label,
    String name,
    boolean body,
    boolean inline,
    Optional<MimeMail> message,
    Optional<SharedInputStream> signedBytes)
    implements MailPart {
  static final int LONGEST_TEXT = 4 * 1024 * 1024;
  private static final Set<String> ENCODINGS =
      Set.of("base64", "quoted-printable", "uuencode", "x-uuencode", "x-uue");
  private static final Pattern META =
      Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?([A-Za-z0-9_:-]{2,40})");
  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "text/plain", ".txt",
          "text/html", ".html",
          "image/jpeg", ".jpg",
          "image/png", ".png",
          "application/pdf", ".pdf",
          "message/rfc822", ".eml",
          "text/calendar", ".ics");

  static String extension(String type) {
    return EXTENSIONS.getOrDefault(type, "");
  }

  @Override
  public Optional<String> text() {
    return type.startsWith("text/")
        ? Optional.of(unwrapped(decoded().map(Charsets.Decoded::text).orElse("")))
        : Optional.empty();
  }

  private String unwrapped(String text) {
    Parameters declared = Parameters.of(Raw.field(part, "Content-Type"));
    boolean flowed = declared.raw("format").filter("flowed"::equalsIgnoreCase).isPresent();
    boolean deleteSpace = declared.raw("delsp").filter("yes"::equalsIgnoreCase).isPresent();
    return flowed && type.equals("text/plain") ? Flowed.unwrap(text, deleteSpace) : text;
  }

  /** Its first 4 MiB as text; empty if they cannot be read. */
  Optional<Charsets.Decoded> decoded() {
    try (InputStream in = open()) {
      byte[] bytes = in.readNBytes(LONGEST_TEXT);
      return Optional.of(Charsets.decode(bytes, label.isEmpty() ? meta(bytes) : label));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public InputStream open() throws IOException {
    String encoding = encoding(part);
    try {
      InputStream raw = Raw.content(part);
      return ENCODINGS.contains(encoding) ? MimeUtility.decode(raw, encoding) : raw;
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  @Override
  public Optional<MailPart.Sent> signed() {
    return signedBytes.map(bytes -> () -> bytes.newStream(0, -1));
  }

  /** The transfer encoding in lower case, without what some programs write around it. */
  static String encoding(MimePart part) {
    String first = Raw.field(part, "Content-Transfer-Encoding").toLowerCase(Locale.ROOT);
    return first.replaceAll("\\([^()]*\\)", "").replaceAll("[\"';,]", " ").strip().split(" ", 2)[0];
  }

  private String meta(byte[] bytes) {
    if (!type.equals("text/html")) {
      return "";
    }
    int length = Math.min(bytes.length, 4096);
    Matcher meta = META.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    return meta.find() ? meta.group(1) : "";
  }
}
