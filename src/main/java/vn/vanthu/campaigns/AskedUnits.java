package vn.vanthu.campaigns;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.Reporters;

/**
 * The units of a round in the order of the alphabet, a page at a time: only those of the page are
 * asked of the database, however many there are.
 */
@Component
public class AskedUnits {
  /** So many units are looked at one after the other before something else is tried. */
  private static final int FEW = 2000;

  private static final int STEP = 500;

  private final Units units;
  private final Statuses statuses;
  private final Waivers waivers;
  private final Reporters reporters;

  AskedUnits(Units units, Statuses statuses, Waivers waivers, Reporters reporters) {
    this.units = units;
    this.statuses = statuses;
    this.waivers = waivers;
    this.reporters = reporters;
  }

  /**
   * The rows that fit.
   *
   * @param after only those behind that unit; empty for the first
   * @param size at most; one more than a page tells whether another follows
   */
  public List<CampaignStatus.Row> page(
      Campaign campaign, Which which, Optional<UnitCode> after, int size) {
    if (which.states().isEmpty()) {
      return statuses.of(campaign, next(campaign, which, after, size));
    }
    List<Unit> asked = behind(of(campaign, which), after);
    int first = Math.min(FEW, asked.size());
    List<CampaignStatus.Row> rows = walked(campaign, asked.subList(0, first), which, size);
    if (rows.size() == size || first == asked.size()) {
      return rows;
    }
    Set<UnitCode> candidates = candidates(campaign, which.states(), asked);
    List<Unit> rest = asked.subList(first, asked.size());
    if (candidates.size() <= FEW) {
      rest = rest.stream().filter(unit -> candidates.contains(unit.code())).toList();
    }
    List<CampaignStatus.Row> all = new ArrayList<>(rows);
    all.addAll(walked(campaign, rest, which, size - rows.size()));
    return all;
  }

  /**
   * The units that a round asks and that fit, but for their state, in the order of the alphabet.
   */
  public List<Unit> of(Campaign campaign, Which which) {
    return fitting(campaign, which).toList();
  }

  private Stream<Unit> fitting(Campaign campaign, Which which) {
    return units.registry().alphabetical(which.words()).stream()
        .flatMap(unit -> campaign.asks(unit).stream())
        .filter(unit -> which.cluster().filter(c -> !c.equals(unit.cluster())).isEmpty())
        .filter(unit -> which.kind().filter(k -> k != unit.kind()).isEmpty());
  }

  /** The units of one page, without going through all that follow it. */
  private List<Unit> next(Campaign campaign, Which which, Optional<UnitCode> after, int size) {
    Stream<Unit> fitting = fitting(campaign, which);
    if (after.isEmpty()) {
      return fitting.limit(size).toList();
    }
    List<Unit> behind =
        fitting.dropWhile(unit -> !unit.code().equals(after.get())).skip(1).limit(size).toList();
    return behind.isEmpty()
        ? behind(of(campaign, which), after).stream().limit(size).toList()
        : behind;
  }

  private static List<Unit> behind(List<Unit> asked, Optional<UnitCode> after) {
    for (int i = 0; after.isPresent() && i < asked.size(); i++) {
      if (asked.get(i).code().equals(after.get())) {
        return asked.subList(i + 1, asked.size());
      }
    }
    return asked;
  }

  /** Goes through units until a page is full. */
  private List<CampaignStatus.Row> walked(
      Campaign campaign, List<Unit> asked, Which which, int size) {
    List<CampaignStatus.Row> rows = new ArrayList<>();
    for (int from = 0; from < asked.size() && rows.size() < size; from += STEP) {
      statuses.of(campaign, asked.subList(from, Math.min(from + STEP, asked.size()))).stream()
          .filter(row -> which.states().contains(row.state()))
          .forEach(rows::add);
    }
    return rows.subList(0, Math.min(size, rows.size()));
  }

  /**
   * Units of which some may be in these states, and no others; more than a few if there are many.
   */
  private Set<UnitCode> candidates(Campaign campaign, Set<UnitState> states, List<Unit> asked) {
    Set<UnitCode> candidates = new HashSet<>();
    for (UnitState state : states) {
      candidates.addAll(
          switch (state) {
            case EXEMPT, EXTENDED -> waivers.of(campaign.code()).keySet();
            case IN_REVIEW -> reporters.inReview(campaign.form(), campaign.period(), FEW + 1);
            case INCOMPLETE -> reporters.incomplete(campaign.form(), campaign.period(), FEW + 1);
            case RECEIVED_LATE ->
                reporters.since(
                    campaign.form(),
                    campaign.period(),
                    statuses.deadlines().of(campaign).until(),
                    FEW + 1);
            case RECEIVED -> reporters.all(campaign.form(), campaign.period(), FEW + 1);
            case MISSING, NOT_YET_DUE -> silent(campaign, asked);
          });
    }
    return candidates;
  }

  private Set<UnitCode> silent(Campaign campaign, List<Unit> asked) {
    Set<UnitCode> reported = reporters.all(campaign.form(), campaign.period(), Integer.MAX_VALUE);
    Set<UnitCode> silent = new HashSet<>();
    for (Unit unit : asked) {
      if (!reported.contains(unit.code())) {
        silent.add(unit.code());
      }
    }
    return silent;
  }

  /**
   * Which units to show.
   *
   * @param words every one of them in name, code, alias or address, whatever its accents
   * @param states empty for any
   */
  public record Which(
      String words, Optional<String> cluster, Optional<UnitKind> kind, Set<UnitState> states) {
    /** Every unit. */
    public static final Which ALL =
        new Which("", Optional.empty(), Optional.empty(), EnumSet.noneOf(UnitState.class));
  }
}
