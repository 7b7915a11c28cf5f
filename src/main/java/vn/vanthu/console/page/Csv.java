package vn.vanthu.console.page;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Rows of CSV that no spreadsheet takes for formulas. */
public final class Csv {
  /** Comes first, so that spreadsheets read UTF-8. */
  public static final String BYTE_ORDER_MARK = "\uFEFF";

  private Csv() {}

  /** One line with its end; every cell is quoted. */
  public static String row(String... cells) {
    return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    return '"' + harmless(text).replace("\"", "\"\"") + '"';
  }

  /** The text with an apostrophe before it where a spreadsheet would reckon it. */
  public static String harmless(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r\n|".indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}
