package vn.vanthu.correspondence.upward;

import java.util.List;

/**
 * A letter to the level above as it would go.
 *
 * @param to its addresses; without any nothing can be sent
 */
public record UpwardPreview(List<String> to, String subject, String body, List<File> files) {
  /**
   * A file that goes along.
   *
   * @param bytes its size
   */
  public record File(String name, long bytes) {}
}
