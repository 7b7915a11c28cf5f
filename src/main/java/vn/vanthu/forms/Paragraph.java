package vn.vanthu.forms;

import java.util.Objects;

/**
 * A paragraph, heading or list item; line breaks inside it are kept as line feeds.
 *
 * @param bold whether all its letters are bold, where the format tells
 * @param certainty how sure its digits are
 */
public record Paragraph(Place place, String text, boolean bold, Certainty certainty)
    implements Passage {
  public Paragraph {
    Objects.requireNonNull(place);
    Objects.requireNonNull(text);
    Objects.requireNonNull(certainty);
  }

  /** One whose words are certain. */
  public Paragraph(Place place, String text, boolean bold) {
    this(place, text, bold, Certainty.FULL);
  }

  /** Other words in its place, as sure as these. */
  public Paragraph with(String otherText) {
    return new Paragraph(place, otherText, bold, certainty);
  }
}
