package vn.vanthu.extraction.text;

import java.util.regex.Pattern;

/** White space and what is not seen. */
public final class Tidy {
  private static final Pattern BREAKS = Pattern.compile("\\r\\n|[\\r\\u000B\\u000C\\u2028\\u2029]");
  private static final Pattern BLANKS = Pattern.compile("[\\t\\u2000-\\u200A\\u202F\\u3000 ]+");
  private static final Pattern ALL_BLANKS = Pattern.compile("[\\u00A0 ]+");
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cntrl}&&[^\\n]]|[\\u200B-\\u200F\\uFEFF\\u2060]");
  private static final Pattern UNSEEN_AT_LAST =
      Pattern.compile("[\\u0080-\\u009F\\u00AD\\uE000-\\uF8FF]");
  private static final Pattern AROUND_BREAKS = Pattern.compile(" ?\\n ?");

  private Tidy() {}

  /**
   * Runs of blanks as one, no ASCII control characters; line feeds stay, and so do no-break spaces,
   * soft hyphens and C1 controls, which are bytes of letters where text was wrongly decoded.
   */
  public static String first(String text) {
    String lines = BREAKS.matcher(text).replaceAll("\n");
    String blanks = BLANKS.matcher(lines).replaceAll(" ");
    String seen = UNSEEN.matcher(blanks).replaceAll("");
    String tidy = AROUND_BREAKS.matcher(seen).replaceAll("\n").strip();
    return last(tidy).isEmpty() ? "" : tidy;
  }

  /** What {@link #first} kept for the repair goes, after it. */
  public static String last(String text) {
    String seen = UNSEEN_AT_LAST.matcher(text).replaceAll("");
    String blanks = ALL_BLANKS.matcher(seen).replaceAll(" ");
    return AROUND_BREAKS.matcher(blanks).replaceAll("\n").strip();
  }
}
