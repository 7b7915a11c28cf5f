package vn.vanthu.mailbox.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Bytes to text, whatever the label says: strict UTF-8 first, then the label, then what Vietnamese
 * mail was written in.
 */
final class Charsets {
  /** Labels whose text is found as a wider charset in practice. */
  private static final Map<String, String> WIDER =
      Map.of(
          "gb2312", "GB18030",
          "gbk", "GB18030",
          "x-gbk", "GB18030",
          "ks_c_5601-1987", "x-windows-949",
          "euc-kr", "x-windows-949",
          "shift_jis", "windows-31j",
          "sjis", "windows-31j",
          "cp1258", "windows-1258",
          "utf8", "UTF-8",
          "utf-8-mac", "UTF-8");

  /** Labels that programs write for any 8-bit text. */
  private static final Set<String> SAYS_NOTHING =
      Set.of(
          "",
          "us-ascii",
          "ascii",
          "ansi_x3.4-1968",
          "iso-8859-1",
          "latin1",
          "windows-1252",
          "cp1252",
          "x-unknown",
          "unknown-8bit",
          "unknown",
          "default",
          "binary",
          "8bit");

  private Charsets() {}

  /** The text of {@code bytes} as a part or a header word labels them, NFC. */
  static Decoded decode(byte[] bytes, String label) {
    String name = name(label);
    Optional<Charset> marked = byteOrderMark(bytes);
    Optional<Charset> charset = charset(name);
    if (marked.isPresent()) {
      return Decoded.well(withoutMark(new String(bytes, marked.get())));
    }
    if (name.contains("utf-7")) {
      return Decoded.well(Utf7.decode(bytes));
    }
    if (charset.isPresent() && looksLikeAscii(name)) {
      return Decoded.well(new String(bytes, charset.get()));
    }
    return strict(bytes, StandardCharsets.UTF_8)
        .map(text -> Decoded.well(withoutMark(text)))
        .or(() -> nearlyUtf8(bytes, name))
        .or(() -> labelled(bytes, name, charset))
        .orElseGet(() -> new Decoded(EightBit.text(bytes), damage(name, charset)));
  }

  /** The text alone. */
  static String text(byte[] bytes, String label) {
    return decode(bytes, label).text();
  }

  static Optional<String> strict(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String name(String label) {
    return label.strip().toLowerCase(Locale.ROOT).replaceAll("^['\"]+|['\"]+$", "").strip();
  }

  private static Optional<Charset> charset(String name) {
    if (SAYS_NOTHING.contains(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Charset.forName(WIDER.getOrDefault(name, name)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static Optional<Charset> byteOrderMark(byte[] bytes) {
    if (bytes.length < 2 || bytes.length % 2 != 0) {
      return Optional.empty();
    }
    int mark = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    return switch (mark) {
      case 0xFEFF -> Optional.of(StandardCharsets.UTF_16BE);
      case 0xFFFE -> Optional.of(StandardCharsets.UTF_16LE);
      default -> Optional.empty();
    };
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Charsets whose bytes are valid UTF-8 by accident. */
  private static boolean looksLikeAscii(String name) {
    return name.startsWith("iso-2022") || name.startsWith("utf-16") || name.startsWith("utf-32");
  }

  /** UTF-8 with a few broken letters, or cut off in the middle of one. */
  private static Optional<Decoded> nearlyUtf8(byte[] bytes, String name) {
    if (!SAYS_NOTHING.contains(name) && !name.equals("utf-8") && !name.equals("utf8")) {
      return Optional.empty();
    }
    int complete = Math.max(0, bytes.length - 3);
    for (int end = bytes.length - 1; end >= complete; end--) {
      Optional<String> cut = strict(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8);
      if (cut.isPresent() && cut.get().chars().anyMatch(c -> c > 127)) {
        return Optional.of(new Decoded(cut.get(), "charset-wrong"));
      }
    }
    String lossy = new String(bytes, StandardCharsets.UTF_8);
    long lost = lossy.chars().filter(c -> c == 0xFFFD).count();
    long kept = lossy.chars().filter(c -> c > 127).count() - lost;
    return lost * 4 <= kept ? Optional.of(new Decoded(lossy, "charset-wrong")) : Optional.empty();
  }

  private static Optional<Decoded> labelled(byte[] bytes, String name, Optional<Charset> charset) {
    if (charset.isEmpty() || name.equals("utf-8") || name.equals("utf8")) {
      return Optional.empty();
    }
    Optional<String> strict = strict(bytes, charset.get());
    if (strict.isPresent()) {
      return strict.map(Decoded::well);
    }
    String lossy = new String(bytes, charset.get());
    long lost = lossy.chars().filter(c -> c == 0xFFFD).count();
    return lost * 20 <= lossy.length()
        ? Optional.of(new Decoded(lossy, "charset-wrong"))
        : Optional.empty();
  }

  private static String damage(String name, Optional<Charset> charset) {
    if (SAYS_NOTHING.contains(name)) {
      return "";
    }
    return charset.isPresent() ? "charset-wrong" : "charset-unknown";
  }

  /**
   * A decoded text.
   *
   * @param damage what is wrong with its label or bytes, as a code; empty if nothing is
   */
  record Decoded(String text, String damage) {
    Decoded {
      text = Decoding.clean(text);
    }

    static Decoded well(String text) {
      return new Decoded(text, "");
    }
  }
}
