package vn.vanthu.extraction;

import vn.vanthu.extraction.text.OldText;

/**
 * Repairs old and damaged Vietnamese text. The syllable measure decides; what stays unsure is left
 * as it is.
 */
public final class TextRepair {
  private TextRepair() {}

  /**
   * Repairs a short text such as a subject or a file name, and only what is clearly damaged. NFC.
   */
  public static String line(String text) {
    return OldText.line(text);
  }

  /** Whether a short text, repaired or not, still cannot be Vietnamese: letters are lost in it. */
  public static boolean isDoubtful(String line) {
    return OldText.isDoubtful(line);
  }
}
