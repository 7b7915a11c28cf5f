package vn.vanthu.campaigns;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.UnitCode;

/**
 * A round of reports that the unions are asked for.
 *
 * @param form key of the form, in lower case
 * @param from first day that its figures cover, where the office has said so
 * @param units those asked; empty for every unit active on the due date
 */
public record Campaign(
    String code,
    String form,
    Period period,
    LocalDate dueDate,
    String title,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Set<UnitCode> units) {
  public Campaign {
    units = Set.copyOf(units);
  }
}
