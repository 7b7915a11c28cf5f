package vn.vanthu.correspondence.post;

import java.util.Optional;
import vn.vanthu.correspondence.Letter;

/**
 * Asked about every letter at the instant of sending: a report that has arrived stops its reminder,
 * an address that is known to be dead is spared.
 */
public interface SendingCheck {
  /**
   * Why {@code letter} is not needed any more, as a code ({@code "report-arrived"}); empty if it
   * may go. Reads only, and quickly.
   */
  Optional<String> needless(Letter letter);
}
