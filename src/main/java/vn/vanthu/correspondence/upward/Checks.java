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
 * of all proportion. Units differ a hundredfold in size, so a figure is held against the unit's own
 * earlier one first.
 */
final class Checks {
  private static final int TIMES = 10;
  private static final int FEW = 20;
  private static final int TIMES_OF_OTHERS = 500;

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
    if (then.isPresent() && now >= FEW && now >= TIMES * Math.max(1, then.get())) {
      return Optional.of(
          new Check(
              "ten-times", reported.unit(), Optional.of(indicator), List.of(then.get(), now)));
    }
    if (then.isEmpty() && now >= FEW && now > TIMES_OF_OTHERS * Math.max(1, usual)) {
      return Optional.of(
          new Check(
              "far-above-others", reported.unit(), Optional.of(indicator), List.of(usual, now)));
    }
    return Optional.empty();
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
