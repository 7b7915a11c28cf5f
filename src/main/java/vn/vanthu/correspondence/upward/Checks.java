package vn.vanthu.correspondence.upward;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.campaigns.UnitState;
import vn.vanthu.correspondence.upward.Consolidation.Check;
import vn.vanthu.correspondence.upward.Consolidation.Missing;
import vn.vanthu.correspondence.upward.Consolidation.Reported;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Indicator;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.Report;

/**
 * What a person should look at before a consolidated report goes: units in review, and figures out
 * of all proportion.
 */
final class Checks {
  private Checks() {}

  static List<Check> of(
      Form form, List<Reported> units, List<Missing> missing, Map<UnitCode, Report> before) {
    List<Check> checks = new ArrayList<>();
    for (Missing unit : missing) {
      if (unit.state() == UnitState.IN_REVIEW) {
        checks.add(new Check("in-review", unit.unit(), Optional.empty(), List.of()));
      }
    }
    for (Indicator indicator : form.indicators()) {
      long usual = median(units, indicator);
      for (Reported reported : units) {
        Consolidator.value(reported.report(), indicator)
            .flatMap(now -> odd(reported, indicator, now, usual, before))
            .ifPresent(checks::add);
      }
    }
    return List.copyOf(checks);
  }

  private static Optional<Check> odd(
      Reported reported, Indicator indicator, long now, long usual, Map<UnitCode, Report> before) {
    Optional<Long> then =
        Optional.ofNullable(before.get(reported.unit().code()))
            .flatMap(report -> Consolidator.value(report, indicator));
    return Proportion.odd(now, then, usual)
        .map(
            code ->
                new Check(
                    code,
                    reported.unit(),
                    Optional.of(indicator),
                    List.of(then.orElse(usual), now)));
  }

  private static long median(List<Reported> units, Indicator indicator) {
    long[] sorted =
        units.stream()
            .flatMap(u -> Consolidator.value(u.report(), indicator).stream())
            .mapToLong(Long::longValue)
            .sorted()
            .toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
