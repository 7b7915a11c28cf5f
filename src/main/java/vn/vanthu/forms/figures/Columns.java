package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.face.Periods;
import vn.vanthu.forms.text.Folded;

/**
 * What each column of a table holds, by its heading: the figure of this period, or something that
 * must not be read for it.
 */
final class Columns {
  private static final Pattern NEVER =
      Pattern.compile(
          "luy ke|cong don|cung ky|nam truoc|ky truoc|quy truoc|nam ngoai|so sanh|so voi|ty le|ti"
              + " le|%|tang|giam|ke hoach|^kh |^kh$|dang ky|duoc giao|chi tieu giao|muc tieu|phan"
              + " dau|nguoi phu trach|xep loai|diem");
  private static final Pattern ORDINAL = Pattern.compile("^(tt|stt|so tt|so thu tu|#)$");
  private static final Pattern UNIT =
      Pattern.compile("don vi( tinh)?$|^dvt$|^dv tinh$|don vi tinh");
  private static final Pattern NOTE = Pattern.compile("ghi chu|dien giai|minh chung|thuyet minh");
  private static final Pattern LABEL =
      Pattern.compile("noi dung|chi tieu|tieu chi|hang muc|cong viec|danh muc|dau viec");
  private static final Pattern OWN =
      Pattern.compile(
          "ky nay|trong ky|^th$|ky bao cao|thuc hien|so luong|so lieu|ket qua|tong so|tong"
              + " cong|^tong$|^cong|cong quy|dat duoc|da lam|lam duoc|bao cao|^kq");
  private static final Pattern TOTAL =
      Pattern.compile("^(tong|cong|tong cong|tong so|ca ky|ca quy)( .*)?$|cong quy");

  private final List<String> headings;

  Columns(List<String> headings) {
    this.headings =
        headings.stream().map(h -> Folded.of(h).replaceAll("\\s+", " ").strip()).toList();
  }

  boolean isLabel(int column) {
    return LABEL.matcher(headings.get(column)).find()
        && !NEVER.matcher(headings.get(column)).find();
  }

  boolean isOrdinalOrUnit(int column) {
    return ORDINAL.matcher(headings.get(column)).find()
        || UNIT.matcher(headings.get(column)).find();
  }

  /** The column of units of measure, if there is one. */
  Optional<Integer> unit(List<Integer> numeric) {
    for (int c = 0; c < headings.size(); c++) {
      if (UNIT.matcher(headings.get(c)).find() && !numeric.contains(c)) {
        return Optional.of(c);
      }
    }
    return Optional.empty();
  }

  /**
   * The column of this period's figures among those that hold numbers.
   *
   * @return empty when no heading decides
   */
  Optional<Integer> choose(List<Integer> numeric, Optional<Period> period) {
    List<Integer> open = new ArrayList<>();
    for (int column : numeric) {
      if (!isOrdinalOrUnit(column) && !never(column, period)) {
        open.add(column);
      }
    }
    return only(open)
        .or(() -> only(open.stream().filter(c -> fits(c, period)).toList()))
        .or(() -> only(open.stream().filter(c -> TOTAL.matcher(headings.get(c)).find()).toList()))
        .or(() -> only(open.stream().filter(c -> !NOTE.matcher(headings.get(c)).find()).toList()))
        .or(
            () ->
                only(
                    open.stream()
                        .filter(
                            c ->
                                OWN.matcher(headings.get(c)).find()
                                    && !NOTE.matcher(headings.get(c)).find())
                        .toList()));
  }

  private boolean never(int column, Optional<Period> period) {
    String heading = headings.get(column);
    if (NEVER.matcher(heading).find()) {
      return true;
    }
    Optional<Period> named = Periods.inHeading(heading, period);
    return named.isPresent() && period.isPresent() && !named.equals(period);
  }

  private boolean fits(int column, Optional<Period> period) {
    return period.isPresent() && Periods.inHeading(headings.get(column), period).equals(period);
  }

  private static Optional<Integer> only(List<Integer> columns) {
    return columns.size() == 1 ? Optional.of(columns.get(0)) : Optional.empty();
  }
}
