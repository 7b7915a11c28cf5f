package vn.vanthu.reports;

import java.util.Collection;
import vn.vanthu.registry.UnitCode;

/**
 * Some units as a table that reports are joined to. H2 finds each by an index on form, period and
 * unit then; of "unit in (...)" it would go through all units of the period.
 */
final class AskedFor {
  /** The parameter {@code units} as rows of {@code asked.code}. */
  static final String TABLE = "unnest(cast(:units as varchar(64) array)) as asked(code)";

  private AskedFor() {}

  /** Each unit once. */
  static String[] param(Collection<UnitCode> units) {
    return units.stream().map(UnitCode::value).distinct().toArray(String[]::new);
  }
}
