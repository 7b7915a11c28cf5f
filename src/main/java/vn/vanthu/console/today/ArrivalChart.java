package vn.vanthu.console.today;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Reports over days as bars, in the measure of a drawing that is {@link #WIDTH} wide and {@link
 * #HEIGHT} high.
 *
 * @param dueAt where the due day's line stands; negative if it lies outside
 */
public record ArrivalChart(
    List<Bar> bars, int dueAt, LocalDate first, LocalDate last, int most, int total) {
  public static final int WIDTH = 600;
  public static final int HEIGHT = 90;

  private static final int MOST_DAYS = 45;

  /** The first day that can be shown. */
  static LocalDate earliest(LocalDate due, LocalDate today) {
    return latest(due, today).minusDays(MOST_DAYS - 1);
  }

  /** The last day that is shown: today or the due day, up to three weeks after that. */
  static LocalDate latest(LocalDate due, LocalDate today) {
    LocalDate end = due.plusDays(21);
    return today.isBefore(due) ? due : today.isBefore(end) ? today : end;
  }

  /**
   * The days from the first arrival, or two weeks before the due day, to the last that is shown.
   *
   * @param arrivals from the earliest day to the latest
   */
  static ArrivalChart of(SortedMap<LocalDate, Integer> arrivals, LocalDate due, LocalDate today) {
    LocalDate last = latest(due, today);
    LocalDate start = due.minusDays(14);
    if (!arrivals.isEmpty() && arrivals.firstKey().isBefore(start)) {
      start = arrivals.firstKey();
    }
    int days = (int) (last.toEpochDay() - start.toEpochDay()) + 1;
    int most = 1;
    int total = 0;
    for (LocalDate day = start; !day.isAfter(last); day = day.plusDays(1)) {
      most = Math.max(most, arrivals.getOrDefault(day, 0));
      total += arrivals.getOrDefault(day, 0);
    }
    List<Bar> bars = new ArrayList<>();
    double step = (double) WIDTH / days;
    for (int i = 0; i < days; i++) {
      LocalDate day = start.plusDays(i);
      int count = arrivals.getOrDefault(day, 0);
      int height = count == 0 ? 1 : Math.max(3, count * (HEIGHT - 4) / most);
      bars.add(
          new Bar(
              day,
              count,
              (int) (i * step) + 1,
              HEIGHT - height,
              Math.max(2, (int) step - 2),
              height,
              day.isAfter(due)));
    }
    int dueAt = due.isAfter(last) ? -1 : (int) ((due.toEpochDay() - start.toEpochDay() + 1) * step);
    return new ArrivalChart(bars, dueAt, start, last, most, total);
  }

  /** One day. */
  public record Bar(LocalDate day, int count, int x, int y, int width, int height, boolean late) {}
}
