package vn.vanthu.console.rounds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.AskedUnits;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Waiver;
import vn.vanthu.campaigns.Waivers;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.StatedFigures;

/**
 * The sums of a campaign's figures. For few units they are reckoned at once; for many, beside the
 * page that asks, and kept for a minute.
 */
@Component
class FigureTotals implements DisposableBean {
  private static final int FEW = 2000;
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final StatedFigures figures;
  private final AskedUnits asked;
  private final Waivers waivers;
  private final Clock clock;
  private final Map<String, Totals> known = new ConcurrentHashMap<>();
  private final Set<String> underway = ConcurrentHashMap.newKeySet();
  private final ExecutorService beside =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "figure-totals");
            thread.setDaemon(true);
            return thread;
          });

  FigureTotals(StatedFigures figures, AskedUnits asked, Waivers waivers, Clock clock) {
    this.figures = figures;
    this.asked = asked;
    this.waivers = waivers;
    this.clock = clock;
  }

  /** The sums; empty while they are still being reckoned. */
  Optional<Totals> of(Campaign campaign) {
    if (asked.of(campaign, AskedUnits.Which.ALL).size() <= FEW) {
      return Optional.of(reckon(campaign));
    }
    Optional<Totals> kept = Optional.ofNullable(known.get(campaign.code()));
    boolean fresh = kept.filter(t -> clock.instant().isBefore(t.at().plus(KEPT))).isPresent();
    if (!fresh && underway.add(campaign.code())) {
      beside.execute(() -> renew(campaign));
    }
    return kept;
  }

  private void renew(Campaign campaign) {
    try {
      known.put(campaign.code(), reckon(campaign));
    } finally {
      underway.remove(campaign.code());
    }
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

  /** Not interrupted: that would close the file under H2. */
  @Override
  public void destroy() {
    beside.shutdown();
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
