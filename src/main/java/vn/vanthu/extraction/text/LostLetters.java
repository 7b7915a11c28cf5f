package vn.vanthu.extraction.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The letter ư of TCVN3 is a soft hyphen, which many programs drop. The rimes ơng and ơc do not
 * exist, so ư stood before them; what else it stood in cannot be told from the letters.
 */
final class LostLetters {
  private static final int MANY = 3;
  private static final Pattern NO_RIME =
      Pattern.compile("(?<![ưƯ])([ơờớởỡợƠỜỚỞỠỢ])(?=(?:ng|NG|[cC])(?!\\p{L}))");

  /** Other words that hardly occur without their ư, for where every ư was dropped. */
  private static final Map<String, String> WORDS =
      Map.of("ngời", "người", "Ngời", "Người", "lợt", "lượt", "Lợt", "Lượt");

  private static final Pattern WORD = Pattern.compile("(?<!\\p{L})([Nn]gời|[Ll]ợt)(?!\\p{L})");

  private LostLetters() {}

  /** The text with the ư that is certain. */
  static String restored(String text) {
    boolean every = lostIn(text) >= MANY && text.indexOf('ư') < 0;
    String certain =
        NO_RIME
            .matcher(text)
            .replaceAll(
                m -> (Character.isUpperCase(m.group(1).charAt(0)) ? "Ư" : "ư") + m.group(1));
    return every ? WORD.matcher(certain).replaceAll(m -> WORDS.get(m.group(1))) : certain;
  }

  /** At how many places of the converted text an ư is missing for certain. */
  static int lostIn(String text) {
    Matcher m = NO_RIME.matcher(text);
    int lost = 0;
    while (m.find()) {
      lost++;
    }
    return lost;
  }
}
