package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.text.Numbers;

/** Lists of months, whose numbers are one figure together: "T1: 02, T2: 01, T3: 02". */
final class Months {
  private static final String ONE =
      "(?:thang|t)\\s?\\.?\\s?(?:0?[1-9]|1[0-2])(?:\\s?/\\s?20\\d{2})?\\s*(?:[:=(–-]|co|la|duoc)\\s*(\\d{1,4})(?![\\d/])[^,;.:\\d]{0,20}\\)?";
  private static final Pattern LIST =
      Pattern.compile("(?<![a-z0-9])" + ONE + "(?:\\s*(?:[,;+]|va)\\s*" + ONE + ")+");
  private static final Pattern EACH = Pattern.compile("(?<![a-z0-9])" + ONE);

  private Months() {}

  /** Each list in the folded text as one number, its sum. */
  static List<Numbers.At> in(String folded) {
    List<Numbers.At> found = new ArrayList<>();
    Matcher list = LIST.matcher(folded);
    while (list.find()) {
      long sum = 0;
      int end = list.start();
      Matcher each = EACH.matcher(folded).region(list.start(), list.end());
      while (each.find()) {
        sum += Long.parseLong(each.group(1));
        end = each.end(1);
      }
      found.add(new Numbers.At(list.start(), end, sum, false, false));
    }
    return found;
  }
}
