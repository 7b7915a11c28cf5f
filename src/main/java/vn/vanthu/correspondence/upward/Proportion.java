package vn.vanthu.correspondence.upward;

import java.util.Optional;

/**
 * When a figure is out of all proportion. Units differ a hundredfold in size, so it is held against
 * the unit's own earlier one first.
 */
public final class Proportion {
  private static final int TIMES = 10;
  private static final int FEW = 20;
  private static final int TIMES_OF_OTHERS = 500;

  private Proportion() {}

  /**
   * Why a person should look at a figure: {@code "ten-times"} its earlier one, or {@code
   * "far-above-others"} where there is none; empty if it is in proportion.
   *
   * @param usual the median of all units
   */
  public static Optional<String> odd(long now, Optional<Long> then, long usual) {
    if (now < FEW) {
      return Optional.empty();
    }
    if (then.isPresent()) {
      return now >= TIMES * Math.max(1, then.get()) ? Optional.of("ten-times") : Optional.empty();
    }
    return now > TIMES_OF_OTHERS * Math.max(1, usual)
        ? Optional.of("far-above-others")
        : Optional.empty();
  }
}
