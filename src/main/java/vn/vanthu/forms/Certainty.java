package vn.vanthu.forms;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How sure the digits of a passage are, where it was read from a picture.
 *
 * @param digits 0 to 1 for each run of digits that may be misread; any other is sure
 */
public record Certainty(Map<String, Double> digits) {
  /** Text that was not read from a picture. */
  public static final Certainty FULL = new Certainty(Map.of());

  /** Text at whose place there is ink that nobody could read. */
  public static final String UNREADABLE = "\uFFFD";

  /** Less sure digits are no figure, but a question. */
  private static final double ENOUGH = 0.6;

  private static final Pattern RUN = Pattern.compile("\\d+");

  public Certainty {
    digits = Map.copyOf(digits);
  }

  /** Those of several texts together; where one run of digits is in both, the lower counts. */
  public Certainty and(Certainty other) {
    if (digits.isEmpty() || other.digits.isEmpty()) {
      return digits.isEmpty() ? other : this;
    }
    Map<String, Double> all = new HashMap<>(digits);
    other.digits.forEach((run, certainty) -> all.merge(run, certainty, Math::min));
    return new Certainty(all);
  }

  /** The same with {@code certainty} for the digits in {@code word}. */
  public Certainty with(String word, double certainty) {
    Map<String, Double> more = new HashMap<>();
    Matcher m = RUN.matcher(word);
    while (m.find()) {
      more.put(m.group(), certainty);
    }
    return and(new Certainty(more));
  }

  /** Whether {@code words} hold digits that may well be others, or ink that could not be read. */
  public boolean isUnclear(String words) {
    return words.contains(UNREADABLE) || of(words) < ENOUGH;
  }

  /** How sure the least sure digits of {@code words} are; 1 if they are sure or there are none. */
  public double of(String words) {
    double least = 1;
    Matcher m = RUN.matcher(digits.isEmpty() ? "" : words);
    while (m.find()) {
      least = Math.min(least, digits.getOrDefault(m.group(), 1.0));
    }
    return least;
  }
}
