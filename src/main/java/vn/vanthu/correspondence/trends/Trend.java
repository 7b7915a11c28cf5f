package vn.vanthu.correspondence.trends;

import java.util.List;
import java.util.Optional;
import vn.vanthu.forms.Indicator;
import vn.vanthu.forms.Period;

/**
 * One indicator over periods of one length.
 *
 * @param points oldest first; a period in which nobody stated the indicator has none
 */
public record Trend(Indicator indicator, List<Point> points) {
  private static final double LITTLE = 0.2;

  public Trend {
    points = List.copyOf(points);
  }

  /** The point of the period before {@code of}, where there is one. */
  public Optional<Point> before(Point of) {
    return points.stream().filter(p -> p.period().equals(of.period().before())).findFirst();
  }

  /** The last points, {@code most} at most. */
  public Trend last(int most) {
    return new Trend(indicator, points.subList(Math.max(0, points.size() - most), points.size()));
  }

  /** The same without what comes after that period. */
  public Trend until(Period last) {
    return new Trend(
        indicator, points.stream().filter(p -> p.period().compareTo(last) <= 0).toList());
  }

  /** Only periods of about as many units as the last one: other sums are not alike. */
  public Trend comparable() {
    int last = points.isEmpty() ? 0 : points.get(points.size() - 1).units();
    return new Trend(
        indicator,
        points.stream().filter(p -> Math.abs(p.units() - last) <= last * LITTLE).toList());
  }

  /**
   * What was stated in a period.
   *
   * @param units units that state it: sums of different numbers of units are not alike
   */
  public record Point(Period period, long total, int units) {
    /** What one of them stated on average. */
    public double mean() {
      return (double) total / units;
    }
  }
}
