package vn.vanthu.correspondence.reminders;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.sql.DataSource;
import vn.vanthu.TestDatabase;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Round;
import vn.vanthu.forms.Period;

/**
 * How long the status of a campaign and the plan of a day's reminders take with many units and past
 * reports. Usage: {@code H2|POSTGRESQL [units] [past campaigns]}; 100,000 and 20 without.
 */
final class CampaignsBenchmark {
  private static final int RUNS = 5;

  private CampaignsBenchmark() {}

  public static void main(String[] args) throws Exception {
    TestDatabase database = TestDatabase.valueOf(args[0].toUpperCase(Locale.ROOT));
    int units = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
    int past = args.length > 2 ? Integer.parseInt(args[2]) : 20;
    DataSource source = database.migrated();
    Path data = Files.createTempDirectory("vanthu-benchmark");
    Desk desk = new Desk(source, data, "2022-06-01T02:00:00Z", Desk.settings(Integer.MAX_VALUE, 2));
    fill(desk, database, units, past);
    Campaign campaign = desk.round.campaigns.find("Q2").orElseThrow();
    desk.round.clock.moveTo("2022-06-16T08:30:00+07:00");
    System.out.printf(
        "%s, %d units, %d reports%n",
        database,
        units,
        desk.round.jdbc.sql("select count(*) from report").query(Long.class).single());
    measure("counts of a campaign", () -> desk.round.statuses.counts(campaign).received());
    measure(
        "status with a row per unit",
        () -> {
          CampaignStatus status = desk.round.statuses.of(campaign);
          return status.received() + " of " + status.expected();
        });
    measure(
        "plan of a day's reminders",
        () -> desk.reminders.preview(LocalDate.of(2022, 6, 16)).letters().size());
    System.exit(0);
  }

  private static void fill(Desk desk, TestDatabase database, int units, int past) {
    String series =
        database == TestDatabase.H2
            ? "select cast(n as int) as n from system_range(1, %d) as t(n)"
            : "select n from generate_series(1, %d) as n";
    String code = "'U' || lpad(cast(n as varchar(6)), 6, '0')";
    desk.round
        .jdbc
        .sql(
            """
            insert into unit (code, name, kind, contact, phone, cluster_name)
            select %s, 'CĐCS ' || n, 'SCHOOL', 'Nguyễn Thị Hòa', '0912000101', 'Cụm ' || mod(n, 100) from (%s) as numbers
            """
                .formatted(code, series.formatted(units)))
        .update();
    desk.round
        .jdbc
        .sql(
            """
            insert into unit_address (unit, position, address)
            select %s, 0, 'u' || n || '@truong.example' from (%s) as numbers
            """
                .formatted(code, series.formatted(units)))
        .update();
    desk.round.desk.create(Round.campaign("Q2", Round.Q2, "2022-06-15"), "benchmark");
    desk.round.desk.create(
        Round.campaign("H1", Period.parse("2022-H1"), "2022-06-15"), "benchmark");
    for (int p = 0; p < past; p++) {
      String period = 2000 + p + "";
      insert(desk, code, series.formatted(units), period, "2020-01-01 00:00:00+00", "");
    }
    for (String period : List.of("2022-Q2", "2022-H1")) {
      insert(
          desk,
          code,
          series.formatted(units),
          period,
          "2022-06-10 00:00:00+00",
          "where mod(n, 10) < 7");
    }
    if (database == TestDatabase.POSTGRESQL) {
      desk.round.jdbc.sql("vacuum analyze").update();
    }
  }

  private static void insert(
      Desk desk, String code, String series, String period, String at, String which) {
    desk.round
        .jdbc
        .sql(
            """
            insert into report (source, unit, form, period, status, complete, received_at, filed_at, unit_basis, topics)
            select 'mail:' || n, %s, 'cchc', '%s', 'ACCEPTED', true, timestamp with time zone '%s', timestamp with time zone '%s', 'address', ''
              from (%s) as numbers %s
            """
                .formatted(code, period, at, at, series, which))
        .update();
  }

  private static void measure(String what, Supplier<Object> work) {
    StringBuilder line = new StringBuilder(what).append(':');
    for (int i = 0; i < RUNS; i++) {
      System.gc();
      long began = System.nanoTime();
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Object result = work.get();
      long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
      line.append(
          " %d ms (cpu %d)".formatted((System.nanoTime() - began) / 1_000_000, used / 1_000_000));
      if (i == RUNS - 1) {
        Runtime runtime = Runtime.getRuntime();
        line.append(
            " (%s), heap in use %d MiB"
                .formatted(result, (runtime.totalMemory() - runtime.freeMemory()) >> 20));
      }
    }
    System.out.println(line);
  }
}
