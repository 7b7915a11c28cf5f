package vn.vanthu.campaigns;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.calendar.CalendarDays;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.ReportSummary;
import vn.vanthu.reports.Reports;

/** Counts how rounds stand, from reports, waivers and dates. */
@Component
public class Statuses {
  private final Campaigns campaigns;
  private final Waivers waivers;
  private final Units units;
  private final Reports reports;
  private final CalendarDays calendar;
  private final CampaignsSettings settings;
  private final Clock clock;
  private final ZoneId zone;

  Statuses(
      Campaigns campaigns,
      Waivers waivers,
      Units units,
      Reports reports,
      CalendarDays calendar,
      CampaignsSettings settings,
      Clock clock,
      ZoneId zone) {
    this.campaigns = campaigns;
    this.waivers = waivers;
    this.units = units;
    this.reports = reports;
    this.calendar = calendar;
    this.settings = settings;
    this.clock = clock;
    this.zone = zone;
  }

  /** How a round stands now, with a row for every unit that is asked, by code. */
  public CampaignStatus of(Campaign campaign) {
    return of(campaign, deadlines(), clock.instant());
  }

  /** How a round stands at that instant, by one reading of the calendar. */
  public CampaignStatus of(Campaign campaign, Deadlines deadlines, Instant at) {
    Map<UnitCode, ReportSummary> standing = new HashMap<>();
    reports
        .standing(campaign.form(), campaign.period())
        .forEach(report -> standing.merge(report.unit(), report, Statuses::weightier));
    Map<UnitCode, Waiver> waived = waivers.of(campaign.code());
    Counting counting = new Counting(campaign, deadlines.of(campaign), at);
    for (Unit unit : asked(campaign)) {
      Optional<Waiver> waiver = Optional.ofNullable(waived.get(unit.code()));
      Deadline deadline =
          waiver
              .flatMap(Waiver::extendedTo)
              .map(to -> deadlines.of(campaign, Optional.of(to)))
              .orElse(counting.deadline);
      counting.add(unit, Optional.ofNullable(standing.get(unit.code())), waiver, deadline);
    }
    return counting.status();
  }

  /** How one unit stands in a round now; empty if the round does not ask it. */
  public Optional<CampaignStatus.Row> of(Campaign campaign, Unit unit) {
    if (!unit.activeOn(campaign.dueDate()) || !campaign.units().takes(unit)) {
      return Optional.empty();
    }
    Deadlines deadlines = deadlines();
    Optional<ReportSummary> report =
        reports.standing(campaign.form(), campaign.period(), unit.code()).stream()
            .reduce(Statuses::weightier);
    Optional<Waiver> waiver = waivers.of(campaign.code(), unit.code());
    Counting counting = new Counting(campaign, deadlines.of(campaign), clock.instant());
    counting.add(unit, report, waiver, deadlines.of(campaign, waiver.flatMap(Waiver::extendedTo)));
    return Optional.of(counting.rows.get(0));
  }

  /** Deadlines by the calendar as it stands now. */
  public Deadlines deadlines() {
    return new Deadlines(calendar.calendar(), settings, zone);
  }

  /** The rates of each cluster in a round, by its name. */
  public static Map<String, Rates> byCluster(CampaignStatus status) {
    return grouped(status, Unit::cluster);
  }

  /** The rates of each kind of unit in a round. */
  public static Map<UnitKind, Rates> byKind(CampaignStatus status) {
    return grouped(status, Unit::kind);
  }

  /**
   * The rates of a form's rounds of one length, oldest first: completeness and timeliness over
   * time.
   */
  public List<CampaignStatus> overTime(String form, Period.Kind kind) {
    Deadlines deadlines = deadlines();
    Instant now = clock.instant();
    return campaigns.all().stream()
        .filter(c -> c.form().equalsIgnoreCase(form) && c.period().kind() == kind)
        .sorted(Comparator.comparing(Campaign::dueDate))
        .map(campaign -> of(campaign, deadlines, now))
        .toList();
  }

  private static <K extends Comparable<K>> Map<K, Rates> grouped(
      CampaignStatus status, Function<Unit, K> by) {
    Map<K, Rates> rates = new TreeMap<>();
    status.units().stream()
        .collect(Collectors.groupingBy(row -> by.apply(row.unit())))
        .forEach((key, rows) -> rates.put(key, Rates.of(rows)));
    return rates;
  }

  private static ReportSummary weightier(ReportSummary a, ReportSummary b) {
    return a.status() == ReportStatus.ACCEPTED ? a : b;
  }

  private List<Unit> asked(Campaign campaign) {
    return units.activeOn(campaign.dueDate()).stream()
        .filter(campaign.units()::takes)
        .sorted(Comparator.comparing(Unit::code))
        .toList();
  }

  /** The rows of one round, and their counts. */
  private static final class Counting {
    private final Campaign campaign;
    private final Deadline deadline;
    private final Instant at;
    private final List<CampaignStatus.Row> rows = new ArrayList<>();
    private final Map<UnitState, Integer> counts = new EnumMap<>(UnitState.class);
    private int overdue;
    private int afterClosing;

    Counting(Campaign campaign, Deadline deadline, Instant at) {
      this.campaign = campaign;
      this.deadline = deadline;
      this.at = at;
    }

    void add(Unit unit, Optional<ReportSummary> report, Optional<Waiver> waiver, Deadline own) {
      UnitState state = state(report, waiver, own);
      Optional<Instant> received = report.map(ReportSummary::firstReceivedAt);
      boolean after =
          campaign.closedAt().isPresent()
              && received.filter(r -> r.isAfter(campaign.closedAt().get())).isPresent();
      rows.add(new CampaignStatus.Row(unit, state, own, received, after));
      counts.merge(state, 1, Integer::sum);
      overdue += state == UnitState.MISSING ? 1 : 0;
      afterClosing += after && state != UnitState.EXEMPT ? 1 : 0;
    }

    private UnitState state(Optional<ReportSummary> report, Optional<Waiver> waiver, Deadline own) {
      if (waiver.filter(Waiver::exempts).isPresent()) {
        return UnitState.EXEMPT;
      }
      if (report.isEmpty()) {
        return own.isOver(at)
            ? UnitState.MISSING
            : waiver.isPresent() ? UnitState.EXTENDED : UnitState.NOT_YET_DUE;
      }
      if (report.get().status() == ReportStatus.IN_REVIEW) {
        return UnitState.IN_REVIEW;
      }
      if (own.isOver(report.get().firstReceivedAt())) {
        return UnitState.RECEIVED_LATE;
      }
      return report.get().complete() ? UnitState.RECEIVED : UnitState.INCOMPLETE;
    }

    CampaignStatus status() {
      Rates rates = Rates.of(rows);
      return new CampaignStatus(
          campaign,
          deadline,
          rates.expected(),
          rates.received(),
          rates.onTime(),
          rates.received() - rates.onTime(),
          count(UnitState.INCOMPLETE),
          count(UnitState.IN_REVIEW),
          rates.expected() - rates.received(),
          overdue,
          count(UnitState.EXEMPT),
          count(UnitState.EXTENDED),
          afterClosing,
          List.copyOf(rows));
    }

    private int count(UnitState state) {
      return counts.getOrDefault(state, 0);
    }
  }
}
