package vn.vanthu.intake.replies;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.text.Folded;

/**
 * What of a line in free words may be read for figures. A question states none, nor does what lies
 * ahead, what nobody knows, or a change by so many: "thêm 2 cuộc" does not say how many there are.
 *
 * @param stated clauses that may state figures
 * @param doubtful sentences that speak of figures at most without stating them
 */
record FreeWords(List<String> stated, List<String> doubtful) {
  private static final Pattern ASKS =
      Pattern.compile(
          "\\?|\\b(bao nhieu|the nao|nhu nao|ra sao|la gi|phai khong|dung khong|duoc khong|hay"
              + " khong|chu (a|anh|chi|nhi)|(cho|xin) (\\S+ ){0,3}hoi(?!"
              + " (nghi|thi|thao|dong)\\b))\\b");
  private static final Pattern AHEAD =
      Pattern.compile(
          "\\b(se|du kien|sap toi|(ky|quy|thang|nam|tuan) (toi|sau)|ke hoach (quy|thang|nam|6"
              + " thang cuoi))\\b");
  private static final Pattern NOT_KNOWN =
      Pattern.compile(
          "\\b(khong|chua|ko|k|kg|chang) (nho|biet|ro|chac|co so|thong ke|nam (duoc|ro|chac)|tong"
              + " hop|hieu|kiem tra|dem|cap nhat|dung|chinh xac|khop)\\b|\\b(hinh nhu|co le|chac"
              + " la|nghe noi)\\b|\\b(la|bi|dang) sai\\b|\\bsai roi\\b"
              + "|\\b(cong van|cv|van ban|thu|mail|email|file|tep|mau)\\b.{0,60}\\b(khong|chua|ko)"
              + " (nhan|thay|mo|doc)\\b");
  private static final Pattern BY_SO_MANY =
      Pattern.compile(
          "(?<!\\p{L})(?:bớt|thêm|tăng|giảm|thiếu|hụt|sót|bot|them|tang|giam|thieu|hut|sot)(?:"
              + " (?:thêm|them|đi|di|mất|mat))?"
              + " (?:\\d+|một|mot|hai|ba|bốn|bon|năm|nam|sáu|sau|bảy|bay|tám|tam|chín|chin|mười|muoi|vài|vai)"
              + "(?!\\p{L})(?!\\s+(?:thành|thanh|lên|len)(?!\\p{L}))");

  /** What stands in brackets. */
  static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)");

  /** "…, còn tờ rơi 120": what follows is about something else. */
  private static final Pattern OTHER_MATTER =
      Pattern.compile(
          "\\s+con\\s+(?=[^\\d]{2,50}\\d)|(?:[,;]|\\s+va)\\s+(?=[^\\d,;]{2,50}?\\s(?:dung"
              + " la|la)\\s+\\d)");

  static FreeWords of(String line) {
    List<String> kept = new ArrayList<>();
    List<String> doubtful = new ArrayList<>();
    for (String sentence : line.split("(?<=[.!?;])\\s+")) {
      String bare = withoutAsides(sentence);
      String folded = Folded.of(bare);
      if (ASKS.matcher(folded).find() || isDoubtful(bare)) {
        doubtful.add(sentence.strip());
      } else if (!AHEAD.matcher(folded).find()) {
        kept.add(bare);
      }
    }
    return new FreeWords(clauses(String.join(" ", kept)), List.copyOf(doubtful));
  }

  /** Whether words say that a figure is not known, not right, or only by how much it changes. */
  static boolean isDoubtful(String text) {
    return NOT_KNOWN.matcher(Folded.of(text)).find()
        || BY_SO_MANY.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  /** A remark in brackets about what lies ahead or how much more that is than before. */
  private static String withoutAsides(String sentence) {
    Matcher aside = ASIDE.matcher(sentence);
    StringBuilder kept = new StringBuilder(sentence);
    while (aside.find()) {
      String words = aside.group();
      if (AHEAD.matcher(Folded.of(words)).find() || isDoubtful(words)) {
        kept.replace(aside.start(), aside.end(), " ".repeat(words.length()));
      }
    }
    return kept.toString();
  }

  private static List<String> clauses(String text) {
    List<String> clauses = new ArrayList<>();
    Matcher next = OTHER_MATTER.matcher(Folded.of(text));
    int from = 0;
    while (next.find()) {
      String before = text.substring(from, next.start());
      if (before.matches(".*\\d.*")) {
        clauses.add(before);
        from = next.end();
      }
    }
    clauses.add(text.substring(from));
    return clauses.stream().filter(clause -> !clause.isBlank()).toList();
  }
}
