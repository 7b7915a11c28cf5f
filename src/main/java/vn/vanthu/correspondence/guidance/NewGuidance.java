package vn.vanthu.correspondence.guidance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.vanthu.campaigns.Selection;
import vn.vanthu.correspondence.Attachment;

/**
 * A guidance as a person draws it up; the fields are those of {@link Guidance}.
 *
 * @param token of the page on which it was drawn up: the same one makes the same guidance
 */
public record NewGuidance(
    String token,
    String title,
    Optional<String> docNumber,
    Optional<LocalDate> docDate,
    String body,
    Selection units,
    boolean asks,
    Optional<LocalDate> confirmBy,
    Optional<Guidance.Opens> opens,
    List<Attachment> files) {
  public NewGuidance {
    files = List.copyOf(files);
  }
}
