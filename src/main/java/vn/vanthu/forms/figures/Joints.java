package vn.vanthu.forms.figures;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.text.Folded;

/**
 * Words by which a sentence passes from one number to the next: "và", "có", a form's verbs. A word
 * that only looks like one without its accents is none: the "sơ" of "hồ sơ" is no "số".
 */
final class Joints {
  private static final List<String> WORDS =
      List.of(
          "và",
          "với",
          "nâng",
          "cùng",
          "kèm",
          "gồm",
          "bao gồm",
          "có",
          "thu hút",
          "trong đó",
          "cho",
          "còn",
          "đã",
          "đồng thời",
          "những",
          "số",
          "là",
          "đến",
          "tới",
          "tổng số",
          "tổng cộng");

  private final Set<String> written = new HashSet<>(WORDS);
  private final Pattern pattern;

  Joints(Form form) {
    form.verbs().forEach(verb -> written.add(verb.toString().toLowerCase(Locale.ROOT)));
    StringBuilder words = new StringBuilder();
    written.stream()
        .map(word -> Folded.of(word).replaceAll("[^a-z0-9]+", "\\\\s+"))
        .distinct()
        .sorted((a, b) -> b.length() - a.length())
        .forEach(word -> words.append(words.isEmpty() ? "" : "|").append(word));
    pattern = Pattern.compile("(?<![a-z])(?:" + words + ")(?![a-z])");
  }

  Matcher matcher(String folded) {
    return pattern.matcher(folded);
  }

  /**
   * The folded words with others that only look like joints made unlike.
   *
   * @param text as written, letter for letter
   */
  String told(String folded, String text) {
    StringBuilder told = new StringBuilder(folded);
    Matcher m = pattern.matcher(folded);
    while (m.find()) {
      String word = text.substring(m.start(), m.end()).toLowerCase(Locale.ROOT);
      boolean plain = word.chars().allMatch(c -> c < 128);
      if (!plain && !written.contains(word.replaceAll("\\s+", " "))) {
        for (int i = m.start(); i < m.end(); i++) {
          told.setCharAt(i, told.charAt(i) == ' ' ? ' ' : 'x');
        }
      }
    }
    return told.toString();
  }
}
