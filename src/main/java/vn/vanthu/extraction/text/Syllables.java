package vn.vanthu.extraction.text;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Possible Vietnamese syllables: the measure by which a decoding is judged, not its label. */
final class Syllables {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\u00AD\\u00A1-\\u00BF]+");
  private static final Pattern PARTS = Pattern.compile("[-'’]");
  private static final Set<String> POSSIBLE = possible();
  private static final Set<String> UNMARKED =
      POSSIBLE.stream().map(Syllables::unmarked).collect(Collectors.toUnmodifiableSet());

  private Syllables() {}

  /**
   * Counts the words of {@code text} (NFC) that have a letter outside ASCII, capitals-only words
   * left out.
   *
   * @return how many there are, and how many of them are possible syllables
   */
  static Count count(String text) {
    int words = 0;
    int possible = 0;
    Matcher m = WORD.matcher(text);
    while (m.find()) {
      String word = m.group();
      if (word.chars().allMatch(c -> c < 128) || word.equals(word.toUpperCase(Locale.ROOT))) {
        continue;
      }
      words++;
      possible += isPossible(word) ? 1 : 0;
    }
    return new Count(words, possible);
  }

  static boolean isPossible(String word) {
    String marks = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    long tones = marks.chars().filter(Syllables::isTone).count();
    StringBuilder toneless = new StringBuilder();
    marks.chars().filter(c -> !isTone(c)).forEach(c -> toneless.append((char) c));
    return tones <= 1 && POSSIBLE.contains(Normalizer.normalize(toneless, Normalizer.Form.NFC));
  }

  /** Whether every part of a hyphenated word is a syllable, or one typed without its marks. */
  static boolean couldBe(String word) {
    return PARTS.splitAsStream(word).allMatch(part -> couldBeOne(part.toLowerCase(Locale.ROOT)));
  }

  private static boolean couldBeOne(String part) {
    boolean plain = part.chars().allMatch(c -> c < 128);
    return plain ? UNMARKED.contains(part) : isPossible(part);
  }

  private static String unmarked(String syllable) {
    return Normalizer.normalize(syllable, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('đ', 'd');
  }

  private static boolean isTone(int c) {
    return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
  }

  private static Set<String> possible() {
    List<String> lines = Tables.lines("syllables.txt");
    Set<String> all = new HashSet<>();
    for (String rime : String.join(" ", lines.subList(1, lines.size())).split("\\s+")) {
      all.add(rime);
      for (String onset : lines.get(0).split(" ")) {
        all.add(onset + rime);
      }
    }
    return all;
  }

  /** Words outside ASCII, and how many are possible. */
  record Count(int words, int possible) {
    double share() {
      return words == 0 ? 1 : (double) possible / words;
    }
  }
}
