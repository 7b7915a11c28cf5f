package vn.vanthu.correspondence;

import java.util.Optional;

/**
 * A file that goes with a letter, or a picture that its HTML text shows.
 *
 * @param name with its extension, as the receiver sees it
 * @param type media type
 * @param contentId for a picture: the word after {@code cid:} in the HTML text; empty for a file
 */
public record Attachment(String name, String type, Optional<String> contentId, byte[] content) {
  /** A Word document. */
  public static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  /** An Excel workbook. */
  public static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  public Attachment {
    if (name.isBlank() || name.length() > 250) {
      throw new IllegalArgumentException("Not a file name: " + name);
    }
    content = content.clone();
  }

  /** A file beside the text. */
  public static Attachment file(String name, String type, byte[] content) {
    return new Attachment(name, type, Optional.empty(), content);
  }

  /** A picture that the HTML text shows by {@code <img src="cid:contentId">}. */
  public static Attachment picture(String contentId, String name, String type, byte[] content) {
    return new Attachment(name, type, Optional.of(contentId), content);
  }

  @Override
  public byte[] content() {
    return content.clone();
  }
}
