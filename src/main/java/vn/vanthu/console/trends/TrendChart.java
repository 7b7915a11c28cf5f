package vn.vanthu.console.trends;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.vanthu.correspondence.trends.Trend;
import vn.vanthu.forms.Period;

/** A trend as bars, in the measure of a drawing that is {@link #WIDTH} by {@link #HEIGHT}. */
public record TrendChart(List<Bar> bars) {
  public static final int WIDTH = 720;
  public static final int HEIGHT = 240;

  /** Where the bars stand; their names are below. */
  public static final int FLOOR = 205;

  private static final int CEILING = 25;
  private static final int WIDEST = 90;

  static TrendChart of(Trend trend, Function<Period, String> name, Function<Long, String> number) {
    long most = trend.points().stream().mapToLong(Trend.Point::total).max().orElse(0);
    int step = WIDTH / Math.max(1, trend.points().size());
    int width = Math.max(4, Math.min(WIDEST, step * 3 / 5));
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < trend.points().size(); i++) {
      Trend.Point point = trend.points().get(i);
      int height = most == 0 ? 1 : (int) Math.max(1, point.total() * (FLOOR - CEILING) / most);
      bars.add(
          new Bar(
              i * step + (step - width) / 2,
              FLOOR - height,
              width,
              height,
              i * step + step / 2,
              name.apply(point.period()),
              number.apply(point.total())));
    }
    return new TrendChart(bars);
  }

  /** One period. */
  public record Bar(int x, int y, int width, int height, int middle, String name, String value) {}
}
