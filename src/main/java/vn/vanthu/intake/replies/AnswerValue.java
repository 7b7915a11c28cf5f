package vn.vanthu.intake.replies;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.text.Folded;
import vn.vanthu.forms.text.Numbers;

/**
 * The figure that stands behind a line: "6", "06 cuộc", "Không", "sáu", "512 → 52".
 *
 * @param approximate whether the words say so
 */
record AnswerValue(long value, boolean approximate) {
  private static final Set<String> NIL =
      Set.of(
          "khong",
          "khong co",
          "khong phat sinh",
          "khong to chuc",
          "khong thuc hien",
          "khong trien khai",
          "chua co",
          "chua to chuc",
          "chua phat sinh",
          "khong co gi",
          "none",
          "nil");
  private static final Pattern NO = Pattern.compile("^(?:ko|kg|khg|hok|k)(?= |$)");
  private static final Pattern POLITE =
      Pattern.compile("(^(da|vang|thua|la)[, ]+)|[ ,]+(a|nhe|nha|thoi|day)$|[.!;, ]+$|^[.,;: ]+");
  private static final Pattern OLD_TO_NEW =
      Pattern.compile(
          "(?:\\b(?:sua|chinh|dieu chinh|dinh"
              + " chinh|doi)\\s+(?:lai\\s+)?)?(?:\\btu\\s+)?\\b[\\d.]+(?:"
              + "[^\\d,;]{0,20}?(?:->|→|=>|\\b(?:sua|chinh|doi)\\s+(?:lai\\s+)?(?:thanh|la)\\b)|\\s+(?!hoan"
              + " )(?:[a-z]{1,8}\\s+)?thanh\\b)\\D{0,12}?(?=\\d)"
              + "|\\btu\\s+[\\d.]+[^\\d]{0,15}\\b(?:thanh|sang|len|xuong)(?=\\s+\\d)");
  private static final Pattern WRONG_TO = Pattern.compile("\\b(nham|sai|lon)( la)? thanh\\b");
  private static final Pattern NOT_OLD =
      Pattern.compile(
          "\\(?\\b(?:chu )?khong phai(?: la)?\\s+([\\d.]+)[^,;.)]{0,15}(?:,?\\s*ma(?:"
              + " la)?\\b)?\\)?|[(,]?\\s*\\b(?:(?:em|toi|don vi|do|vi|truoc|ban truoc|lan truoc|bao"
              + " cao) ){0,3}(?:go|ghi|danh|nhap|tinh|bao|viet) (?:nham|sai|lon)(?:"
              + " (?:la|thanh|so))?\\s+([\\d.]+)[^,;.)]{0,15}\\)?");
  private static final Pattern BECAUSE =
      Pattern.compile(
          ",\\s*(?:do|vi|tai|em|toi|don vi|truoc|lan truoc|ban truoc|xin|mong)\\b[^\\d]*$");
  private static final int MOST_WORDS = 7;

  /**
   * Reads what stands behind a line's colon.
   *
   * @return empty if it is no figure, or not surely one
   */
  static Optional<AnswerValue> of(String text) {
    String plain = polite(Folded.of(text));
    if (NIL.contains(NO.matcher(plain).replaceFirst("khong"))) {
      return Optional.of(new AnswerValue(0, false));
    }
    String given = withoutReason(withoutOld(text));
    Optional<AnswerValue> sum = withItsParts(given);
    if (sum.isPresent()) {
      return sum;
    }
    if (FreeWords.isDoubtful(FreeWords.ASIDE.matcher(given).replaceAll(" "))
        || given.contains("?")) {
      return Optional.empty();
    }
    String folded = polite(Folded.of(given));
    if (folded.isEmpty() || folded.split("\\s+").length > MOST_WORDS) {
      return Optional.empty();
    }
    List<Numbers.At> numbers =
        Numbers.in(given, Folded.of(given)).stream().filter(n -> !n.inWords()).toList();
    if (numbers.isEmpty()) {
      return inWords(given);
    }
    if (numbers.size() > 1 || hasStrayDigits(given, numbers.get(0))) {
      return Optional.empty();
    }
    return Optional.of(new AnswerValue(numbers.get(0).value(), numbers.get(0).about()));
  }

  /** "512 → 52" is 52, "52 (không phải 512)" too. */
  static String withoutOld(String text) {
    String folded = Folded.of(text);
    StringBuilder kept = new StringBuilder(text);
    Matcher change = OLD_TO_NEW.matcher(folded);
    if (change.find() && !WRONG_TO.matcher(folded).find()) {
      kept.replace(change.start(), change.end(), " ".repeat(change.end() - change.start()));
      boolean behindColon = folded.substring(0, change.start()).stripTrailing().endsWith(":");
      kept.setCharAt(change.start(), behindColon ? ' ' : ':');
    }
    Matcher not = NOT_OLD.matcher(folded);
    while (not.find()) {
      for (int i = not.start(); i < not.end(); i++) {
        kept.setCharAt(i, ' ');
      }
    }
    return kept.toString();
  }

  /** "3 (1 pano + 2 băng rôn)", where what stands in brackets adds up to it. */
  private static Optional<AnswerValue> withItsParts(String given) {
    Matcher aside = FreeWords.ASIDE.matcher(given);
    if (!aside.find()) {
      return Optional.empty();
    }
    String inside = aside.group();
    long sum =
        Numbers.in(inside, Folded.of(inside)).stream()
            .filter(n -> !n.inWords())
            .mapToLong(Numbers.At::value)
            .sum();
    String outside = given.substring(0, aside.start()) + given.substring(aside.end());
    return of(outside).filter(value -> value.value() == sum && sum > 0);
  }

  private static String withoutReason(String text) {
    Matcher because = BECAUSE.matcher(Folded.of(text));
    return because.find() ? text.substring(0, because.start()) : text;
  }

  private static Optional<AnswerValue> inWords(String text) {
    List<Numbers.At> words =
        Numbers.in(text, Folded.of(text)).stream().filter(Numbers.At::inWords).toList();
    boolean first = words.size() == 1 && text.substring(0, words.get(0).start()).isBlank();
    return first
        ? Optional.of(new AnswerValue(words.get(0).value(), words.get(0).about()))
        : Optional.empty();
  }

  /** A range, a decimal, a share, a date: digits beside the number. */
  private static boolean hasStrayDigits(String text, Numbers.At number) {
    String rest = text.substring(0, number.start()) + " " + text.substring(number.end());
    return rest.replaceAll("\\([^)]*\\)", "").matches(".*[\\d%].*");
  }

  private static String polite(String folded) {
    String plain = folded.strip();
    for (String before = ""; !before.equals(plain); ) {
      before = plain;
      plain = POLITE.matcher(plain).replaceAll("").strip();
    }
    return plain;
  }
}
