package vn.vanthu.correspondence.guidance;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How far a guidance has come with all its units.
 *
 * @param asked units that are to have it
 * @param by how many stand where; one that nobody stands at has no key
 */
public record Coverage(int asked, Map<Reached, Integer> by) {
  /** Counts them. */
  public static Coverage of(List<UnitStanding> units) {
    Map<Reached, Integer> by = new EnumMap<>(Reached.class);
    units.forEach(unit -> by.merge(unit.reached(), 1, Integer::sum));
    return new Coverage(units.size(), by);
  }

  public int count(Reached reached) {
    return by.getOrDefault(reached, 0);
  }

  /** Units that have it. */
  public int have() {
    return by.entrySet().stream().filter(e -> e.getKey().has()).mapToInt(Map.Entry::getValue).sum();
  }

  /** Units that cannot be reached by mail. */
  public int unreached() {
    return count(Reached.NO_ADDRESS) + count(Reached.RETURNED);
  }

  /** Units that have it, as a share of all, 0 to 1; rounded down to whole per mille. */
  public double share() {
    return share(have());
  }

  /** Units that have confirmed it, as a share of all, 0 to 1; rounded down to whole per mille. */
  public double confirmedShare() {
    return share(count(Reached.CONFIRMED));
  }

  /** 399 of 400 is not all. */
  private double share(int part) {
    return asked == 0 ? 0 : Math.floor(1000.0 * part / asked) / 1000;
  }
}
