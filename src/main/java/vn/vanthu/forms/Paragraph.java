package vn.vanthu.forms;

import java.util.Objects;

/**
 * A paragraph, heading or list item; line breaks inside it are kept as line feeds.
 *
 * @param bold whether all its letters are bold, where the format tells
 */
public record Paragraph(Place place, String text, boolean bold) implements Passage {
  public Paragraph {
    Objects.requireNonNull(place);
    Objects.requireNonNull(text);
  }
}
