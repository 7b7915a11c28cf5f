package vn.vanthu.campaigns;

import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.vanthu.TestDatabase;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.Reporters;
import vn.vanthu.reports.StatedFigures;

/**
 * What the pages of campaigns and units ask, with as many units as given (default 100,000), most of
 * which have reported with two figures: {@code AskedUnitsBenchmark POSTGRESQL|H2 [units]}.
 */
final class AskedUnitsBenchmark {
  private static final int RUNS = 7;

  private AskedUnitsBenchmark() {}

  public static void main(String[] args) {
    TestDatabase database = TestDatabase.valueOf(args[0]);
    int units = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
    Round round = new Round(database.migrated(), "2022-06-14T02:00:00Z");
    fill(round, database, units);
    Campaign campaign = round.campaigns.find("Q2").orElseThrow();
    AskedUnits asked =
        new AskedUnits(round.units, round.statuses, round.waivers, new Reporters(round.jdbc));
    StatedFigures figures = new StatedFigures(round.jdbc);
    measure(
        "registry, first reading and order", () -> round.units.registry().alphabetical("").size());
    measure("registry, searched", () -> round.units.registry().alphabetical("cđcs 99").size());
    measure("units of a campaign, first page", () -> page(asked, campaign, AskedUnits.Which.ALL));
    for (UnitState state :
        List.of(UnitState.NOT_YET_DUE, UnitState.RECEIVED, UnitState.IN_REVIEW)) {
      AskedUnits.Which which =
          new AskedUnits.Which("", Optional.empty(), Optional.empty(), EnumSet.of(state));
      measure("units of a campaign, " + state, () -> page(asked, campaign, which));
    }
    measure("counts of a campaign", () -> round.statuses.counts(campaign).received());
    List<UnitCode> fifty =
        round.units.registry().alphabetical("").stream().limit(50).map(u -> u.code()).toList();
    measure("figures of fifty units", () -> figures.of("cchc", campaign.period(), fifty).size());
    measure("every figure, for the sums", () -> all(figures, campaign));
    System.exit(0);
  }

  private static int page(AskedUnits asked, Campaign campaign, AskedUnits.Which which) {
    return asked.page(campaign, which, Optional.empty(), 51).size();
  }

  private static long all(StatedFigures figures, Campaign campaign) {
    long[] sum = new long[1];
    figures.each(
        "cchc",
        campaign.period(),
        campaign.period().before(),
        (unit, indicator, stated, earlier) -> sum[0] += stated);
    return sum[0];
  }

  private static void fill(Round round, TestDatabase database, int units) {
    String numbers =
        database == TestDatabase.H2
            ? "(select cast(n as int) as n from system_range(1, %d) as t(n)) as numbers"
                .formatted(units)
            : "(select n from generate_series(1, %d) as n) as numbers".formatted(units);
    String code = "'U' || lpad(cast(n as varchar(6)), 6, '0')";
    sql(
        round,
        """
        insert into unit (code, name, kind, contact, phone, cluster_name)
        select %s, 'CĐCS ' || n, 'SCHOOL', '', '', 'Cụm ' || mod(n, 100) from %s
        """
            .formatted(code, numbers));
    sql(
        round,
        "insert into unit_address (unit, position, address) select %s, 0, 'u' || n || '@truong.example' from %s"
            .formatted(code, numbers));
    round.desk.create(Round.campaign("Q2", Round.Q2, "2022-06-15"), "benchmark");
    for (String period : List.of("2022-Q1", "2022-Q2")) {
      sql(
          round,
          """
          insert into report (source, unit, form, period, status, complete, received_at, filed_at, unit_basis, topics)
          select 'mail:' || n, %s, 'cchc', '%s', case mod(n, 1000) when 0 then 'IN_REVIEW' else 'ACCEPTED' end, true,
                 timestamp with time zone '2022-06-10 00:00:00+00', timestamp with time zone '2022-06-10 00:00:00+00', 'address', ''
            from %s where mod(n, 10) < 7
          """
              .formatted(code, period, numbers));
    }
    for (String indicator : List.of("meetings", "leaflets")) {
      sql(
          round,
          """
          insert into report_value (report_id, position, indicator, stated, confidence, approximate, part, page, sheet, ordinal, words)
          select id, %d, '%s', mod(id, 17), 1, false, '', 1, '', 1, '' from report
          """
              .formatted(indicator.equals("meetings") ? 0 : 1, indicator));
    }
    if (database == TestDatabase.POSTGRESQL) {
      sql(round, "vacuum analyze");
    }
  }

  private static void sql(Round round, String sql) {
    round.jdbc.sql(sql).update();
  }

  private static void measure(String what, Supplier<Object> work) {
    StringBuilder line = new StringBuilder(what).append(':');
    Object result = "";
    for (int i = 0; i < RUNS; i++) {
      long began = System.nanoTime();
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      result = work.get();
      long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
      line.append(" %d/%d".formatted((System.nanoTime() - began) / 1_000_000, used / 1_000_000));
    }
    System.out.println(line + " ms, CPU of the thread behind the stroke (" + result + ")");
  }
}
