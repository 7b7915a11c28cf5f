package vn.vanthu.console.upward;

import java.util.List;
import java.util.Optional;
import vn.vanthu.correspondence.upward.Consolidation;

/**
 * Something to look at first, and where.
 *
 * @param sentence what it is
 * @param path of the page where it is settled
 */
record CheckRow(String code, String unit, String sentence, String path) {
  /**
   * The checks of one code.
   *
   * @param more how many there are besides
   */
  record Group(String code, List<CheckRow> rows, int more) {}

  static Optional<Long> figure(Consolidation.Check check, int at) {
    return check.figures().size() > at ? Optional.of(check.figures().get(at)) : Optional.empty();
  }
}
