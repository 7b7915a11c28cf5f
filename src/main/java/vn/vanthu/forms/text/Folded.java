package vn.vanthu.forms.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Lower case without accents, letter for letter: the n-th character of the result stands for the
 * n-th of the text (NFC).
 */
public final class Folded {
  private Folded() {}

  public static String of(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      folded.append(of(text.charAt(i)));
    }
    return folded.toString();
  }

  private static char of(char c) {
    if (c < 128) {
      return Character.toLowerCase(c);
    }
    if (c == 'đ' || c == 'Đ') {
      return 'd';
    }
    if (c == '\n' || Character.isSpaceChar(c)) {
      return ' ';
    }
    char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
    return String.valueOf(base).toLowerCase(Locale.ROOT).charAt(0);
  }
}
