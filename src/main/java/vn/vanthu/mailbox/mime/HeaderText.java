package vn.vanthu.mailbox.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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
      Pattern.compile("=\\?([^?\\s]{1,60}?)(?:\\*[^?]{0,40})?\\?([BbQq])\\?([^?\\r\\n]*)\\?=");

  private HeaderText() {}

  /** The decoded text of a raw value whose characters stand for bytes; unfolded. */
  static String decode(String raw) {
    String unfolded = unfold(raw);
    Matcher word = WORD.matcher(unfolded);
    StringBuilder text = new StringBuilder();
    List<Word> run = new ArrayList<>();
    int end = 0;
    while (word.find()) {
      String between = unfolded.substring(end, word.start());
      boolean adjacent = !run.isEmpty() && between.isBlank();
      Word next = new Word(word.group(1), word.group(2), word.group(3));
      if (!adjacent || !next.charset().equals(run.get(0).charset())) {
        text.append(joined(run)).append(adjacent ? "" : raw8Bit(between));
        run.clear();
      }
      run.add(next);
      end = word.end();
    }
    text.append(joined(run)).append(raw8Bit(unfolded.substring(end)));
    return Decoding.clean(text.toString()).strip();
  }

  static String unfold(String raw) {
    return raw.replaceAll("\\r?\\n[ \\t]", " ").replaceAll("[\\r\\n\\t]+", " ");
  }

  /** Text whose characters may stand for raw bytes. */
  static String raw8Bit(String text) {
    if (text.chars().allMatch(c -> c < 128) || text.chars().anyMatch(c -> c > 255)) {
      return text;
    }
    return Charsets.text(text.getBytes(StandardCharsets.ISO_8859_1), "");
  }

  private static String joined(List<Word> run) {
    if (run.isEmpty()) {
      return "";
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringBuilder base64 = new StringBuilder();
    for (Word word : run) {
      if (word.base64()) {
        base64.append(word.encoded());
      }
      if (!word.base64() || word.endsAQuantum()) {
        bytes.writeBytes(base64(base64.toString()));
        base64.setLength(0);
      }
      if (!word.base64()) {
        bytes.writeBytes(quoted(word.encoded()));
      }
    }
    bytes.writeBytes(base64(base64.toString()));
    return Charsets.text(bytes.toByteArray(), run.get(0).charset());
  }

  private static byte[] base64(String encoded) {
    String kept = encoded.replaceAll("[^A-Za-z0-9+/]", "");
    int usable = kept.length() % 4 == 1 ? kept.length() - 1 : kept.length();
    return Base64.getDecoder().decode(kept.substring(0, usable));
  }

  private static byte[] quoted(String encoded) {
    return unescape(encoded.replace('_', ' '), '=');
  }

  /** Bytes of a text in which {@code mark} and two hexadecimal digits stand for one. */
  static byte[] unescape(String text, char mark) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == mark && hex(text, i + 1) && hex(text, i + 2)) {
        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
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
    return at < text.length() && text.charAt(at) < 128 && Character.digit(text.charAt(at), 16) >= 0;
  }

  private record Word(String charset, String encoding, String encoded) {
    Word {
      charset = charset.toLowerCase(Locale.ROOT);
    }

    boolean base64() {
      return encoding.equalsIgnoreCase("B");
    }

    /** Some programs cut base64 anywhere: then its letters go on in the next word. */
    boolean endsAQuantum() {
      return encoded.endsWith("=") || encoded.replaceAll("[^A-Za-z0-9+/]", "").length() % 4 == 0;
    }
  }
}
