package vn.vanthu.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.MovingClock;
import vn.vanthu.VanThu;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Round;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.correspondence.digests.Digests;
import vn.vanthu.correspondence.reminders.Reminders;
import vn.vanthu.forms.Period;

/**
 * How long the status of a campaign, the plan of a day's reminders and a digest take with many
 * units and past reports, in the service as it is. Usage: {@code H2|POSTGRESQL [units] [past
 * campaigns] [data folder]}; 100,000 and 20 without. A data folder keeps H2's file for another run.
 */
public final class CampaignsBenchmark {
  private static final int RUNS = 5;
  private static final MovingClock CLOCK =
      new MovingClock(Instant.parse("2022-06-16T01:30:00Z"), Round.ZONE);
  private static final Pattern INDEX =
      Pattern.compile("(?m)^create index (\\w+) on report \\([^;]*\\);");

  private final boolean h2;
  private final String series;
  private final JdbcClient jdbc;

  private CampaignsBenchmark(boolean h2, int units, JdbcClient jdbc) {
    this.h2 = h2;
    this.series =
        h2
            ? "select cast(n as int) as n from system_range(1, %d) as t(n)".formatted(units)
            : "select n from generate_series(1, %d) as n".formatted(units);
    this.jdbc = jdbc;
  }

  /** The clock of the benchmark. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Time {
    @Bean
    Clock clock() {
      return CLOCK;
    }
  }

  public static void main(String[] args) throws Exception {
    boolean h2 = args[0].toUpperCase(Locale.ROOT).equals("H2");
    int units = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
    int past = args.length > 2 ? Integer.parseInt(args[2]) : 20;
    Path data = args.length > 3 ? Path.of(args[3]) : Files.createTempDirectory("vanthu-benchmark");
    String url =
        h2
            ? "jdbc:h2:file:"
                + data.resolve("db").toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            : EmbeddedPostgres.builder().start().getJdbcUrl("postgres", "postgres");
    try (ConfigurableApplicationContext service = service(url, data)) {
      JdbcClient jdbc = JdbcClient.create(service.getBean(DataSource.class));
      if (number(jdbc, "select count(*) from report") == 0) {
        new CampaignsBenchmark(h2, units, jdbc).fill(service.getBean(Campaigns.class), past);
      }
      System.out.printf(
          "%s, %d units, %d reports%n",
          h2 ? "H2 in a file" : "PostgreSQL",
          number(jdbc, "select count(*) from unit"),
          number(jdbc, "select count(*) from report"));
      measure(service);
    }
    System.exit(0);
  }

  private static ConfigurableApplicationContext service(String url, Path data) {
    return new SpringApplicationBuilder(VanThu.class, Time.class)
        .run(
            "--server.port=0",
            "--spring.main.allow-bean-definition-overriding=true",
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=" + (url.contains("h2") ? "sa" : "postgres"),
            "--vanthu.data=" + data,
            "--vanthu.admin.password=a long enough password",
            "--vanthu.office.address=baocao@office.example",
            "--vanthu.letters.send=none",
            "--vanthu.reminders.timer=false",
            "--vanthu.reminders.per-day=1000000",
            "--vanthu.digests.staff[0].address=lan@office.example",
            "--vanthu.digests.staff[0].when-nothing=true",
            "--vanthu.ocr.enabled=false",
            "--logging.level.root=WARN");
  }

  private static void measure(ConfigurableApplicationContext service) {
    Statuses statuses = service.getBean(Statuses.class);
    Reminders reminders = service.getBean(Reminders.class);
    Digests digests = service.getBean(Digests.class);
    Campaign campaign = service.getBean(Campaigns.class).find("Q2").orElseThrow();
    measure("counts of a campaign", () -> statuses.counts(campaign).received());
    measure(
        "status with a row per unit",
        () -> {
          CampaignStatus status = statuses.of(campaign);
          return status.received() + " of " + status.expected();
        });
    measure(
        "plan of a day's reminders",
        () -> reminders.preview(LocalDate.of(2022, 6, 16)).letters().size());
    Iterator<String> days =
        List.of("2022-06-17", "2022-06-20", "2022-06-21", "2022-06-22", "2022-06-23").iterator();
    measure(
        "a digest",
        () -> {
          String day = days.next();
          CLOCK.moveTo(day + "T07:40:00+07:00");
          return digests.queueDue(LocalDate.parse(day));
        });
  }

  private void fill(Campaigns campaigns, int past) throws IOException {
    List<String> indexes = indexes();
    indexes.forEach(i -> jdbc.sql("drop index if exists " + name(i)).update());
    String code = "'U' || lpad(cast(n as varchar(6)), 6, '0')";
    jdbc.sql(
            """
            insert into unit (code, name, kind, contact, phone, cluster_name)
            select %s, 'CĐCS ' || n, 'SCHOOL', 'Nguyễn Thị Hòa', '0912000101', 'Cụm ' || mod(n, 100) from (%s) as numbers
            """
                .formatted(code, series))
        .update();
    jdbc.sql(
            """
            insert into unit_address (unit, position, address) select %s, 0, 'u' || n || '@truong.example' from (%s) as numbers
            """
                .formatted(code, series))
        .update();
    jdbc.sql("update registry_version set changes = changes + 1").update();
    campaigns.put(
        List.of(
            Round.campaign("Q2", Round.Q2, "2022-06-15"),
            Round.campaign("H1", Period.parse("2022-H1"), "2022-06-15")));
    for (int p = 0; p < past; p++) {
      insert(code, 2000 + p + "", "2020-01-01 00:00:00+00", "");
    }
    for (String period : List.of("2022-Q2", "2022-H1")) {
      insert(code, period, "2022-06-10 00:00:00+00", "where mod(n, 10) < 7");
    }
    indexes.forEach(index -> jdbc.sql(index).update());
    jdbc.sql(h2 ? "analyze" : "vacuum analyze").update();
  }

  private void insert(String code, String period, String at, String which) {
    jdbc.sql(
            """
            insert into report (source, unit, form, period, status, complete, received_at, filed_at, unit_basis, topics)
            select 'mail:' || n, %s, 'cchc', '%s', 'ACCEPTED', true, timestamp with time zone '%s', timestamp with time zone '%s', 'address', ''
              from (%s) as numbers %s
            """
                .formatted(code, period, at, at, series, which))
        .update();
  }

  /** The indexes of reports, by which filling would take for ever. */
  private List<String> indexes() throws IOException {
    List<String> indexes = new ArrayList<>();
    Path folder = Path.of("src/main/resources/db/migration/common");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        INDEX
            .matcher(Files.readString(file, StandardCharsets.UTF_8))
            .results()
            .map(MatchResult::group)
            .forEach(indexes::add);
      }
    }
    indexes.removeIf(index -> !exists(name(index)));
    return indexes;
  }

  private boolean exists(String index) {
    String sql =
        h2
            ? "select count(*) from information_schema.indexes where index_name = :name"
            : "select count(*) from pg_indexes where indexname = :name";
    return jdbc.sql(sql).param("name", index).query(Integer.class).single() > 0;
  }

  private static String name(String index) {
    return Optional.of(INDEX.matcher(index)).filter(m -> m.find()).orElseThrow().group(1);
  }

  private static long number(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query(Long.class).single();
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
