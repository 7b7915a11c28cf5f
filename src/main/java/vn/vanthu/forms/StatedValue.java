package vn.vanthu.forms;

import java.util.Objects;

/**
 * A figure that a report states.
 *
 * @param value whole, never negative
 * @param confidence 0 to 1: how sure the reading is that these words mean this indicator and this
 *     number
 * @param approximate whether the words say so ("trên 200", "gần 50")
 */
public record StatedValue(long value, double confidence, boolean approximate, Evidence evidence) {
  public StatedValue {
    Objects.requireNonNull(evidence);
    if (value < 0 || confidence < 0 || confidence > 1) {
      throw new IllegalArgumentException("Not a figure: " + value + " at " + confidence);
    }
  }

  /** The same, less sure. */
  public StatedValue lessSure(double by) {
    return new StatedValue(value, Math.max(0, confidence - by), approximate, evidence);
  }
}
