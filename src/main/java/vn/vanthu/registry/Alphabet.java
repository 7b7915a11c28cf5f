package vn.vanthu.registry;

import java.text.CollationKey;
import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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

  /** Things in the order of their names, however many: the place of each is made once. */
  public static <T> List<T> sorted(Collection<T> things, Function<T, String> name) {
    record Placed<T>(CollationKey place, T thing) {}
    Alphabet alphabet = new Alphabet();
    return things.stream()
        .map(thing -> new Placed<>(alphabet.place(name.apply(thing)), thing))
        .sorted(Comparator.comparing(Placed::place))
        .map(Placed::thing)
        .toList();
  }
}
