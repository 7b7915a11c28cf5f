package vn.vanthu.forms;

import java.util.Objects;

/**
 * The words a value came from.
 *
 * @param place where they stand
 * @param text the words as they stand there: the sentence, or the table's row with cells joined by
 *     {@code " | "}
 */
public record Evidence(Place place, String text) {
  public Evidence {
    Objects.requireNonNull(place);
    if (text.isBlank()) {
      throw new IllegalArgumentException("A value without words is no value: " + place);
    }
  }
}
