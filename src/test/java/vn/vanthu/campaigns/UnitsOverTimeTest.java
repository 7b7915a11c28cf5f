package vn.vanthu.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.campaigns.Round.asking;
import static vn.vanthu.campaigns.Round.campaign;
import static vn.vanthu.campaigns.Round.unit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.vanthu.TestDatabase;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.UnitKind;
import vn.vanthu.registry.changes.Division;
import vn.vanthu.registry.changes.Merger;
import vn.vanthu.registry.changes.UnitDesk;
import vn.vanthu.registry.changes.UnitHistory;

/**
 * Unions open, close, merge and split at random over three years; every campaign of that time must
 * count those that were there on its due day, as they were then.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class UnitsOverTimeTest {
  private static final LocalDate START = LocalDate.of(2021, 1, 4);
  private static final int DAYS = 3 * 365;
  private static final int CHANGES = 60;

  @Parameter TestDatabase database;

  private Round round;
  private UnitDesk desk;
  private HikariDataSource connections;
  private TransactionTemplate transaction;

  /** What the test knows by itself, apart from the product: from each day on, name and the like. */
  private final Map<String, TreeMap<LocalDate, Unit>> known = new TreeMap<>();

  private final Map<String, LocalDate> ends = new TreeMap<>();

  /** By the code of one that ended: those that go on in its place, from that day on. */
  private final Map<String, Map<String, LocalDate>> heirs = new TreeMap<>();

  @BeforeEach
  void open() {
    known.clear();
    ends.clear();
    heirs.clear();
    HikariConfig pool = new HikariConfig(); // thousands of small statements: one connection, kept
    pool.setDataSource(database.migrated());
    pool.setMaximumPoolSize(2);
    connections = new HikariDataSource(pool);
    transaction = new TransactionTemplate(new JdbcTransactionManager(connections));
    round = new Round(connections, "2021-01-01T02:00:00Z");
    desk = new UnitDesk(round.units, new UnitHistory(round.jdbc, round.clock));
  }

  @AfterEach
  void close() {
    connections.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void every_campaign_counts_whom_there_was_on_its_day_and_never_more_than_all(long seed) {
    Random random = new Random(seed);
    IntStream.range(0, 30).forEach(n -> open("U%02d".formatted(n), START, random));
    List<LocalDate> days =
        random.ints(CHANGES, 1, DAYS).sorted().mapToObj(START::plusDays).distinct().toList();
    for (LocalDate day : days) {
      change(day, random);
    }
    for (Campaign campaign : campaigns(random)) {
      round.campaigns.put(List.of(campaign));
      report(campaign, random);
    }
    round.clock.moveTo("2024-06-01T02:00:00Z");

    for (Campaign campaign : round.campaigns.all()) {
      countsRight(campaign);
    }
    for (CampaignStatus status : round.statuses.overTime("cchc", Period.Kind.QUARTER)) {
      assertThat(status.rates().completeness()).isBetween(0.0, 1.0);
    }
  }

  private void countsRight(Campaign campaign) {
    CampaignStatus status = round.statuses.of(campaign);
    assertThat(status.units().stream().map(row -> described(row.unit())))
        .as("%s asks", campaign.code())
        .containsExactlyElementsOf(expected(campaign));
    assertThat(sum(Statuses.byCluster(status))).isEqualTo(status.rates());
    assertThat(sum(Statuses.byKind(status))).isEqualTo(status.rates());
    status.units().stream()
        .map(CampaignStatus.Row::unit)
        .forEach(asked -> assertThat(campaign.asks(asked)).as("%s", asked.code()).isPresent());
  }

  private List<String> expected(Campaign campaign) {
    LocalDate due = campaign.dueDate();
    return known.values().stream()
        .map(facts -> facts.floorEntry(due))
        .filter(java.util.Objects::nonNull)
        .map(Map.Entry::getValue)
        .filter(unit -> !due.isAfter(ends.getOrDefault(unit.code().value(), LocalDate.MAX)))
        .filter(unit -> selected(campaign, unit))
        .map(UnitsOverTimeTest::described)
        .toList();
  }

  private boolean selected(Campaign campaign, Unit unit) {
    return campaign.units() instanceof Selection.Listed listed
        ? listed.codes().stream()
            .flatMap(code -> inPlaceOf(code.value(), campaign.dueDate()))
            .anyMatch(unit.code().value()::equals)
        : campaign.units().takes(unit, campaign.dueDate());
  }

  /** Who is there on that day for a union that was named: itself, or those it has become. */
  private Stream<String> inPlaceOf(String code, LocalDate day) {
    return !day.isAfter(ends.getOrDefault(code, LocalDate.MAX))
        ? Stream.of(code)
        : heirs.getOrDefault(code, Map.of()).entrySet().stream()
            .filter(heir -> !day.isBefore(heir.getValue()))
            .flatMap(heir -> inPlaceOf(heir.getKey(), day));
  }

  private static String described(Unit unit) {
    return "%s %s %s %s".formatted(unit.code(), unit.name(), unit.kind(), unit.cluster());
  }

  private static Rates sum(Map<?, Rates> groups) {
    return new Rates(
        groups.values().stream().mapToInt(Rates::expected).sum(),
        groups.values().stream().mapToInt(Rates::received).sum(),
        groups.values().stream().mapToInt(Rates::onTime).sum());
  }

  private void change(LocalDate day, Random random) {
    List<String> there = there(day);
    switch (random.nextInt(5)) {
      case 0 -> open("N" + known.size(), day, random);
      case 1 -> end(pick(there, random), day);
      case 2 -> merge(two(there, random), "M" + known.size(), day);
      case 3 -> split(pick(there, random), day);
      default -> rename(pick(there, random), day, random);
    }
  }

  private List<String> there(LocalDate day) {
    return known.keySet().stream()
        .filter(code -> !day.isAfter(ends.getOrDefault(code, LocalDate.MAX)))
        .toList();
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static List<String> two(List<String> from, Random random) {
    return Stream.generate(() -> pick(from, random)).distinct().limit(2).toList();
  }

  private String open(String code, LocalDate day, Random random) {
    Unit unit = unit(code, cluster(random), kind(random), day.toString(), "");
    round.units.put(List.of(unit));
    known.put(code, new TreeMap<>(Map.of(day, unit)));
    return code;
  }

  private void end(String code, LocalDate day) {
    Unit unit = round.units.find(new UnitCode(code)).orElseThrow();
    round.units.put(
        List.of(as(unit, unit.name(), unit.kind(), unit.cluster(), Optional.of(day.minusDays(1)))));
    ends.put(code, day.minusDays(1));
  }

  private void merge(List<String> olds, String into, LocalDate day) {
    List<UnitCode> codes = olds.stream().map(UnitCode::new).toList();
    Merger merger = new Merger(codes, new UnitCode(into), "CĐCS " + into, true, day, "sáp nhập");
    transaction.executeWithoutResult(status -> desk.merge(merger, "hà"));
    olds.forEach(code -> ends.put(code, day.minusDays(1)));
    olds.forEach(code -> heirs.put(code, Map.of(into, day)));
    know(into, day);
  }

  private void split(String old, LocalDate day) {
    List<Division.Part> parts =
        IntStream.of(1, 2)
            .mapToObj(n -> "S" + (known.size() + n))
            .map(code -> new Division.Part(code, "CĐCS " + code))
            .toList();
    Division division = new Division(new UnitCode(old), parts, true, true, day, "chia tách");
    transaction.executeWithoutResult(status -> desk.split(division, "hà"));
    ends.put(old, day.minusDays(1));
    heirs.put(old, Map.of(parts.get(0).code(), day, parts.get(1).code(), day));
    parts.forEach(part -> know(part.code(), day));
  }

  private void rename(String code, LocalDate day, Random random) {
    Unit unit = round.units.find(new UnitCode(code)).orElseThrow();
    Unit changed =
        as(unit, "CĐCS " + code + " " + day, kind(random), cluster(random), unit.activeTo());
    desk.change(changed, Optional.of(day), "hà");
    known.get(code).put(day, changed);
  }

  private void know(String code, LocalDate day) {
    Unit unit = round.units.find(new UnitCode(code)).orElseThrow();
    known.put(code, new TreeMap<>(Map.of(day, unit)));
  }

  private static Unit as(
      Unit unit, String name, UnitKind kind, String cluster, Optional<LocalDate> to) {
    return new Unit(
        unit.code(),
        name,
        unit.aliases(),
        kind,
        unit.emails(),
        unit.contact(),
        unit.phone(),
        cluster,
        unit.activeFrom(),
        to,
        unit.parent());
  }

  private List<Campaign> campaigns(Random random) {
    List<Campaign> campaigns = new ArrayList<>();
    for (int n = 0; n < 12; n++) {
      Period period = new Period(2021 + n / 4, Period.Kind.QUARTER, n % 4 + 1);
      LocalDate due = START.plusDays(90L * (n + 1) - random.nextInt(30));
      Campaign everyone = campaign("C" + n, period, due.toString());
      Selection some =
          switch (random.nextInt(4)) {
            case 0 -> Selection.everyone();
            case 1 -> listed(random);
            case 2 -> Selection.parse("cluster:" + cluster(random));
            default -> Selection.parse("kind:" + kind(random));
          };
      campaigns.add(asking(everyone, some));
    }
    return campaigns;
  }

  /** Unions of the first day, most of which are others by now. */
  private static Selection listed(Random random) {
    return Selection.of(
        random
            .ints(10, 0, 30)
            .distinct()
            .mapToObj(n -> new UnitCode("U%02d".formatted(n)))
            .toList());
  }

  /** From anybody who ever was, asked or not, in time or late. */
  private void report(Campaign campaign, Random random) {
    for (String code : known.keySet()) {
      if (random.nextInt(3) > 0) {
        Instant at =
            campaign
                .dueDate()
                .atTime(3, 0)
                .plusDays(random.nextInt(9) - 5)
                .toInstant(java.time.ZoneOffset.UTC);
        round.report(
            code, campaign.period(), at.toString(), random.nextBoolean(), random.nextInt(9) == 0);
      }
      if (random.nextInt(15) == 0) {
        round.waivers.put(
            campaign.code(),
            new Waiver(
                new UnitCode(code),
                random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(campaign.dueDate().plusDays(7)),
                "hà",
                "bận",
                round.clock.instant()));
      }
    }
  }

  private static String cluster(Random random) {
    return "Cụm " + (1 + random.nextInt(3));
  }

  private static UnitKind kind(Random random) {
    return UnitKind.values()[random.nextInt(3)];
  }
}
