package vn.vanthu.forms.face;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.text.Folded;

/**
 * Number and date of a letter, and who signed it, as Vietnamese offices write them. Source: Decree
 * 30/2020/NĐ-CP, annex I.
 */
final class Letterhead {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?iu)(?:^|(?<!báo cáo )(?<!công văn )(?<!hướng dẫn )(?<!kế hoạch )(?<!bc"
              + " )(?<=[\\s|]))\\W*số\\s*[:.]?\\s*(\\d{1,4})\\s*/\\s*((?:\\d{4}\\s*/\\s*)?BC\\s*(?:-|–)\\s*[\\p{Lu}\\d&.]+(?:\\s?-\\s?[\\p{Lu}\\d]+)*)");
  private static final Pattern CITED =
      Pattern.compile(
          "(?i)(?:báo"
              + " cáo|bc)\\s+số\\s*[:.]?\\s*(\\d{1,4})\\s*/\\s*(BC\\s*(?:-|–)\\s*[\\p{Lu}\\d&]+)");
  private static final Pattern DATE =
      Pattern.compile(
          "ngay\\s+(\\d{1,2})\\s*(?:thang|/|-)\\s*(\\d{1,2})\\s*(?:nam|/|-)\\s*(20\\d{2})");
  private static final Pattern PLACE_AND_DATE =
      Pattern.compile("^[^:;]{2,40}?,?\\s*ngay\\s*[^,;]{0,10}\\s*(thang|/).{0,20}$");
  private static final Pattern TITLE =
      Pattern.compile(
          "^\\W*(?:(?:kt|tl|tm|q)\\s*\\.?\\s*)?(?:pho )?chu tich\\b.*|.*\\bchu tich( cong doan| cd|"
              + " cdcs| cđ)?\\s*$|^nguoi lap( bieu| bao cao)?$");
  private static final Pattern NO_NAME =
      Pattern.compile(
          "da ky|ky ten|ky, ghi|ghi ro|dong dau|ky, dong|chu tich|ban chap hanh|hieu truong|giam"
              + " doc|tm\\b|kt\\b|noi nhan|luu\\s*:|luu (vp|vt|cd)\\b|xac nhan|nguoi lap|bi"
              + " thu|cong doan|\\d|[:;@|]");
  private static final Pattern NAME =
      Pattern.compile(
          "^(?:(?:ThS|TS|BS|CN|KS|Đ/c|đ/c|Đồng chí|Thạc sĩ|Bác"
              + " sĩ)\\.?\\s*)?(\\p{Lu}\\p{L}*(?:\\s+\\p{Lu}[\\p{L}']*){1,5})\\.?$");
  private static final Pattern NAME_AND_TITLE =
      Pattern.compile(
          "^(\\p{Lu}\\p{L}*(?:\\s+\\p{Lu}\\p{L}*){1,5})\\s*(?:[-–,(]|\\|)\\s*(?:(?i)chủ"
              + " tịch|CTCĐ|CT CĐ|CT\\.?CĐ|phó chủ tịch|PCT|chu tich).*$");
  private static final Pattern TITLE_AND_NAME =
      Pattern.compile(
          "(?iu)^(?:(?:kt|tm|t/m)\\.?\\s*)?(?:(?:phó )?chủ tịch|ctcđ|người lập(?: biểu| báo"
              + " cáo)?)[\\p{L} .]{0,25}[:–-]\\s*(.+)$");
  private static final Pattern LETTER_NUMBER =
      Pattern.compile("(?iu)^\\W*số\\s*[:.]?\\s*[\\d.…_ ]*/\\s*BC\\s*-\\s*[\\p{Lu}\\d&.]+\\s+");
  private static final Pattern PHONE_MARK =
      Pattern.compile(
          "^(đã )?gửi từ .*|^sent from .*|^--.*|^(đt|sđt|tel|điện thoại|mobile|email)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final int HEAD = 30;
  private static final int FOOT = 12;

  private Letterhead() {}

  static Optional<String> number(List<Line> lines) {
    for (Line line : lines.subList(0, Math.min(HEAD, lines.size()))) {
      for (Pattern pattern : List.of(NUMBER, CITED)) {
        Matcher m = pattern.matcher(line.text());
        if (m.find()) {
          String sign = m.group(2).replaceAll("\\s+", "").replace('–', '-').replaceAll("[.]$", "");
          // the stroke of a Đ in a picture is often taken for a second one
          String read = line.fromPicture() ? sign.replaceAll("[ĐÐ]{2,}", "Đ") : sign;
          return Optional.of(m.group(1) + "/" + read);
        }
      }
    }
    return Optional.empty();
  }

  static Optional<LocalDate> date(List<Line> lines) {
    return dated(lines).map(Dated::date);
  }

  /** The date and the line that bears it. */
  static Optional<Dated> dated(List<Line> lines) {
    for (Line line : headAndFoot(lines)) {
      String behindNumber = Folded.of(LETTER_NUMBER.matcher(line.text()).replaceFirst(""));
      boolean head =
          PLACE_AND_DATE.matcher(behindNumber).matches()
              && !line.folded().matches(".*(can cu|thuc hien|huong dan|ke hoach|tu ngay).*");
      boolean withNumber = CITED.matcher(line.text()).find() || NUMBER.matcher(line.text()).find();
      Matcher m = DATE.matcher(line.folded());
      if ((head || withNumber) && m.find()) {
        return date(m).map(date -> new Dated(date, line));
      }
    }
    return Optional.empty();
  }

  /** A letter bears its date at the top, a sheet above the signature. */
  private static List<Line> headAndFoot(List<Line> lines) {
    List<Line> both = new ArrayList<>(lines.subList(0, Math.min(HEAD, lines.size())));
    both.addAll(lines.subList(Math.max(both.size(), lines.size() - FOOT), lines.size()));
    return both;
  }

  private static Optional<LocalDate> date(Matcher m) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(m.group(3)),
              Integer.parseInt(m.group(2)),
              Integer.parseInt(m.group(1))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The name under the chair's title, the last such in the text; else a line "Nguyễn A - Chủ tịch
   * CĐ".
   */
  static Optional<String> signer(List<Line> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      Line line = lines.get(i);
      Matcher both = NAME_AND_TITLE.matcher(line.text());
      if (both.matches()) {
        return Optional.of(both.group(1));
      }
      Matcher titled = TITLE_AND_NAME.matcher(line.text());
      if (titled.matches() && NAME.matcher(titled.group(1).strip()).matches()) {
        return Optional.of(titled.group(1).strip());
      }
      if (TITLE.matcher(line.folded()).matches() && line.text().length() < 60) {
        Optional<String> name = nameUnder(lines, i);
        if (name.isPresent()) {
          return name;
        }
      }
    }
    return Optional.empty();
  }

  /** In a mail's own text: the name above a title, or the name that the text ends with. */
  static Optional<String> signature(List<Line> lines) {
    for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 6); i--) {
      Line line = lines.get(i);
      if (PHONE_MARK.matcher(line.text()).matches()) {
        continue;
      }
      Matcher name = NAME.matcher(line.text());
      if (name.matches()
          && name.group(1).split("\\s+").length > 1
          && !NO_NAME.matcher(line.folded()).find()) {
        return Optional.of(name.group(1));
      }
      if (!TITLE.matcher(line.folded()).matches()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<String> nameUnder(List<Line> lines, int title) {
    for (int i = title + 1; i < Math.min(lines.size(), title + 5); i++) {
      Line line = lines.get(i);
      boolean sameColumn =
          line.cell() == lines.get(title).cell()
              || line.cell() == 0
              || !line.place().equals(lines.get(title).place())
              || columnBelow(line, lines.get(title));
      if (sameColumn && !NO_NAME.matcher(line.folded()).find()) {
        Matcher m = NAME.matcher(line.text());
        if (m.matches()) {
          return Optional.of(m.group(1));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean columnBelow(Line name, Line title) {
    return name.cell() > title.cell();
  }

  /** A date where it stands. */
  record Dated(LocalDate date, Line line) {}
}
