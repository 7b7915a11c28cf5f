package vn.vanthu.mailbox.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Header values as text: RFC 2047 with adjacent words of one charset joined before decoding (a
 * letter may be split between two), raw 8-bit bytes, words in places where the RFC forbids them.
 * Never throws.
 */
final class HeaderText {
  private static final Pattern WORD =
      Pattern.compile("=\\?([^?\\s]{1,60}?)(?:\\*[^?]*)?\\?([BbQq])\\?([^?\\r\\n]*)\\?=");

  private HeaderText() {}

  /** The decoded text of a raw value whose characters stand for bytes; unfolded. */
  static String decode(String raw) {
    String unfolded = raw.replaceAll("\\r?\\n(?=[ \\t])", "").replaceAll("[\\r\\n]+", " ");
    Matcher word = WORD.matcher(unfolded);
    StringBuilder text = new StringBuilder();
    ByteArrayOutputStream pending = new ByteArrayOutputStream();
    String pendingCharset = "";
    int end = 0;
    while (word.find()) {
      String between = unfolded.substring(end, word.start());
      boolean adjacent = end > 0 && between.isBlank();
      String charset = word.group(1).toLowerCase(Locale.ROOT);
      if (!adjacent || !charset.equals(pendingCharset)) {
        flush(pending, pendingCharset, text);
        text.append(adjacent ? "" : raw8Bit(between));
      }
      pending.writeBytes(bytes(word.group(2), word.group(3)));
      pendingCharset = charset;
      end = word.end();
    }
    flush(pending, pendingCharset, text);
    text.append(raw8Bit(unfolded.substring(end)));
    return Decoding.clean(text.toString()).strip();
  }

  private static void flush(ByteArrayOutputStream pending, String charset, StringBuilder text) {
    if (pending.size() > 0) {
      text.append(Decoding.text(pending.toByteArray(), charset));
      pending.reset();
    }
  }

  private static byte[] bytes(String encoding, String encoded) {
    return encoding.equalsIgnoreCase("B") ? base64(encoded) : quoted(encoded);
  }

  private static byte[] base64(String encoded) {
    String kept = encoded.replaceAll("[^A-Za-z0-9+/]", "");
    int usable = kept.length() % 4 == 1 ? kept.length() - 1 : kept.length();
    return Base64.getDecoder().decode(kept.substring(0, usable));
  }

  private static byte[] quoted(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '_') {
        bytes.write(' ');
      } else if (c == '=' && i + 2 < encoded.length() && hex(encoded, i + 1)) {
        bytes.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.writeBytes(
            String.valueOf(c)
                .getBytes(c < 256 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static boolean hex(String text, int at) {
    return Character.digit(text.charAt(at), 16) >= 0
        && Character.digit(text.charAt(at + 1), 16) >= 0;
  }

  /** Text whose characters may stand for raw bytes. */
  static String raw8Bit(String text) {
    if (text.chars().allMatch(c -> c < 128) || text.chars().anyMatch(c -> c > 255)) {
      return text;
    }
    return Decoding.text(text.getBytes(StandardCharsets.ISO_8859_1), "");
  }
}
