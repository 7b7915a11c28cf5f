package vn.vanthu.mailbox.mime;

import java.nio.charset.Charset;
import java.util.stream.IntStream;

/**
 * Bytes in no declared charset: windows-1258 where they can be nothing else, else windows-1252 with
 * its five holes kept as C1 controls, so that a wrong decoding (TCVN3, VNI, UTF-8 taken for Latin)
 * can be undone later.
 */
final class EightBit {
  private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** The five tone marks, which follow their vowel. */
  private static final String TONES = bytes(0xCC, 0xD2, 0xDE, 0xEC, 0xF2);

  /** Đ, Ơ, Ư in both cases. */
  private static final String VIETNAMESE = bytes(0xD0, 0xD5, 0xDD, 0xF0, 0xF5, 0xFD);

  /** Other letters that a Vietnamese keyboard writes in windows-1258, and its punctuation. */
  private static final String ALSO_USED =
      bytes(0xC0, 0xC1, 0xC2, 0xC3, 0xC8, 0xC9, 0xCA, 0xCD, 0xD3, 0xD4, 0xD9, 0xDA)
          + bytes(0xE0, 0xE1, 0xE2, 0xE3, 0xE8, 0xE9, 0xEA, 0xED, 0xF3, 0xF4, 0xF9, 0xFA)
          + bytes(0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xA0, 0xAB, 0xB0, 0xB7, 0xBB);

  private static final String VOWELS =
      "aeiouyAEIOUY"
          + bytes(0xC2, 0xC3, 0xCA, 0xD4, 0xD5, 0xDD)
          + bytes(0xE2, 0xE3, 0xEA, 0xF4, 0xF5, 0xFD);

  private EightBit() {}

  static String text(byte[] bytes) {
    return windows1258(bytes) ? new String(bytes, WINDOWS_1258) : windows1252(bytes);
  }

  private static boolean windows1258(byte[] bytes) {
    boolean typical = false;
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xFF);
      boolean tone = TONES.indexOf(c) >= 0;
      if (tone && (i == 0 || VOWELS.indexOf((char) (bytes[i - 1] & 0xFF)) < 0)) {
        return false;
      }
      boolean letter = VIETNAMESE.indexOf(c) >= 0;
      if (c > 127 && !tone && !letter && ALSO_USED.indexOf(c) < 0) {
        return false;
      }
      typical |= tone || letter;
    }
    return typical;
  }

  static String windows1252(byte[] bytes) {
    StringBuilder text = new StringBuilder(new String(bytes, WINDOWS_1252));
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\uFFFD') {
        text.setCharAt(i, (char) (bytes[i] & 0xFF));
      }
    }
    return text.toString();
  }

  private static String bytes(int... values) {
    return IntStream.of(values)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
