package vn.vanthu.correspondence.digests;

import java.time.Instant;

/**
 * The time that a digest tells of.
 *
 * @param from included
 * @param to not included: the next one begins there
 */
record DigestWindow(Instant from, Instant to) {
  DigestWindow {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("Not a window: " + from + " to " + to);
    }
  }
}
