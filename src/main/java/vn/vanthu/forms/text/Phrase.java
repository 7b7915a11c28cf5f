package vn.vanthu.forms.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wording of a form, written as people write it: accents and case do not matter, {@code (a|b)} is
 * either, {@code ..} stands for up to six words between, {@code #} for the number. Matches whole
 * words. A wording of one syllable does not match another syllable that only looks like it without
 * its accents, where the text has any: "họp" is not "hợp".
 */
public final class Phrase {
  private static final int LONG = 5;
  private static final String TONES = "[\\x{300}\\x{301}\\x{303}\\x{309}\\x{323}]";

  private final String wording;
  private final Pattern pattern;
  private final Optional<String> syllable;

  private Phrase(String wording, Pattern pattern) {
    this.wording = wording;
    this.pattern = pattern;
    this.syllable = wording.matches("\\p{L}+") ? Optional.of(marks(wording)) : Optional.empty();
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
    return new Phrase(
        wording.strip(), Pattern.compile("(?<![a-z0-9])(?:" + regex + ")(?![a-z0-9])"));
  }

  /** Where it first stands. */
  public Optional<Span> first(Words words) {
    Matcher m = pattern.matcher(words.folded());
    while (m.find()) {
      if (agrees(words, m)) {
        return Optional.of(new Span(m.start(), m.end()));
      }
    }
    return Optional.empty();
  }

  /** Where it last stands. */
  public Optional<Span> last(Words words) {
    Matcher m = pattern.matcher(words.folded());
    Optional<Span> last = Optional.empty();
    while (m.find()) {
      last = agrees(words, m) ? Optional.of(new Span(m.start(), m.end())) : last;
    }
    return last;
  }

  /** How far it goes where the words begin with it; empty where they do not. */
  public Optional<Span> begins(Words words) {
    Matcher m = pattern.matcher(words.folded());
    return m.lookingAt() && agrees(words, m) ? Optional.of(new Span(0, m.end())) : Optional.empty();
  }

  public boolean in(Words words) {
    return first(words).isPresent();
  }

  /** Where it first stands in a folded text. */
  public Optional<Span> first(String folded) {
    Matcher m = pattern.matcher(folded);
    return m.find() ? Optional.of(new Span(m.start(), m.end())) : Optional.empty();
  }

  public boolean in(String folded) {
    return pattern.matcher(folded).find();
  }

  /** Whether it says where the number stands. */
  public boolean hasNumber() {
    return wording.contains("#");
  }

  /** Whether words of any kind may stand inside it. */
  public boolean hasGap() {
    return wording.contains("..");
  }

  private boolean agrees(Words words, Matcher m) {
    if (syllable.isEmpty()) {
      return true;
    }
    String written = words.written().substring(m.start(), m.end());
    boolean plain = written.chars().allMatch(c -> c < 128);
    return plain || marks(written).equals(syllable.get());
  }

  /**
   * Its letters, then its marks: "hoà" and "hòa" are one, "nhân" and "nhận" are two. In longer
   * syllables a wrong tone is a slip of the hand, as in "ngưởi".
   */
  private static String marks(String text) {
    String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    String kept = text.length() < LONG ? apart : apart.replaceAll(TONES, "");
    char[] marks = kept.replaceAll("\\P{M}", "").toCharArray();
    Arrays.sort(marks);
    return kept.replaceAll("\\p{M}", "") + new String(marks);
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
