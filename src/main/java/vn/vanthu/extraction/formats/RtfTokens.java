package vn.vanthu.extraction.formats;

import java.util.Locale;

/** Cuts an RTF file into its tokens. Source: Rich Text Format Specification 1.9.1. */
final class RtfTokens {
  private static final int LONGEST_WORD = 32;
  private static final int NO_NUMBER = Integer.MIN_VALUE;

  private final byte[] bytes;
  private int at;

  RtfTokens(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What a token is. */
  enum Kind {
    OPEN,
    CLOSE,
    /** A control word or a control symbol: {@code par}, {@code fs24}, {@code ~}. */
    CONTROL,
    /** A byte of text, plain or as {@code \'e1}. */
    BYTE,
    END
  }

  /**
   * A token.
   *
   * @param word the control word; empty for other tokens
   * @param number its parameter, or the byte; a very small number where a word has none
   */
  record Token(Kind kind, String word, int number) {
    boolean on() {
      return number != 0;
    }

    int or(int otherwise) {
      return number == NO_NUMBER ? otherwise : number;
    }
  }

  Token next() {
    while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n' || bytes[at] == 0)) {
      at++;
    }
    if (at >= bytes.length) {
      return token(Kind.END, 0);
    }
    int c = bytes[at++] & 0xFF;
    return switch (c) {
      case '{' -> token(Kind.OPEN, 0);
      case '}' -> token(Kind.CLOSE, 0);
      case '\\' -> control();
      default -> token(Kind.BYTE, c);
    };
  }

  /** Leaves out that many bytes: a picture. */
  void skip(int count) {
    at = (int) Math.min(bytes.length, (long) at + Math.max(0, count));
  }

  private Token control() {
    if (at >= bytes.length) {
      return token(Kind.END, 0);
    }
    int c = bytes[at] & 0xFF;
    if (c == '\'') {
      int value = at + 2 < bytes.length ? hex(bytes[at + 1]) * 16 + hex(bytes[at + 2]) : -1;
      at = Math.min(bytes.length, at + 3);
      return value < 0 ? next() : token(Kind.BYTE, value);
    }
    if (!isLetter(c)) {
      at++;
      boolean escaped = c == '\\' || c == '{' || c == '}';
      return escaped
          ? token(Kind.BYTE, c)
          : new Token(Kind.CONTROL, String.valueOf((char) c), NO_NUMBER);
    }
    return word();
  }

  private Token word() {
    int start = at;
    while (at < bytes.length && isLetter(bytes[at] & 0xFF) && at - start < LONGEST_WORD) {
      at++;
    }
    String word = new String(bytes, start, at - start, java.nio.charset.StandardCharsets.US_ASCII);
    int digits = at;
    if (at < bytes.length && bytes[at] == '-') {
      at++;
    }
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9' && at - digits < 10) {
      at++;
    }
    String number =
        new String(bytes, digits, at - digits, java.nio.charset.StandardCharsets.US_ASCII);
    if (at < bytes.length && bytes[at] == ' ') {
      at++;
    }
    boolean none = number.isEmpty() || number.equals("-");
    long value = none ? NO_NUMBER : Long.parseLong(number);
    return new Token(
        Kind.CONTROL,
        word.toLowerCase(Locale.ROOT),
        (int) Math.max(NO_NUMBER, Math.min(Integer.MAX_VALUE, value)));
  }

  private static Token token(Kind kind, int number) {
    return new Token(kind, "", number);
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static int hex(byte b) {
    int value = Character.digit(b, 16);
    return value < 0 ? -1000 : value;
  }
}
