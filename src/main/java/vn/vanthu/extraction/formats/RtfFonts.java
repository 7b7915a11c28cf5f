package vn.vanthu.extraction.formats;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import vn.vanthu.extraction.text.PlainBytes;

/** The font table of an RTF file: names, and the charset of the bytes in each font. */
final class RtfFonts {
  private static final Map<Integer, String> OF_FONT_CHARSET =
      Map.of(
          128, "windows-31j",
          129, "x-windows-949",
          134, "GBK",
          136, "Big5",
          161, "windows-1253",
          162, "windows-1254",
          163, "windows-1258",
          204, "windows-1251",
          238, "windows-1250");

  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Integer, String> charsets = new HashMap<>();
  private String codePage = "windows-1252";
  private int current;

  void codePage(int number) {
    String name = number == 65001 ? "UTF-8" : "windows-" + number;
    codePage = Charset.isSupported(name) ? name : codePage;
  }

  /** An entry of the table begins. */
  void entry(int font) {
    current = font;
  }

  void entryCharset(int number) {
    String charset = OF_FONT_CHARSET.get(number);
    if (charset != null) {
      charsets.put(current, charset);
    }
  }

  void entryName(byte[] bytes) {
    String name = PlainBytes.text(bytes).replace(";", "").strip();
    if (!name.isEmpty()) {
      names.putIfAbsent(current, name);
    }
  }

  String name(int font) {
    return names.getOrDefault(font, "");
  }

  /** Text whose bytes stood in that font. */
  String decode(byte[] bytes, int font) {
    String charset = charsets.getOrDefault(font, codePage);
    return charset.equals("windows-1252")
        ? PlainBytes.windows1252(bytes)
        : new String(bytes, Charset.forName(charset));
  }
}
