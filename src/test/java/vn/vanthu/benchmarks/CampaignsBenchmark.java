package vn.vanthu.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
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

/**
 * How long the status of a campaign, the plan of a day's reminders and a digest take with many
 * units and past reports, in the service as it is. Usage: {@code H2|POSTGRESQL [units] [past
 * campaigns] [data folder]}; 100,000 and 20 without. A data folder keeps the database for another
 * run.
 */
public final class CampaignsBenchmark {
  private static final int RUNS = 16;
  private static final MovingClock CLOCK =
      new MovingClock(Instant.parse("2022-06-16T01:30:00Z"), Round.ZONE);

  private CampaignsBenchmark() {}

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
    String url = h2 ? PagesBenchmark.h2(data) : PagesBenchmark.postgres(data);
    try (ConfigurableApplicationContext service = service(url, data, Time.class)) {
      JdbcClient jdbc = JdbcClient.create(service.getBean(DataSource.class));
      if (number(jdbc, "select count(*) from report") == 0) {
        new ManyUnits(h2, units, jdbc).fill(service.getBean(Campaigns.class), past);
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

  static ConfigurableApplicationContext service(String url, Path data, Class<?> time) {
    return new SpringApplicationBuilder(VanThu.class, time)
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
    service.getBean(JdbcClient.class).sql("delete from digest").update(); // told by an earlier run
    Iterator<LocalDate> days =
        LocalDate.of(2022, 6, 17)
            .datesUntil(LocalDate.of(2022, 8, 1))
            .filter(day -> day.getDayOfWeek().getValue() <= 5)
            .iterator();
    measure(
        "a digest",
        () -> {
          LocalDate day = days.next();
          CLOCK.moveTo(day + "T07:40:00+07:00");
          return digests.queueDue(day);
        });
  }

  static long number(JdbcClient jdbc, String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  /** The first call, in a JVM that has not done it before, and those after it. */
  private static void measure(String what, Supplier<Object> work) {
    List<Long> took = new ArrayList<>();
    List<Long> used = new ArrayList<>();
    Object result = "";
    for (int i = 0; i < RUNS; i++) {
      System.gc();
      long began = System.nanoTime();
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      result = work.get();
      used.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1_000_000);
      took.add((System.nanoTime() - began) / 1_000_000);
    }
    Runtime runtime = Runtime.getRuntime();
    long first = took.remove(0);
    Collections.sort(took);
    Collections.sort(used);
    System.out.printf(
        "%s (%s): first %d ms, then median %d ms, most %d ms; processor time %d ms; heap %d MiB%n",
        what,
        result,
        first,
        took.get(took.size() / 2),
        took.get(took.size() - 1),
        used.get(used.size() / 2),
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }
}
