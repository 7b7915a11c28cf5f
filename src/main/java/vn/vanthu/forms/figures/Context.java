package vn.vanthu.forms.figures;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.face.Periods;

/**
 * Whether a number of a sentence is another period's, a plan's, or an increase: never this period's
 * figure. The last words before it that tell the time decide, or words right behind it.
 */
final class Context {
  private static final String YEAR = "(?:\\s*(?:nam\\s*)?20\\d{2})?";
  private static final Pattern OTHER =
      Pattern.compile(
          "(?<![a-z])(?:cung ky|nam truoc|nam ngoai|quy truoc|ky truoc|thang truoc|6 thang"
              + " truoc|nua nam truoc|ky truoc chuyen|cong don|tinh chung|(?:tu )?dau nhiem ky|tu"
              + " truoc den nay|tu khi thanh lap|luy ke(?: ca nam| tu dau nam| den nay| 6"
              + " thang)*)(?![a-z])"
              + YEAR);
  private static final Pattern ALL_YEAR = Pattern.compile("(?<![a-z])ca nam(?![a-z])" + YEAR);
  private static final Pattern PLANNED =
      Pattern.compile(
          "(?<![a-z])(?:ke hoach (?:giao|nam|de ra)|(?:bien che|dinh bien|so luong|quan so|chi"
              + " tieu)(?: duoc)? giao|theo ke hoach|theo dinh muc|chi tieu|phan dau|du kien|muc"
              + " tieu)(?![a-z])"
              + YEAR);

  /** A result behind a plan: ", đã viết 12 tin bài". */
  private static final Pattern DONE =
      Pattern.compile("[,;:](?:\\s+[a-z]+){0,4}\\s+(?:da|nay da|ket qua|dat duoc)(?![a-z])");

  private static final Pattern FROM_JANUARY =
      Pattern.compile(
          "(?<!thang )(?<!t )(?<![a-z])(?:luy ke )?(?:tinh )?(?:ke )?tu dau nam(?: 20\\d{2})?(?:"
              + " den nay| den het \\S+ \\S+| toi nay)?|(?<!thang )(?<!t )(?<!quy )(?<![a-z])dau"
              + " nam(?! 20)(?! hoc)");
  private static final Pattern OWN =
      Pattern.compile(
          "(?<![a-z])(?:nam nay|trong ky|ky nay|quy nay|thang nay|rieng|hien nay|hien co|thuc co|co"
              + " mat|thuc hien duoc|da thuc hien|thuc hien|da to chuc|nay da|ket qua dat|thuc"
              + " te|ket qua thuc hien|den nay da)(?![a-z])");
  private static final Pattern YEARS =
      Pattern.compile("(?<![\\d/.-])(20\\d{2})(?!\\s*[-–/]\\s*\\d)(?![/\\d])");
  private static final Pattern LAWFUL =
      Pattern.compile(
          ".*(so \\d+\\S*|ngay \\d+[^,;]{0,20}|nghi dinh|nghi quyet|quyet dinh|huong dan|ke"
              + " hoach|cong van|thong tu|chi thi|/)\\s*(nam )?$");
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?<![a-z])(?:tang(?! len)|giam|gap|hon so voi|it hon|nhieu hon|vuot|dat ty le|chenh"
              + " lech|so voi)(?![a-z])");
  private static final Pattern BEHIND =
      Pattern.compile(
          "^[^,;.()\\d]{0,60}?(?:cung ky|nam truoc|nam ngoai|quy truoc|ky truoc|luy ke|theo ke"
              + " hoach|(?:ke hoach|chi tieu) (?:giao|nam|de ra))");
  private static final Pattern FUTURE =
      Pattern.compile("(?<![a-z])(?<!chia )(?:se|phan dau|du kien|muc tieu)(?![a-z])");
  private static final Pattern PLAN =
      Pattern.compile(
          "^\\W*(?:ke hoach (?:6 thang|quy|thang|nam|cong tac|thoi gian|ky)(?! so)|phuong"
              + " huong|nhiem vu|muc tieu|(?:trong )?thoi gian toi|du kien|phan dau)(?![a-z]).*");
  private static final Pattern RATE =
      Pattern.compile(
          "(?<![a-z])(?:moi|hang|mot) (?:thang|tuan|quy)|(?<![a-z])moi (?:nguoi|to|doan"
              + " vien|phong|lan|buoi|cuoc|dot|lop|don"
              + " vi)|/\\s?(?:thang|tuan|quy|buoi|nguoi|cuoc|hoi"
              + " nghi|lop|dot|lan)(?![a-z])|(?<![a-z])(?:tung|binh quan|trung binh)(?![a-z])");

  private static final Pattern SHARE_OF_PLAN =
      Pattern.compile(
          "(?:dat|bang|vuot|hoan thanh)\\s+[\\d.,]*\\s*%\\s*(?:so voi )?(?:ke hoach|chi tieu|muc"
              + " tieu)(?: (?:giao|nam|de ra|quy|ca nam|duoc giao))*");

  private final Optional<Period> period;

  Context(Optional<Period> period) {
    this.period = period;
  }

  /**
   * @param sentence folded, unmasked
   */
  boolean isOther(String sentence, int start, int end) {
    return isOtherIn(blank(SHARE_OF_PLAN, sentence), start, end);
  }

  private static String blank(Pattern pattern, String text) {
    return pattern.matcher(text).replaceAll(m -> " ".repeat(m.end() - m.start()));
  }

  private boolean isOtherIn(String sentence, int start, int end) {
    int open = sentence.lastIndexOf('(', start);
    int close = open < 0 ? -1 : sentence.indexOf(')', open);
    boolean bracketed = open >= 0 && (close < 0 || close >= end);
    if (bracketed && other(sentence.substring(open, close < 0 ? sentence.length() : close))) {
      return true;
    }
    String before = before(sentence, bracketed ? open : start);
    if (PLAN.matcher(before).matches() || lasts(before)) {
      return true;
    }
    int cut =
        Math.max(
            Math.max(before.lastIndexOf(','), before.lastIndexOf('(')), before.lastIndexOf(" va "));
    String part = before.substring(cut + 1);
    if (BESIDE.matcher(part).find() || FUTURE.matcher(part).find()) {
      return true;
    }
    String behind = behind(sentence.substring(end));
    return BEHIND.matcher(behind).find() || isOtherTime(behind);
  }

  private boolean other(String bracket) {
    return lasts(bracket) || BESIDE.matcher(bracket).find();
  }

  /** Whether it says how many each month, or for each: no total. */
  static boolean isRate(String sentence, int start, int end) {
    int from = 0;
    for (char stop : new char[] {';', '.', ','}) {
      from = Math.max(from, sentence.lastIndexOf(stop, start) + 1);
    }
    int to = sentence.length();
    for (char stop : new char[] {';', ',', '('}) {
      int at = sentence.indexOf(stop, end);
      to = at >= 0 ? Math.min(to, at) : to;
    }
    return RATE.matcher(sentence.substring(Math.min(from, start), to)).find();
  }

  /** The words before, back to the last full stop or semicolon, closed brackets left out. */
  private static String before(String sentence, int start) {
    String head = sentence.substring(0, start);
    int stop = Math.max(head.lastIndexOf(';'), head.lastIndexOf(". "));
    return head.substring(stop + 1).replaceAll("\\([^)]*\\)", " ");
  }

  /** Whether the last words that tell a time tell another. */
  private boolean lasts(String before) {
    int planned = last(PLANNED, before);
    int open = last(DONE, before) > planned ? -1 : planned;
    int other = Math.max(Math.max(last(OTHER, before), open), time(before, false));
    boolean year = period.filter(p -> p.kind() == Period.Kind.YEAR).isPresent();
    other = year ? other : Math.max(other, last(ALL_YEAR, before));
    int own = Math.max(last(OWN, before), time(before, true));
    int january = last(FROM_JANUARY, before);
    if (fromJanuary()) {
      own = Math.max(own, january);
    } else {
      other = Math.max(other, january);
    }
    return other > own;
  }

  /** Whether the words behind a number, up to the next, name another time. */
  private boolean isOtherTime(String behind) {
    return time(behind, false) > 0 && time(behind, true) < 0;
  }

  private boolean fromJanuary() {
    return period
        .filter(
            p ->
                p.kind() == Period.Kind.YEAR
                    || p.kind() == Period.Kind.NINE_MONTHS
                    || p.number() == 1)
        .isPresent();
  }

  /** Where the last period, or year, is named that is this report's, or that is not. */
  private int time(String text, boolean own) {
    if (period.isEmpty()) {
      return -1;
    }
    int last = -1;
    for (Periods.Named named : Periods.all(text, period.get().year())) {
      boolean equal = named.period().equals(period.get());
      boolean part = period.get().contains(named.period());
      if (own ? equal : !equal && !part) {
        last = Math.max(last, named.end());
      }
    }
    Matcher m = YEARS.matcher(text);
    while (m.find()) {
      boolean same = Integer.parseInt(m.group(1)) == period.get().year();
      boolean whole = text.substring(0, m.start()).matches(".*(ca|dau|tu dau) nam\\s*$");
      if (same == own
          && !(own && whole)
          && !LAWFUL.matcher(text.substring(0, m.start())).matches()) {
        last = Math.max(last, m.end());
      }
    }
    return last;
  }

  private static int last(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    int last = -1;
    while (m.find()) {
      last = m.end();
    }
    return last;
  }

  private static String behind(String after) {
    Matcher m = Pattern.compile("\\d|[,;.(]|(?<![a-z])(tang|giam|so voi)(?![a-z])").matcher(after);
    int from = 0;
    while (m.find(from)) {
      String rest = after.substring(m.start());
      boolean year = rest.matches("(?s)20\\d{2}.*");
      if (!year && !rest.matches("(?s)\\d{1,2} thang.*")) {
        return after.substring(0, m.start());
      }
      from = m.start() + (year ? 4 : 2);
    }
    return after;
  }
}
