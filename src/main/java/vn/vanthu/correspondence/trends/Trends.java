package vn.vanthu.correspondence.trends;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.vanthu.correspondence.trends.Trend.Point;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Reports;

/** Indicators over time, from the reports that count. */
@Service
public class Trends {
  private final Reports reports;
  private final Units units;

  Trends(Reports reports, Units units) {
    this.reports = reports;
    this.units = units;
  }

  /** Every indicator of a form over periods of that length, in the form's order; of all units. */
  public List<Trend> all(Form form, Period.Kind kind) {
    return trends(form, kind, reports.sums(form.key()));
  }

  /** The same of the units of a cluster. */
  public List<Trend> ofCluster(Form form, Period.Kind kind, String cluster) {
    List<UnitCode> codes =
        units.registry().all().stream()
            .filter(unit -> unit.cluster().equals(cluster))
            .map(Unit::code)
            .toList();
    return trends(form, kind, reports.sums(form.key(), codes));
  }

  /** The same of one unit. */
  public List<Trend> ofUnit(Form form, Period.Kind kind, UnitCode unit) {
    return trends(form, kind, reports.sums(form.key(), List.of(unit)));
  }

  private static List<Trend> trends(
      Form form, Period.Kind kind, Map<String, List<Reports.Sum>> sums) {
    List<Trend> trends = new ArrayList<>();
    for (Indicator indicator : form.indicators()) {
      List<Point> points =
          Optional.ofNullable(sums.get(indicator.key())).orElse(List.of()).stream()
              .filter(sum -> sum.period().kind() == kind)
              .map(sum -> new Point(sum.period(), sum.total(), sum.units()))
              .sorted(Comparator.comparing(Point::period))
              .toList();
      trends.add(new Trend(indicator, points));
    }
    return trends;
  }
}
