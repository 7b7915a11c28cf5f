package vn.vanthu.campaigns;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
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
import vn.vanthu.registry.Registry;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.Units;
import vn.vanthu.reports.ReportSummary;
import vn.vanthu.reports.Reports;

/** Counts how rounds stand, from reports, waivers and dates. */
@Component
public class Statuses {
  /** Up to as many units are asked about by name. */
  private static final int FEW = 2000;

  private final Campaigns campaigns;
  private final Waivers waivers;
  private final Units units;
  private final Reports reports;
  private final CalendarDays calendar;
  private final CampaignsSettings settings;
  private final Clock clock;
  private final ZoneId zone;
  private volatile Optional<InOrder> inOrder = Optional.empty();

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
    List<Unit> asked = asked(campaign);
    Map<UnitCode, ReportSummary> standing = standing(campaign, codes(asked));
    Counting counting = new Counting(campaign, deadlines.of(campaign), at);
    add(counting, campaign, asked, standing, waivers.of(campaign.code()), deadlines);
    return counting.status();
  }

  /** How a round stands now: {@code units} is empty. */
  public CampaignStatus counts(Campaign campaign) {
    return of(campaign).withoutUnits();
  }

  private void add(
      Counting counting,
      Campaign campaign,
      List<Unit> asked,
      Map<UnitCode, ReportSummary> standing,
      Map<UnitCode, Waiver> waived,
      Deadlines deadlines) {
    for (Unit unit : asked) {
      Optional<Waiver> waiver = Optional.ofNullable(waived.get(unit.code()));
      Deadline own =
          waiver.isEmpty()
              ? counting.deadline()
              : deadlines.of(campaign, waiver.flatMap(Waiver::extendedTo));
      counting.add(unit, Optional.ofNullable(standing.get(unit.code())), waiver, own);
    }
  }

  private Map<UnitCode, ReportSummary> standing(Campaign campaign, List<UnitCode> units) {
    Map<UnitCode, ReportSummary> standing = new HashMap<>();
    List<ReportSummary> found =
        units.size() > FEW
            ? reports.standing(campaign.form(), campaign.period())
            : reports.standing(campaign.form(), campaign.period(), units);
    found.forEach(report -> standing.put(report.unit(), report));
    return standing;
  }

  private static List<UnitCode> codes(List<Unit> units) {
    return units.stream().map(Unit::code).toList();
  }

  /** How one unit stands in a round now; empty if the round does not ask it. */
  public Optional<CampaignStatus.Row> of(Campaign campaign, Unit unit) {
    return of(campaign, List.of(unit)).stream().findFirst();
  }

  /**
   * How some units stand in a round now, in their order; those that it does not ask are left out.
   *
   * @param some a few thousand at the most
   */
  public List<CampaignStatus.Row> of(Campaign campaign, List<Unit> some) {
    List<Unit> asked = some.stream().flatMap(unit -> campaign.asks(unit).stream()).toList();
    if (asked.isEmpty()) {
      return List.of();
    }
    Map<UnitCode, Waiver> waived =
        asked.size() == 1
            ? waivers.of(campaign.code(), asked.get(0).code()).stream()
                .collect(Collectors.toMap(Waiver::unit, Function.identity()))
            : waivers.of(campaign.code());
    Deadlines deadlines = deadlines();
    Counting counting = new Counting(campaign, deadlines.of(campaign), clock.instant());
    add(counting, campaign, asked, standing(campaign, codes(asked)), waived, deadlines);
    return List.copyOf(counting.rows());
  }

  /** When units are reminded where a campaign does not say otherwise. */
  public ReminderSchedule officeSchedule() {
    return settings.schedule();
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

  private List<Unit> asked(Campaign campaign) {
    List<Unit> asked = new ArrayList<>();
    for (Unit unit : inOrder()) {
      campaign.asks(unit).ifPresent(asked::add);
    }
    return asked;
  }

  /** All units by code, sorted once for each state of the registry. */
  private List<Unit> inOrder() {
    Registry registry = units.registry();
    InOrder known =
        inOrder.filter(of -> of.registry == registry).orElseGet(() -> InOrder.of(registry));
    inOrder = Optional.of(known);
    return known.units;
  }

  private record InOrder(Registry registry, List<Unit> units) {
    static InOrder of(Registry registry) {
      return new InOrder(
          registry, registry.all().stream().sorted(Comparator.comparing(Unit::code)).toList());
    }
  }
}
