package vn.vanthu.forms.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wording of a form, written as people write it: accents and case do not matter, {@code (a|b)} is
 * either, {@code ..} stands for up to six words between, {@code #} for the number. Matches whole
 * words.
 */
public final class Phrase {
  private final String wording;
  private final Pattern pattern;

  private Phrase(String wording, Pattern pattern) {
    this.wording = wording;
    this.pattern = pattern;
  }

  /**
   * @throws IllegalArgumentException if the wording is blank or its brackets do not pair
   */
  public static Phrase of(String wording) {
    if (wording.isBlank()) {
      throw new IllegalArgumentException("A wording is blank");
    }
    String regex =
        Folded.of(wording.strip())
            .replaceAll("[\\[\\]{}\\\\^$+*?]", "")
            .replaceAll("\\s+\\.\\.\\s+", "\u0001")
            .replaceAll("[^a-z0-9()|\u0001%#]+", "[^a-z0-9#]+")
            .replace("\u0001", "(?:[^a-z0-9#]+[a-z0-9#]+){0,6}?[^a-z0-9#]+");
    return new Phrase(wording, Pattern.compile("(?<![a-z0-9])(?:" + regex + ")(?![a-z0-9])"));
  }

  /** Where it first stands in a folded text. */
  public Optional<Span> first(String folded) {
    Matcher m = pattern.matcher(folded);
    return m.find() ? Optional.of(new Span(m.start(), m.end())) : Optional.empty();
  }

  /** Where it last stands in a folded text. */
  public Optional<Span> last(String folded) {
    Matcher m = pattern.matcher(folded);
    Optional<Span> last = Optional.empty();
    while (m.find()) {
      last = Optional.of(new Span(m.start(), m.end()));
    }
    return last;
  }

  /** How far it goes where a folded text begins with it; empty where it does not. */
  public Optional<Span> begins(String folded) {
    Matcher m = pattern.matcher(folded);
    return m.lookingAt() ? Optional.of(new Span(0, m.end())) : Optional.empty();
  }

  /** Whether it says where the number stands. */
  public boolean hasNumber() {
    return wording.contains("#");
  }

  public boolean in(String folded) {
    return pattern.matcher(folded).find();
  }

  @Override
  public String toString() {
    return wording;
  }

  /** From the first character to behind the last. */
  public record Span(int start, int end) {
    public int length() {
      return end - start;
    }
  }
}
