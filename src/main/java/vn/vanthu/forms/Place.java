package vn.vanthu.forms;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where a passage stands.
 *
 * @param part name of the part it came from, as the evidence shows it: {@code "bao-cao.docx"},
 *     {@code "goi.zip/bc.docx"}; {@code "mail text"} for the message's own text; the names of
 *     several pictures of one report joined by {@link #WITH}, each of them a page
 * @param page page from 1, or 0 where the format has no pages
 * @param sheet name of the sheet, empty where there is none
 * @param ordinal running number of the passage within its part, from 0
 */
public record Place(String part, int page, String sheet, int ordinal) {
  /** Part name of a message's own text. */
  public static final String MAIL_TEXT = "mail text";

  /** Part name of the subject line. */
  public static final String SUBJECT = "subject";

  /** Between the names of pictures that are one part. */
  public static final String WITH = " + ";

  public Place {
    Objects.requireNonNull(part);
    Objects.requireNonNull(sheet);
    if (page < 0 || ordinal < 0) {
      throw new IllegalArgumentException(
          "Page and ordinal are never negative: " + page + ", " + ordinal);
    }
  }

  /** The names in a part's name: one, or those of the pictures that are one part. */
  public static List<String> names(String part) {
    return List.of(part.split(Pattern.quote(WITH), -1));
  }
}
