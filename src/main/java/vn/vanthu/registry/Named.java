package vn.vanthu.registry;

import java.util.List;

/**
 * The unions that a text names.
 *
 * @param certain those whose names stand there
 * @param near those that it may mean: of its name only a part stands there, or a letter or a number
 *     more; empty where any is certain
 * @param another whether the text says a letter that none of {@code near} has: "Hoa Sen C"
 */
public record Named(List<Unit> certain, List<Unit> near, boolean another) {
  public Named {
    certain = List.copyOf(certain);
    near = List.copyOf(near);
  }
}
