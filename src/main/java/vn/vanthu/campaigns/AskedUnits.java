package vn.vanthu.campaigns;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.Units;

/**
 * The units of a round in the order of the alphabet, a page at a time: only those of the page are
 * asked of the database, however many there are.
 */
@Component
public class AskedUnits {
  /** Up to as many units are asked about at once. */
  private static final int FEW = 2000;

  private static final int STEP = 500;

  /** Below one in as many, all units are looked at once and not step by step. */
  private static final int RARE = 50;

  private final Units units;
  private final Statuses statuses;

  AskedUnits(Units units, Statuses statuses) {
    this.units = units;
    this.statuses = statuses;
  }

  /**
   * The rows that fit.
   *
   * @param after only those behind that unit; empty for the first
   * @param size at most; one more than a page tells whether another follows
   */
  public List<CampaignStatus.Row> page(
      Campaign campaign, Which which, Optional<UnitCode> after, int size) {
    List<Unit> all = of(campaign, which);
    List<Unit> asked = behind(all, after);
    if (which.states().isEmpty()) {
      return statuses.of(campaign, asked.subList(0, Math.min(size, asked.size())));
    }
    return asked.size() > FEW && rare(campaign, which.states(), all.size())
        ? outOfAll(campaign, asked, which, size)
        : stepByStep(campaign, asked, which, size);
  }

  /**
   * The units that a round asks and that fit, but for their state, in the order of the alphabet.
   */
  public List<Unit> of(Campaign campaign, Which which) {
    return units.registry().alphabetical(which.words()).stream()
        .flatMap(unit -> campaign.asks(unit).stream())
        .filter(unit -> which.cluster().filter(c -> !c.equals(unit.cluster())).isEmpty())
        .filter(unit -> which.kind().filter(k -> k != unit.kind()).isEmpty())
        .toList();
  }

  private static List<Unit> behind(List<Unit> asked, Optional<UnitCode> after) {
    for (int i = 0; after.isPresent() && i < asked.size(); i++) {
      if (asked.get(i).code().equals(after.get())) {
        return asked.subList(i + 1, asked.size());
      }
    }
    return asked;
  }

  private List<CampaignStatus.Row> stepByStep(
      Campaign campaign, List<Unit> asked, Which which, int size) {
    int step = asked.size() <= FEW ? FEW : STEP;
    List<CampaignStatus.Row> rows = new ArrayList<>();
    for (int from = 0; from < asked.size() && rows.size() < size; from += step) {
      statuses.of(campaign, asked.subList(from, Math.min(from + step, asked.size()))).stream()
          .filter(row -> which.states().contains(row.state()))
          .forEach(rows::add);
    }
    return rows.subList(0, Math.min(size, rows.size()));
  }

  private List<CampaignStatus.Row> outOfAll(
      Campaign campaign, List<Unit> asked, Which which, int size) {
    Map<UnitCode, CampaignStatus.Row> fitting = new HashMap<>();
    for (CampaignStatus.Row row : statuses.of(campaign).units()) {
      if (which.states().contains(row.state())) {
        fitting.put(row.unit().code(), row);
      }
    }
    return asked.stream()
        .flatMap(unit -> Optional.ofNullable(fitting.get(unit.code())).stream())
        .limit(size)
        .toList();
  }

  private boolean rare(Campaign campaign, Set<UnitState> states, int asked) {
    CampaignStatus counts = statuses.counts(campaign);
    int fitting = states.stream().mapToInt(state -> count(counts, state)).sum();
    return fitting < asked / RARE;
  }

  private static int count(CampaignStatus counts, UnitState state) {
    return switch (state) {
      case IN_REVIEW -> counts.inReview();
      case INCOMPLETE -> counts.incomplete();
      case RECEIVED_LATE -> counts.late();
      case RECEIVED -> counts.received() - counts.late() - counts.inReview();
      case MISSING -> counts.overdue();
      case NOT_YET_DUE -> counts.missing() - counts.overdue() - counts.extended();
      case EXEMPT -> counts.exempt();
      case EXTENDED -> counts.extended();
    };
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
