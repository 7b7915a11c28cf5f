package vn.vanthu.forms.figures;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Period;

/**
 * Whether a number of a sentence is another period's, a plan's, or an increase: never this period's
 * figure.
 */
final class Context {
  private static final Pattern LASTING =
      Pattern.compile(
          "cung ky|nam truoc|nam ngoai|quy truoc|ky truoc|thang truoc|luy ke|cong don|tu dau nam den nay|ca nam|(?<!thang )(?<!t )dau nam(?! 20)|ke hoach giao|chi tieu|phan dau|du kien|muc tieu|ky truoc chuyen");
  private static final Pattern RESET =
      Pattern.compile(
          "nam nay|trong ky|ky nay|quy nay|thang nay|rieng|hien nay|hien co|thuc hien duoc|da to chuc|nay da|ket qua dat|thuc te");
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?<![a-z])(tang|giam|gap|hon so voi|it hon|nhieu hon|vuot|dat ty le|chenh lech)(?![a-z])");
  private static final Pattern BEHIND =
      Pattern.compile("^[^,;.()]{0,60}?(cung ky|nam truoc|nam ngoai|quy truoc|ky truoc|luy ke)");
  private static final Pattern FUTURE =
      Pattern.compile("(?<![a-z])(se|phan dau|du kien|dang ky|muc tieu)(?![a-z])");
  private static final Pattern RATE =
      Pattern.compile(
          "(?<![a-z])(moi|hang|mot) (thang|tuan|quy)|(?<![a-z])moi (nguoi|to|doan vien|phong|lan|buoi|cuoc|dot|lop|don vi)|/(thang|tuan|quy)|(tung|binh quan|trung binh)(?![a-z])");

  private final Optional<Period> period;

  Context(Optional<Period> period) {
    this.period = period;
  }

  /**
   * @param sentence folded, unmasked
   */
  boolean isOther(String sentence, int start, int end) {
    int open = sentence.lastIndexOf('(', start);
    int close = open < 0 ? -1 : sentence.indexOf(')', open);
    boolean bracketed = open >= 0 && (close < 0 || close >= end);
    String scope = bracketed ? sentence.substring(open, close < 0 ? sentence.length() : close) : "";
    if (bracketed
        && (LASTING.matcher(scope).find() || otherYear(scope) || BESIDE.matcher(scope).find())) {
      return true;
    }
    String before = before(sentence, bracketed ? open : start, start);
    if (lasts(before)) {
      return true;
    }
    String part =
        before.substring(
            Math.max(
                    Math.max(before.lastIndexOf(','), before.lastIndexOf('(')),
                    before.lastIndexOf(" va "))
                + 1);
    if (BESIDE.matcher(part).find() && !part.matches(".*\\btang len\\b.*")) {
      return true;
    }
    if (FUTURE.matcher(part).find()) {
      return true;
    }
    return BEHIND.matcher(cut(sentence.substring(end))).find()
        || otherYear(cut(sentence.substring(end)));
  }

  /** Whether it says how many each month, or for each: no total. */
  static boolean isRate(String sentence, int start, int end) {
    int from =
        Math.max(
                Math.max(sentence.lastIndexOf(';', start), sentence.lastIndexOf('.', start)),
                sentence.lastIndexOf(',', start))
            + 1;
    int to = sentence.length();
    for (char stop : new char[] {';', ',', '('}) {
      int at = sentence.indexOf(stop, end);
      to = at >= 0 ? Math.min(to, at) : to;
    }
    String part = sentence.substring(Math.max(0, Math.min(from, start)), to);
    return RATE.matcher(part).find();
  }

  /**
   * The words before the number, back to the last full stop or semicolon, brackets that have closed
   * left out.
   */
  private static String before(String sentence, int scopeStart, int start) {
    String head = sentence.substring(0, start);
    int stop = Math.max(head.lastIndexOf(';'), head.lastIndexOf(". "));
    return head.substring(stop + 1).replaceAll("\\([^)]*\\)", " ");
  }

  private boolean lasts(String before) {
    int last = last(LASTING, before);
    if (period.filter(p -> p.kind() == Period.Kind.YEAR).isPresent()
        && before.contains("ca nam")
        && !before.matches(".*(luy ke|cung ky|nam truoc).*")) {
      return false;
    }
    int otherYear = lastOtherYear(before);
    int reset = Math.max(last(RESET, before), lastOwnYear(before));
    return Math.max(last, otherYear) > reset;
  }

  private static int last(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    int last = -1;
    while (m.find()) {
      last = m.start();
    }
    return last;
  }

  private boolean otherYear(String text) {
    return lastOtherYear(text) >= 0 && lastOwnYear(text) < 0;
  }

  /** Where a year other than the report's stands as the year of a figure. */
  private int lastOtherYear(String text) {
    return period.isEmpty() ? -1 : lastYear(text, false);
  }

  private int lastOwnYear(String text) {
    return period.isEmpty() ? -1 : lastYear(text, true);
  }

  private int lastYear(String text, boolean own) {
    Matcher m =
        Pattern.compile(
                "(?:(nam|nam hoc|dau nam|cuoi nam|quy [ivx\\d]+|thang \\d+|ky)[ /]*(?:nam )?|/)(20\\d{2})(?!\\s*[-–/]\\s*\\d)(?!/)")
            .matcher(text);
    int last = -1;
    while (m.find()) {
      boolean lawful =
          text.substring(0, m.start())
              .matches(
                  ".*(so \\d+\\S*|ngay \\d+[^,;]{0,20}|nghi dinh|nghi quyet|quyet dinh|huong dan|ke hoach)\\s*$");
      if (!lawful && (Integer.parseInt(m.group(2)) == period.orElseThrow().year()) == own) {
        last = m.start();
      }
    }
    return last;
  }

  private static String cut(String after) {
    Matcher m = Pattern.compile("\\d|[,;.(]|(?<![a-z])(tang|giam|so voi)(?![a-z])").matcher(after);
    int from = 0;
    while (m.find(from)) {
      String year = after.substring(m.start());
      if (year.matches("(?s)20\\d{2}.*") || year.matches("(?s)\\d{1,2} thang.*")) {
        from = m.start() + (year.matches("(?s)20\\d{2}.*") ? 4 : 2);
        continue;
      }
      return after.substring(0, m.start());
    }
    return after;
  }
}
