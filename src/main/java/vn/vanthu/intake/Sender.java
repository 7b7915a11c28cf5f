package vn.vanthu.intake;

import java.util.List;
import java.util.Optional;
import vn.vanthu.registry.UnitCode;

/**
 * Whose mail it is.
 *
 * @param unit the union, when it is certain
 * @param basis why, as a code: {@code letterhead-and-address}, {@code address}, {@code candidates},
 *     {@code unknown}
 * @param candidates the unions that fit when none is certain, likeliest first
 * @param addressKnown whether the registry knows the sender's address on that day
 */
public record Sender(
    Optional<UnitCode> unit, String basis, List<UnitCode> candidates, boolean addressKnown) {
  public Sender {
    candidates = List.copyOf(candidates);
  }

  /** Nobody that we know. */
  public static Sender unknown() {
    return new Sender(Optional.empty(), "unknown", List.of(), false);
  }
}
