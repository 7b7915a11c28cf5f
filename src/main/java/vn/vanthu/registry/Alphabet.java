package vn.vanthu.registry;

import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The order of names in a Vietnamese list: a ă â b c d đ e ê …, tones after letters, numbers by
 * their value ("số 2" before "số 10").
 */
public final class Alphabet {
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final int DIGITS = 9;

  private final Collator collator = Collator.getInstance(VIETNAMESE);

  /** Where a name stands; for many names, made once each. */
  public CollationKey place(String name) {
    return collator.getCollationKey(
        NUMBER
            .matcher(name)
            .replaceAll(
                number ->
                    "0".repeat(Math.max(0, DIGITS - number.group().length())) + number.group()));
  }

  /** Orders a few names. */
  public static Comparator<String> order() {
    return Comparator.comparing(new Alphabet()::place);
  }
}
