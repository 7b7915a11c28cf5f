package vn.vanthu.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Round;
import vn.vanthu.mailbox.RawStore;

/**
 * How long the console's pages take while 20 people click through them, one click in a second or
 * two each. Usage: {@code H2|POSTGRESQL [units] [past campaigns] [mails] [clicks a person] [data
 * folder]}; 100,000, 20, 300,000 and 60 without. A data folder keeps the database for another run.
 */
public final class PagesBenchmark {
  private static final int PEOPLE = 20;
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final String PASSWORD = "a long enough password";

  private final String home;
  private final List<String> paths;
  private final Map<String, List<Long>> took = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> failed = new ConcurrentSkipListMap<>();

  private PagesBenchmark(String home, List<String> paths) {
    this.home = home;
    this.paths = paths;
  }

  /** A clock that runs on from the day on which two campaigns are due. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Time {
    @Bean
    Clock clock() {
      Clock system = Clock.system(Round.ZONE);
      Instant day = Instant.parse("2022-06-16T01:30:00Z");
      return Clock.offset(system, Duration.between(system.instant(), day));
    }
  }

  public static void main(String[] args) throws Exception {
    boolean h2 = args[0].toUpperCase(Locale.ROOT).equals("H2");
    int units = number(args, 1, 100_000);
    Path data = args.length > 5 ? Path.of(args[5]) : Files.createTempDirectory("vanthu-benchmark");
    try (ConfigurableApplicationContext service =
        CampaignsBenchmark.service(h2 ? h2(data) : postgres(data), data, Time.class)) {
      JdbcClient jdbc = JdbcClient.create(service.getBean(DataSource.class));
      if (CampaignsBenchmark.number(jdbc, "select count(*) from report") == 0) {
        ManyUnits many = new ManyUnits(h2, units, jdbc);
        many.fill(service.getBean(Campaigns.class), number(args, 2, 20));
        many.fillPages(number(args, 3, 300_000), mail(service.getBean(RawStore.class)));
      }
      for (String table : List.of("unit", "report", "report_value", "mail", "letter")) {
        System.out.printf(
            "%s: %,d%n", table, CampaignsBenchmark.number(jdbc, "select count(*) from " + table));
      }
      String home = "http://localhost:" + service.getEnvironment().getProperty("local.server.port");
      PagesBenchmark pages = new PagesBenchmark(home, paths(jdbc));
      pages.once();
      long cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
      pages.together(number(args, 4, 60));
      pages.tell(ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() - cpu);
    }
    System.exit(0);
  }

  private static int number(String[] args, int at, int other) {
    return args.length > at ? Integer.parseInt(args[at]) : other;
  }

  static String h2(Path data) {
    return "jdbc:h2:file:"
        + data.resolve("db").toAbsolutePath()
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
  }

  static String postgres(Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data.resolve("postgres").toFile())
        .setCleanDataDirectory(false)
        .start()
        .getJdbcUrl("postgres", "postgres");
  }

  private static String mail(RawStore store) throws IOException {
    String mail =
        """
        From: =?utf-8?q?C=C4=90CS?= <u1@truong.example>
        To: baocao@office.example
        Subject: Bao cao CCHC
        Date: Fri, 10 Jun 2022 07:00:00 +0700
        Message-ID: <m1@truong.example>
        Content-Type: text/plain; charset=utf-8

        Trong quý đã tổ chức 07 hội nghị với 250 lượt người tham dự; phát 300 tờ rơi.
        """;
    byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return store.keep(out -> out.write(bytes)).sha256();
  }

  /** A path for each page, with {@code *} where each click takes another number. */
  private static List<String> paths(JdbcClient jdbc) {
    long report =
        CampaignsBenchmark.number(jdbc, "select min(id) from report where status = 'IN_REVIEW'");
    List<String> paths = new ArrayList<>(List.of("/review/" + report));
    paths.addAll(
        List.of(
            "/",
            "/review",
            "/review?after=" + report,
            "/register",
            "/register?words=u*",
            "/register?words=bao+cchc",
            "/register?fate=OTHER",
            "/register/*",
            "/letters",
            "/letters?words=u*%40truong.example",
            "/letters?status=BOUNCED",
            "/campaigns",
            "/campaigns/Q2",
            "/campaigns/Q2?words=*",
            "/campaigns/Q2?after=U0*",
            "/campaigns/Q2?state=MISSING",
            "/campaigns/Q2/figures",
            "/campaigns/Q2/telephone",
            "/campaigns/matrix",
            "/campaigns/series",
            "/units",
            "/units?words=*",
            "/units/U0*",
            "/units/U0*/edit",
            "/trends",
            "/trends?unit=U0*",
            "/consolidated",
            "/announcements",
            "/voices",
            "/guidance",
            "/forms",
            "/forms/cchc",
            "/reading-again",
            "/letters/today",
            "/letters/texts",
            "/audit",
            "/people",
            "/account",
            "/settings/office",
            "/settings/mailboxes",
            "/settings/calendar",
            "/settings/letters"));
    return paths;
  }

  /** Every page by one person, twice: what only the first call does is told apart. */
  private void once() throws IOException, InterruptedException {
    HttpClient person = signedIn();
    StringBuilder slow = new StringBuilder();
    for (int round = 1; round <= 2; round++) {
      for (String path : paths) {
        long millis = ask(person, path, new Random(round));
        if (millis > 300) {
          slow.append("%n  %s %d ms (call %d)".formatted(path, millis, round));
        }
      }
    }
    System.out.printf("one person alone, calls over 300 ms:%s%n", slow);
    took.clear();
  }

  private void together(int clicks) throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
    List<Future<?>> working = new ArrayList<>();
    for (int p = 0; p < PEOPLE; p++) {
      Random random = new Random(p);
      Callable<Void> day =
          () -> {
            HttpClient person = signedIn();
            for (int i = 0; i < clicks; i++) {
              TimeUnit.MILLISECONDS.sleep(1_000 + random.nextInt(1_000));
              String path = paths.get(random.nextInt(paths.size()));
              long millis = ask(person, path, random);
              took.computeIfAbsent(path, any -> Collections.synchronizedList(new ArrayList<>()))
                  .add(millis);
            }
            return null;
          };
      working.add(people.submit(day));
    }
    for (Future<?> person : working) {
      person.get();
    }
    people.shutdown();
  }

  private long ask(HttpClient person, String path, Random random)
      throws IOException, InterruptedException {
    String asked = path.replace("*", String.valueOf(10_000 + random.nextInt(80_000)));
    long before = System.nanoTime();
    HttpResponse<byte[]> answer =
        person.send(
            HttpRequest.newBuilder(URI.create(home + asked)).header("Accept", "text/html").build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200 || answer.uri().getPath().equals("/login")) {
      failed.merge(path + " " + answer.statusCode(), 1, Integer::sum);
    }
    return (System.nanoTime() - before) / 1_000_000;
  }

  private HttpClient signedIn() throws IOException, InterruptedException {
    HttpClient person =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    String page =
        person
            .send(
                HttpRequest.newBuilder(URI.create(home + "/login")).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    Matcher token = TOKEN.matcher(page);
    if (!token.find()) {
      throw new IllegalStateException("The page of signing in has no token");
    }
    String form =
        "username=admin&password=%s&_csrf=%s"
            .formatted(
                URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8),
                URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
    person.send(
        HttpRequest.newBuilder(URI.create(home + "/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.discarding());
    return person;
  }

  /**
   * @param cpu processor time of this process meanwhile, in ms: of the pages and of those who ask
   */
  private void tell(long cpu) {
    List<Long> all = new ArrayList<>();
    Map<String, List<Long>> sorted = new TreeMap<>(took);
    System.out.printf("%n%-45s %6s %6s %6s %6s%n", "page", "calls", "p50", "p95", "most");
    sorted.forEach(
        (path, times) -> {
          all.addAll(times);
          line(path, times);
        });
    line("all", all);
    System.out.printf(
        "processor time %.1f ms a click; load of the machine %.1f; not answered by a page: %s%n",
        1.0 * cpu / all.size(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        failed);
  }

  private static void line(String what, List<Long> times) {
    List<Long> sorted = times.stream().sorted().toList();
    System.out.printf(
        "%-45s %6d %6d %6d %6d%n",
        what, sorted.size(), share(sorted, 50), share(sorted, 95), share(sorted, 100));
  }

  private static long share(List<Long> sorted, int percent) {
    return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
  }
}
