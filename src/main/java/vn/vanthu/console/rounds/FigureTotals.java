package vn.vanthu.console.rounds;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.AskedUnits;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Waiver;
import vn.vanthu.campaigns.Waivers;
import vn.vanthu.console.page.Beside;
import vn.vanthu.console.page.Reckoned;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.StatedFigures;

/**
 * The sums of a campaign's figures. For few units they are reckoned at once; for many, beside the
 * page that asks, and kept for a while.
 */
@Component
class FigureTotals {
  private final StatedFigures figures;
  private final AskedUnits asked;
  private final Waivers waivers;
  private final Clock clock;
  private final Reckoned<Totals> reckoned;

  FigureTotals(
      StatedFigures figures, AskedUnits asked, Waivers waivers, Beside beside, Clock clock) {
    this.figures = figures;
    this.asked = asked;
    this.waivers = waivers;
    this.reckoned = beside.reckoned();
    this.clock = clock;
  }

  /** The sums; empty while they are still being reckoned. */
  Optional<Totals> of(Campaign campaign) {
    return reckoned.of(campaign.code(), () -> reckon(campaign));
  }

  /** Of the units that are asked and not exempt. */
  private Totals reckon(Campaign campaign) {
    Set<UnitCode> counted = new HashSet<>();
    for (Unit unit : asked.of(campaign, AskedUnits.Which.ALL)) {
      counted.add(unit.code());
    }
    waivers.of(campaign.code()).values().stream()
        .filter(Waiver::exempts)
        .forEach(waiver -> counted.remove(waiver.unit()));
    Map<String, Sum> sums = new HashMap<>();
    Instant at = clock.instant();
    figures.each(
        campaign.form(),
        campaign.period(),
        campaign.period().before(),
        (unit, indicator, stated, earlier) -> {
          if (counted.contains(unit)) {
            Sum sum = sums.computeIfAbsent(indicator, i -> new Sum());
            sum.add(stated);
            earlier.ifPresent(then -> sum.beside(stated, then));
          }
        });
    Map<String, Total> totals = new HashMap<>();
    sums.forEach((indicator, sum) -> totals.put(indicator, sum.total()));
    return new Totals(at, totals);
  }

  /** Sums by indicator, as of that instant; one that nobody states has no key. */
  record Totals(Instant at, Map<String, Total> of) {}

  /**
   * The sum of an indicator.
   *
   * @param stating units that state it
   * @param usual their median
   * @param same units that stated it in the period before too
   * @param then their sum of then
   * @param now their sum now
   */
  record Total(long total, int stating, long usual, int same, long then, long now) {
    /** By how much the sum of the same units grew, as a share of it; empty without any of then. */
    public Optional<Double> growth() {
      return then == 0 ? Optional.empty() : Optional.of((double) (now - then) / then);
    }
  }

  /** A sum as it grows. */
  private static final class Sum {
    private long[] stated = new long[64];
    private int count;
    private long total;
    private int same;
    private long then;
    private long now;

    void add(long value) {
      if (count == stated.length) {
        stated = Arrays.copyOf(stated, 2 * count);
      }
      stated[count++] = value;
      total += value;
    }

    void beside(long value, long earlier) {
      same++;
      now += value;
      then += earlier;
    }

    Total total() {
      long[] sorted = Arrays.copyOf(stated, count);
      Arrays.sort(sorted);
      return new Total(total, count, sorted[count / 2], same, then, now);
    }
  }
}
