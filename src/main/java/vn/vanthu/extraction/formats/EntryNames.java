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
   * A name by its bytes: strict UTF-8 first; else the Windows code pages and old Vietnamese fonts;
   * the code page of DOS where its bytes are letters in no other.
   */
  static String decode(byte[] raw) {
    String windows = PlainBytes.text(raw);
    boolean controls = windows.chars().anyMatch(c -> c >= 0x80 && c < 0xA0);
    return repaired(controls ? new String(raw, DOS) : windows);
  }

  /** A name that a library decoded. */
  static String repaired(String name) {
    return OldText.line(name);
  }
}
