package vn.vanthu.forms.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers in Vietnamese text: with dots, spaces or commas between thousands, leading noughts, in
 * words, "trên 200", "02/02".
 */
public final class Numbers {
  private static final Pattern DIGITS =
      Pattern.compile(
          "(?<!\\d)(?:(?<!\\p{L})|(?<=\\p{L}{3}))(\\d{1,3}(?:[."
              + " ]\\d{3})+(?!\\d)|\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+(?:[.,]\\d+)?)(?!\\d)");
  private static final Pattern SCALE = Pattern.compile("^\\s*(nghin|ngan|tram|trieu)(?![a-z])");
  private static final Pattern ABOUT =
      Pattern.compile("(?<![a-z])(?:tren|hon|gan|khoang|xap xi|uoc|chung)\\s*$");
  private static final Map<String, Integer> UNITS =
      Map.ofEntries(
          Map.entry("không", 0),
          Map.entry("một", 1),
          Map.entry("mốt", 1),
          Map.entry("hai", 2),
          Map.entry("ba", 3),
          Map.entry("bốn", 4),
          Map.entry("tư", 4),
          Map.entry("năm", 5),
          Map.entry("lăm", 5),
          Map.entry("nhăm", 5),
          Map.entry("sáu", 6),
          Map.entry("bảy", 7),
          Map.entry("bẩy", 7),
          Map.entry("tám", 8),
          Map.entry("chín", 9),
          Map.entry("mười", 10));
  private static final String WORD =
      "không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|nghìn|ngàn|linh|lẻ";
  private static final Pattern WORDS =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:" + WORD + ")(?:\\s+(?:" + WORD + "))*(?![\\p{L}\\d])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Numbers() {}

  /**
   * A number in a text.
   *
   * @param about whether the words say it is not exact
   * @param inWords whether it is written in letters
   */
  public record At(int start, int end, long value, boolean about, boolean inWords) {}

  /**
   * All whole numbers of a text (NFC), in order. Decimals without a scale are left out, as is what
   * {@code masked} blanks.
   */
  public static List<At> in(String text, String masked) {
    List<At> found = new ArrayList<>();
    Matcher m = DIGITS.matcher(masked);
    while (m.find()) {
      digits(m, masked).ifPresent(found::add);
    }
    Matcher w = WORDS.matcher(text);
    while (w.find()) {
      if (!masked.substring(w.start(), w.end()).isBlank()) {
        words(w.group().toLowerCase(Locale.ROOT))
            .ifPresent(
                value ->
                    found.add(new At(w.start(), w.end(), value, about(masked, w.start()), true)));
      }
    }
    found.sort(java.util.Comparator.comparingInt(At::start));
    return paired(found, masked);
  }

  /**
   * The number that a cell holds: "05", "1.250", "05 cuộc", "trên 300", "05 (trong đó nữ: 03)";
   * empty if none or more than one.
   */
  public static Optional<At> only(String cell) {
    String folded = Folded.of(cell);
    String outside = folded.replaceAll("\\([^)]*\\)", "").strip();
    List<At> numbers =
        in(cell.replaceAll("\\([^)]*\\)", "").strip(), outside).stream()
            .filter(n -> !n.inWords())
            .toList();
    return numbers.size() == 1 ? Optional.of(numbers.get(0)) : Optional.empty();
  }

  private static Optional<At> digits(Matcher m, String folded) {
    String written = m.group(1);
    Matcher scale = SCALE.matcher(folded.substring(m.end()));
    boolean about = about(folded, m.start());
    if (written.matches("\\d{1,3}(?:[. ,]\\d{3})+")) {
      return value(written.replaceAll("[. ,]", ""))
          .map(v -> new At(m.start(), m.end(), v, about, false));
    }
    if (scale.find() && !written.isEmpty()) {
      double value = Double.parseDouble(written.replace(',', '.'));
      long factor = factor(scale.group(1));
      return Optional.of(
          new At(m.start(), m.end() + scale.end(), Math.round(value * factor), true, false));
    }
    if (written.matches("\\d+[.,]\\d+")) {
      return Optional.empty();
    }
    return value(written).map(v -> new At(m.start(), m.end(), v, about, false));
  }

  private static long factor(String scale) {
    return switch (scale) {
      case "tram" -> 100;
      case "trieu" -> 1_000_000;
      default -> 1000;
    };
  }

  private static Optional<Long> value(String digits) {
    return digits.length() > 9 ? Optional.empty() : Optional.of(Long.valueOf(digits));
  }

  private static boolean about(String folded, int start) {
    return ABOUT.matcher(folded.substring(Math.max(0, start - 12), start)).find();
  }

  /** "05 (năm)" and "năm (05)" are one number. */
  private static List<At> paired(List<At> numbers, String folded) {
    List<At> kept = new ArrayList<>();
    for (At number : numbers) {
      At before = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      if (before != null
          && before.inWords() != number.inWords()
          && before.value() == number.value()
          && folded.substring(before.end(), number.start()).strip().equals("(")) {
        int close = folded.indexOf(')', number.end());
        int end = close >= 0 && close - number.end() < 3 ? close + 1 : number.end();
        kept.set(
            kept.size() - 1, new At(before.start(), end, before.value(), before.about(), false));
      } else {
        kept.add(number);
      }
    }
    return kept;
  }

  /** "hai mươi mốt" is 21, "một trăm linh năm" is 105; empty if the words are no number. */
  static Optional<Long> words(String words) {
    long total = 0;
    long hundreds = 0;
    long current = -1;
    for (String word : words.split("\\s+")) {
      switch (word) {
        case "mươi" -> {
          if (current < 1 || current > 9) {
            return Optional.empty();
          }
          hundreds += current * 10;
          current = 0;
        }
        case "trăm" -> {
          if (current < 0) {
            return Optional.empty();
          }
          hundreds += current * 100;
          current = 0;
        }
        case "nghìn", "ngàn" -> {
          if (current < 0) {
            return Optional.empty();
          }
          total += (hundreds + current) * 1000;
          hundreds = 0;
          current = 0;
        }
        case "linh", "lẻ" -> current = 0;
        default -> {
          int unit = UNITS.getOrDefault(word, -1);
          if (unit < 0 || (current > 0 && current != 10)) {
            return Optional.empty();
          }
          current = current == 10 ? 10 + unit : unit;
        }
      }
    }
    return current < 0 || words.equals("không")
        ? Optional.empty()
        : Optional.of(total + hundreds + current);
  }
}
