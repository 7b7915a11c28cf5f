package vn.vanthu.extraction.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a text layer, or what OCR found, can be read at all. */
public enum Legibility {
  /** Too few words to tell. */
  TOO_LITTLE,
  /** Vietnamese, with its marks or typed without them, in whatever encoding. */
  VIETNAMESE,
  /** Words, but of another language. */
  OTHER_LANGUAGE,
  /**
   * No words: glyph numbers of a font without a Unicode map, or a bad earlier OCR. What such a text
   * states must not be read.
   */
  GARBAGE;

  private static final int FEW = 8;
  private static final double MOSTLY = 0.68;
  private static final double LIKE_WORDS = 0.75;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{M}]+|[^\\p{L}\\p{M}]+$");
  private static final Pattern FIGURE = Pattern.compile("[\\d.,:;/%()+–-]+");
  private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}]+([-'’][\\p{L}\\p{M}]+)*");
  private static final Pattern DOTS = Pattern.compile("[._…·-]{2,}");

  /**
   * Judges the text of a page or of a document, after trying the old encodings. Decide on a page's
   * own text where it has enough, else on its document's.
   */
  public static Legibility of(String text) {
    Tally tally = new Tally(OldText.of(text).read(text));
    if (tally.words < FEW) {
      return TOO_LITTLE;
    }
    if (tally.possible >= MOSTLY * tally.words) {
      return VIETNAMESE;
    }
    return tally.likeWords >= LIKE_WORDS * tally.words && tally.soundsLikeSpeech()
        ? OTHER_LANGUAGE
        : GARBAGE;
  }

  /** Words of a text, and how they look. */
  private static final class Tally {
    private int words;
    private int possible;
    private int likeWords;
    private int letters;
    private int vowels;

    Tally(String text) {
      for (String token : BLANKS.split(DOTS.matcher(text).replaceAll(" "))) {
        if (!token.isEmpty() && !FIGURE.matcher(token).matches()) {
          add(token);
        }
      }
    }

    private void add(String token) {
      String word = EDGES.matcher(token).replaceAll("");
      words++;
      boolean plain = word.length() > 1 && LETTERS.matcher(word).matches();
      boolean capitals = plain && word.equals(word.toUpperCase(Locale.ROOT));
      boolean syllables = plain && Syllables.couldBe(word);
      possible += syllables || (capitals && abbreviates(word)) ? 1 : 0;
      likeWords += syllables || (plain && !mixedCase(word)) ? 1 : 0;
      for (int i = 0; plain && i < word.length(); i++) {
        letters++;
        vowels += "aeiouyàâéèêëîïôöûüáíóúãõаеёиоуыэюя".indexOf(lower(word.charAt(i))) >= 0 ? 1 : 0;
      }
    }

    /** Short capitals inside Vietnamese text, as CNVCLĐ; whole garbage words are longer. */
    private static boolean abbreviates(String word) {
      return word.length() <= 6 && word.indexOf('Đ') >= 0 || word.length() <= 3;
    }

    private static boolean mixedCase(String word) {
      String rest = word.substring(1);
      return !rest.equals(rest.toLowerCase(Locale.ROOT))
          && !word.equals(word.toUpperCase(Locale.ROOT));
    }

    private static char lower(char c) {
      return Character.toLowerCase(c);
    }

    /** In scripts of an alphabet, a quarter to three fifths of the letters are vowels. */
    private boolean soundsLikeSpeech() {
      return letters > 0 && vowels > 0.25 * letters && vowels < 0.6 * letters;
    }
  }
}
