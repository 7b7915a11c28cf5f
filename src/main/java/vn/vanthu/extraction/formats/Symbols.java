package vn.vanthu.extraction.formats;

import java.util.Locale;

/** Tick boxes, however a document draws them. */
final class Symbols {
  private static final String TICKED = "☒";
  private static final String UNTICKED = "☐";

  private Symbols() {}

  static String tick(boolean ticked) {
    return ticked ? TICKED : UNTICKED;
  }

  /** A character of Wingdings that is a tick box, by its code in hexadecimal; any other a blank. */
  static String of(String code) {
    return switch (code.toUpperCase(Locale.ROOT).replaceFirst("^F0", "")) {
      case "FD", "FE", "78", "52", "53" -> TICKED;
      case "A8", "6F", "A3", "71" -> UNTICKED;
      case "FC" -> "✓";
      default -> " ";
    };
  }

  /** Words typed in a symbol font. */
  static String inWingdings(String words) {
    StringBuilder text = new StringBuilder();
    words
        .chars()
        .forEach(
            c ->
                text.append(
                    c <= ' ' ? String.valueOf((char) c) : of(Integer.toHexString(c & 0xFF))));
    return text.toString();
  }

  static boolean isSymbolFont(String font) {
    String name = font.toLowerCase(Locale.ROOT);
    return name.startsWith("wingdings") || name.startsWith("webdings");
  }
}
