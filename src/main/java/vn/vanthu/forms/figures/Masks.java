package vn.vanthu.forms.figures;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers that are never figures, blanked letter for letter: dates, years, laws, levels, shares,
 * telephone numbers.
 */
final class Masks {
  private static final List<Pattern> NEVER =
      List.of(
          Pattern.compile(
              "\\b(huong dan|ke hoach|cong van|van ban|quy dinh|thong bao|chuong trinh|to trinh|bao"
                  + " cao) so\\s*[:.]?\\s*\\d+(\\s*/\\s*\\S+)?"),
          Pattern.compile(
              "\\b(nghi dinh|nghi quyet|quyet dinh|thong tu|chi thi|luat|de an|dieu|khoan)("
                  + " so)?\\s*\\d+(\\s*/\\s*\\S+)?"),
          Pattern.compile("\\b\\d{1,2}\\s?[/.-]\\s?\\d{1,2}\\s?[/.-]\\s?(19|20)\\d{2}\\b"),
          Pattern.compile(
              "\\bngay\\s+\\d{1,2}(\\s*[/-]\\s*\\d{1,2}|\\s+thang\\s+\\d{1,2})?(\\s*[/-]?\\s*(nam\\s+)?(19|20)\\d{2})?"),
          Pattern.compile(
              "(?<!moi )(?<!hang )(?<!mot"
                  + " )\\bthang\\s*\\d{1,2}(\\s*(,|va|-|den|/)\\s*(thang\\s*)?\\d{1,2}\\b)*(\\s*[/-]?\\s*(nam\\s+)?(19|20)\\d{2})?"),
          Pattern.compile("\\bq[\\s.]?([1-4]|i{1,3}|iv)\\s*[/.-]\\s*(19|20)\\d{2}\\b"),
          Pattern.compile("\\bquy\\s*(\\d|[ivx]+)\\b\\s*[/-]?\\s*(nam\\s+)?((19|20)\\d{2})?"),
          Pattern.compile("\\b\\d{1,2}\\s+thang(\\s+(dau|cuoi)(\\s+nam)?)?(\\s+(19|20)\\d{2})?"),
          Pattern.compile("\\bnam( hoc)?\\s+(19|20)\\d{2}(\\s*[-–]\\s*(19|20)\\d{2})?"),
          Pattern.compile("\\b(19|20)\\d{2}\\s*[-–]\\s*(19|20)\\d{2}\\b"),
          Pattern.compile("(?<=(cung ky|so voi|ky|giai doan) )(19|20)\\d{2}\\b"),
          Pattern.compile(
              "\\bmuc( do)?\\s*\\d(\\s*(,|va|-|/|hoac|;|\\+)\\s*(muc( do)?\\s*)?\\d\\b)*"),
          Pattern.compile("\\bcap( do)?\\s*\\d\\b"),
          Pattern.compile("\\d+([.,]\\d+)?\\s*(-|den)?\\s*(\\d+([.,]\\d+)?)?\\s?(%|phan tram)"),
          Pattern.compile("\\b0\\d{2,3}[. ]?\\d{3}[. ]?\\d{3,4}\\b"),
          Pattern.compile("\\b\\d{9,}\\b"),
          Pattern.compile("\\b\\d{1,2}\\s*(h|g|gio)\\s?(\\d{2})?\\b"),
          Pattern.compile("\\b\\d{1,3}([.,]\\d+)?\\s*/\\s*\\d{1,3}\\s*diem\\b"),
          Pattern.compile(
              "\\b\\d{1,3}([.,]\\d+)?\\s*(diem|tuoi|nam lien|nam lien tuc|nam"
                  + " qua|ngay|tuan|phut|dong(?! chi)|trieu|ty|tr dong|m2|km|thanh vien)\\b"),
          Pattern.compile("\\bcovid[- ]?19\\b"),
          Pattern.compile("\\b4\\.0\\b"));

  /** Words before a number that orders, not counts. */
  private static final Pattern ORDINAL =
      Pattern.compile(
          "\\b(lan|thu|hang|top|cum|khu|khoi|lop|so nha|duong|phong|tang|tap|phu luc|xep thu|du an)"
              + " (thu )?\\d{1,3}\\b(?!\\s*(nguoi|luot|cuoc|buoi))");

  /**
   * "05/BC-CĐCS", "số 12/kh": in small letters only where "số" stands before or a stroke follows.
   */
  private static final Pattern LETTER_NUMBER =
      Pattern.compile(
          "\\b(so\\s*[:.]?\\s*)?\\d{1,5}(?:\\s*/\\s*|-)((?:19|20)\\d{2}\\s*/\\s*)?([a-z]{2,}[a-z-]*)\\s*[-/]?\\s*[a-z]*");

  private static final Set<String> ORDINAL_WORDS =
      Set.of(
          "lần", "thứ", "hạng", "top", "cụm", "khu", "khối", "lớp", "số nhà", "đường", "phòng",
          "tầng", "tập", "phụ lục", "xếp thứ", "dự án");

  private Masks() {}

  /**
   * The folded text with what is never a figure as blanks.
   *
   * @param text the same as it was written, letter for letter
   */
  static String over(String folded, String text) {
    StringBuilder masked = new StringBuilder(folded);
    boolean accents = text.chars().anyMatch(c -> c > 127);
    Matcher ordinal = ORDINAL.matcher(folded);
    while (ordinal.find()) {
      String word = text.substring(ordinal.start(1), ordinal.end(1)).toLowerCase(Locale.ROOT);
      if (!accents || ORDINAL_WORDS.contains(word)) {
        blank(masked, ordinal);
      }
    }
    for (Pattern pattern : NEVER) {
      Matcher m = pattern.matcher(masked);
      while (m.find()) {
        blank(masked, m);
      }
    }
    Matcher letter = LETTER_NUMBER.matcher(masked.toString());
    while (letter.find()) {
      String sign = text.substring(letter.start(3), letter.end(3));
      boolean capitals = sign.equals(sign.toUpperCase(Locale.ROOT));
      if (letter.group(1) != null || capitals || sign.contains("-")) {
        blank(masked, letter);
      }
    }
    return masked.toString();
  }

  private static void blank(StringBuilder masked, Matcher m) {
    for (int i = m.start(); i < m.end(); i++) {
      masked.setCharAt(i, ' ');
    }
  }
}
