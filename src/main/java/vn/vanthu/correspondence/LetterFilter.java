package vn.vanthu.correspondence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which letters are wanted.
 *
 * @param statuses empty for any
 * @param kinds templates; empty for any
 * @param units codes; empty for any
 * @param to a whole address, however it is spelled
 * @param from written then or later
 * @param before written earlier
 */
public record LetterFilter(
    Set<LetterStatus> statuses,
    List<String> kinds,
    List<String> units,
    Optional<String> to,
    Optional<Instant> from,
    Optional<Instant> before) {
  /** Every letter. */
  public static final LetterFilter ALL =
      new LetterFilter(
          Set.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  public LetterFilter {
    statuses = Set.copyOf(statuses);
    kinds = List.copyOf(kinds);
    units = List.copyOf(units);
  }

  /** Every letter that stands so. */
  public static LetterFilter of(Set<LetterStatus> statuses) {
    return new LetterFilter(
        statuses, List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
