package vn.vanthu.extraction.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * UTF-8 that was read as another charset, turned back: each character becomes the byte it came
 * from, and the bytes are read strictly as UTF-8. Succeeding is the proof.
 */
final class WrongDecoding {
  private static final List<String> READ_AS =
      List.of("windows-1252", "windows-1258", "GB18030", "IBM437", "x-MacRoman");
  private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7F]+");
  private static final double MOST = 0.75;
  private static final int NO_BREAK_SPACE = 0xA0;
  private static final int LONGEST_SYLLABLE = 7;

  private WrongDecoding() {}

  /** The text turned back once, or twice where it was damaged twice; empty if it was not. */
  static Optional<String> undone(String text) {
    Optional<String> once = once(text);
    return once.flatMap(WrongDecoding::once).or(() -> once);
  }

  private static Optional<String> once(String text) {
    for (String charset : READ_AS) {
      Optional<String> undone = once(text, charset);
      if (undone.isPresent()) {
        return undone;
      }
    }
    return Optional.empty();
  }

  /** Piece by piece, so that one letter which came later does not keep all others damaged. */
  private static Optional<String> once(String text, String charset) {
    StringBuilder out = new StringBuilder(text.length());
    int undone = 0;
    int others = 0;
    int end = 0;
    Matcher run = NOT_ASCII.matcher(text);
    while (run.find()) {
      out.append(text, end, run.start());
      end = run.end();
      Optional<byte[]> bytes = bytes(run.group(), charset);
      Optional<String> utf8 = bytes.flatMap(PlainBytes::strictUtf8);
      if (utf8.isEmpty() && bytes.isPresent() && end < text.length() && text.charAt(end) == ' ') {
        utf8 = PlainBytes.strictUtf8(withLostSpace(bytes.get()));
        end += utf8.isPresent() && swallows(text, end, tail(out) + utf8.get()) ? 1 : 0;
      }
      undone += utf8.isPresent() ? 1 : 0;
      others += utf8.isPresent() ? 0 : 1;
      out.append(utf8.orElse(run.group()));
    }
    out.append(text, end, text.length());
    return undone > 0 && undone >= MOST * (undone + others)
        ? Optional.of(out.toString())
        : Optional.empty();
  }

  /** The second byte of à and Ơ is a no-break space, which programs turn into an ordinary one. */
  private static byte[] withLostSpace(byte[] bytes) {
    byte[] whole = java.util.Arrays.copyOf(bytes, bytes.length + 1);
    whole[bytes.length] = (byte) NO_BREAK_SPACE;
    return whole;
  }

  /** Whether the space at {@code at} was that byte alone, and no space between words besides. */
  private static boolean swallows(String text, int at, String soFar) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) < 128 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    String rest = text.substring(at + 1, end);
    if (rest.isEmpty()) {
      return at + 1 < text.length() && text.charAt(at + 1) == ' ';
    }
    return rest.length() <= 2 && Syllables.isPossible(soFar + rest);
  }

  /** The letters at the end. */
  private static String tail(StringBuilder text) {
    int start = text.length();
    while (start > Math.max(0, text.length() - LONGEST_SYLLABLE)
        && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start);
  }

  private static Optional<byte[]> bytes(String text, String charset) {
    if (charset.equals("windows-1252")) {
      return windows1252(text);
    }
    try {
      ByteBuffer buffer =
          Charset.forName(charset)
              .newEncoder()
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return Optional.of(bytes);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** windows-1252 and ISO-8859-1 in one: C1 controls pass through. */
  static Optional<byte[]> windows1252(String text) {
    byte[] bytes = text.getBytes(Charset.forName("windows-1252"));
    if (bytes.length != text.length()) {
      return Optional.empty();
    }
    for (int i = 0; i < bytes.length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && c < NO_BREAK_SPACE) {
        bytes[i] = (byte) c;
      } else if (bytes[i] == '?' && c != '?') {
        return Optional.empty();
      }
    }
    return Optional.of(bytes);
  }
}
