package vn.vanthu.extraction.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Text of bytes that say nothing of their charset: the one place in this module where it is
 * guessed. What is in an old encoding is repaired afterwards, by its syllables.
 */
public final class PlainBytes {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final double ZEROS = 0.3;

  private PlainBytes() {}

  /** UTF-8 or UTF-16 by their marks, strict UTF-8, UTF-16 by its zeros, else windows-1252. */
  public static String text(byte[] bytes) {
    int mark = bytes.length > 1 ? (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF) : 0;
    if (mark == 0xFEFF || mark == 0xFFFE) {
      return withoutMark(new String(bytes, StandardCharsets.UTF_16));
    }
    Optional<Charset> utf16 = unmarkedUtf16(bytes);
    if (utf16.isPresent()) {
      return new String(bytes, utf16.get());
    }
    return strictUtf8(bytes).map(PlainBytes::withoutMark).orElseGet(() -> windows1252(bytes));
  }

  /** Whether bytes can be text at all: no control codes but breaks and tabs. */
  public static boolean couldBeText(byte[] bytes) {
    for (byte b : bytes) {
      if (b >= 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
        return false;
      }
    }
    return bytes.length > 0;
  }

  static Optional<String> strictUtf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * The five bytes that windows-1252 does not know stay as C1 controls, so that no byte is lost.
   */
  public static String windows1252(byte[] bytes) {
    StringBuilder text = new StringBuilder(new String(bytes, WINDOWS_1252));
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\uFFFD') {
        text.setCharAt(i, (char) (bytes[i] & 0xFF));
      }
    }
    return text.toString();
  }

  private static Optional<Charset> unmarkedUtf16(byte[] bytes) {
    int even = 0;
    int odd = 0;
    int length = Math.min(bytes.length, 4000);
    for (int i = 0; i < length; i++) {
      even += i % 2 == 0 && bytes[i] == 0 ? 1 : 0;
      odd += i % 2 == 1 && bytes[i] == 0 ? 1 : 0;
    }
    if (Math.max(even, odd) < ZEROS * length / 2 || bytes.length % 2 != 0) {
      return Optional.empty();
    }
    return Optional.of(even > odd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
