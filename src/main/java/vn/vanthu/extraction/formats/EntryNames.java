package vn.vanthu.extraction.formats;

import java.nio.charset.Charset;
import vn.vanthu.extraction.text.OldText;
import vn.vanthu.extraction.text.PlainBytes;

/**
 * Names of the members of an archive. Old tools write them in the code page of their machine and do
 * not say which.
 */
final class EntryNames {
  private static final Charset DOS = Charset.forName("IBM437");

  private EntryNames() {}

  /**
   * A name by its bytes: strict UTF-8 first; the code page of DOS where its bytes are letters in no
   * other; else the Windows code pages and old Vietnamese fonts.
   */
  static String decode(byte[] raw) {
    String windows = PlainBytes.text(raw);
    boolean utf8 = windows.length() != raw.length;
    return repaired(!utf8 && dos(raw) ? new String(raw, DOS) : windows);
  }

  /** In the Windows code pages these are hardly used signs; 91 to 97 are quotes and dashes. */
  private static boolean dos(byte[] raw) {
    for (byte b : raw) {
      int value = b & 0xFF;
      if (value >= 0x80 && value < 0xA0 && (value < 0x91 || value > 0x97)) {
        return true;
      }
    }
    return false;
  }

  /** A name that a library decoded. */
  static String repaired(String name) {
    return OldText.line(name);
  }
}
