package vn.vanthu.intake.screening;

import java.text.Normalizer;
import java.util.Locale;

/** Words as rules compare them. */
public final class Wording {
  private Wording() {}

  /** Lower case without accents, runs of space as one. */
  public static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replace('đ', 'd')
        .replaceAll("[\\s\\u00A0]+", " ")
        .strip();
  }
}
