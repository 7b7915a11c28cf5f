package vn.vanthu.extraction.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The letter ư of TCVN3 is a soft hyphen, which many programs drop. The rimes ơng and ơc do not
 * exist, so ư stood before them; what else it stood in cannot be told from the letters alone.
 */
final class LostLetters {
  private static final Pattern NO_RIME =
      Pattern.compile("(?<![ưƯ])([ơờớởỡợƠỜỚỞỠỢ])(?=(?:ng|NG|[cC])(?!\\p{L}))");

  /** What hardly is a word of an office letter without its ư. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("ngời", "người"),
          Map.entry("Ngời", "Người"),
          Map.entry("NGỜI", "NGƯỜI"),
          Map.entry("lợt", "lượt"),
          Map.entry("Lợt", "Lượt"),
          Map.entry("LỢT", "LƯỢT"),
          Map.entry("mơi", "mươi"),
          Map.entry("dới", "dưới"),
          Map.entry("Dới", "Dưới"),
          Map.entry("nh", "như"),
          Map.entry("mời", "mười"),
          Map.entry("Mời", "Mười"),
          Map.entry("cha", "chưa"),
          Map.entry("Cha", "Chưa"));

  /** "Mời" invites unless a number goes on behind it; "cha" is a father unless a verb follows. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?<!\\p{L})(?:([Nn]gời|NGỜI|[Ll]ợt|LỢT|mơi|[Dd]ới|nh)(?!\\p{L})|([Mm]ời)(?="
              + " (?:một|hai|ba|bốn|năm|lăm|sáu|bảy|tám|chín)(?!\\p{L})| ?\\(1\\d\\))|([Cc]ha)(?="
              + " (?:có|tổ chức|phát sinh|thực hiện|triển khai|nhận|được|đủ)(?!\\p{L})))");

  private LostLetters() {}

  /** The text with each ư that is certain. */
  static String restored(String text) {
    return NO_RIME
        .matcher(text)
        .replaceAll(m -> (Character.isUpperCase(m.group(1).charAt(0)) ? "Ư" : "ư") + m.group(1));
  }

  /** Also with those that are likely, for a document that lost all of them. */
  static String likely(String text) {
    return WORD.matcher(text).replaceAll(m -> WORDS.get(m.group()));
  }

  /** At how many places of text converted from TCVN3, but not restored, an ư is missing. */
  static int lostIn(String text) {
    Matcher m = NO_RIME.matcher(text);
    int lost = 0;
    while (m.find()) {
      lost++;
    }
    return lost;
  }
}
