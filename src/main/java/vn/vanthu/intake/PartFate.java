package vn.vanthu.intake;

/**
 * What became of one file of a mail.
 *
 * @param name as the sender gave it, {@code "goi.zip/bc.docx"} for a member of an archive
 * @param type detected from the content
 * @param outcome in lower case with hyphens: {@code read}, {@code no-text}, {@code empty}, {@code
 *     protected}, {@code broken}, {@code over-limit}, {@code unsupported}, {@code ignored}
 */
public record PartFate(String name, String type, long bytes, String outcome) {
  /** Whether it may hold a report that could not be read. */
  public boolean unread() {
    return switch (outcome) {
      case "read", "ignored" -> false;
      default -> true;
    };
  }
}
