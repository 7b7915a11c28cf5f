package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.vanthu.StaffBrowser.follow;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import vn.vanthu.mailbox.MailFilter;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportStatus;
import vn.vanthu.reports.Reports;

/** The console of the demo in a real browser. */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ConsoleInBrowserTest {
  private static final List<Integer> WIDTHS = List.of(360, 768, 1440);
  private static final String BREACHES =
      """
      async () => {
        const found = await axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']});
        return found.violations
          .filter(v => v.impact === 'serious' || v.impact === 'critical')
          .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', '));
      }
      """;

  /** No piece of the page is asked for or put in, and none was in the frame before. */
  private static final String SETTLED =
      """
      () => new Promise(settled => requestAnimationFrame(() => requestAnimationFrame(() =>
        settled(document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling') === null))))
      """;

  private static ConfigurableApplicationContext demo;
  private static StaffBrowser browser;
  private static String home;
  private static String axe;

  @BeforeAll
  static void start() throws Exception {
    demo =
        Demo.start(
            new String[] {"--server.port=0", "--vanthu.workers=1", "--vanthu.ocr.enabled=false"});
    home = "http://localhost:" + demo.getEnvironment().getProperty("local.server.port");
    MailFilter waiting = new MailFilter(Optional.empty(), Optional.of(MailStatus.RECEIVED));
    MailFilter done = new MailFilter(Optional.empty(), Optional.of(MailStatus.DONE));
    Mails mails = demo.getBean(Mails.class);
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> mails.count(done) > 30 && mails.count(waiting) == 0);
    browser = new StaffBrowser(home);
    try (InputStream script = ConsoleInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterAll
  static void stop() {
    browser.close();
    demo.close();
  }

  @Test
  void every_page_fits_its_screen_and_everybody_can_use_it_in_both_languages() throws Exception {
    List<String> pages = new ConsolePages(demo).with(inReview());
    ExecutorService people = Executors.newFixedThreadPool(2);
    try {
      Future<List<String>> vietnamese = people.submit(() -> wrong(pages, "vi"));
      Future<List<String>> english = people.submit(() -> wrong(pages, "en"));
      assertThat(vietnamese.get()).isEmpty();
      assertThat(english.get()).isEmpty();
    } finally {
      people.shutdownNow();
    }
  }

  @Test
  void a_report_is_reviewed_by_keys_alone_and_the_decision_taken_back() {
    Report report = inReview();
    try (BrowserContext person = signedIn(1440, "vi")) {
      Page page = person.newPage();
      page.navigate(home + "/review/" + report.id());
      page.keyboard().press("j");
      String key = page.locator("[data-value].on").getAttribute("data-key");
      page.keyboard().press("e");
      page.keyboard().type("1.234");
      page.keyboard().press("Enter");
      page.waitForSelector("#v-" + key + ".value-confirmed");
      assertThat(stated(report, key)).hasValue(1234L);

      follow(page, () -> page.keyboard().press("a"));
      assertThat(page.locator(".notice-done").count()).isOne();
      assertThat(stands(report)).isEqualTo(ReportStatus.ACCEPTED);

      follow(page, () -> page.locator(".notice-undo button").press("Enter"));
      assertThat(page.locator("[data-accept]").count()).isOne();
      assertThat(stands(report)).isEqualTo(ReportStatus.IN_REVIEW);
      page.keyboard().press("u");
      page.waitForSelector(
          "#v-" + key + ".value-confirmed",
          new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
      assertThat(stated(report, key)).isEmpty();
    }
  }

  @Test
  void a_wrong_unit_is_corrected_by_keys_alone_and_taken_back() {
    Report report = inReview();
    try (BrowserContext person = signedIn(1440, "vi")) {
      Page page = person.newPage();
      page.navigate(home + "/review/" + report.id());
      page.keyboard().press("d");
      page.keyboard().type("phu lang");
      page.waitForSelector("#found-units input[name=unit][value=MN02]");
      String first = page.locator("#found-units input[name=unit]").first().inputValue();
      page.keyboard().press("Enter");
      page.waitForCondition(() -> unit(report).equals(Optional.of(new UnitCode(first))));
      page.waitForFunction("() => document.activeElement.closest('details.place') === null");
      page.keyboard().press("u");
      page.waitForCondition(() -> unit(report).equals(report.unit()));
    }
  }

  private static Optional<UnitCode> unit(Report report) {
    return reports().find(report.id()).flatMap(Report::unit);
  }

  @Test
  void the_second_of_two_people_is_told_and_nothing_is_overwritten() {
    Report report = inReview();
    try (BrowserContext first = signedIn(1440, "vi");
        BrowserContext second = signedIn(1440, "vi")) {
      Page one = first.newPage();
      Page two = second.newPage();
      one.navigate(home + "/review/" + report.id());
      two.navigate(home + "/review/" + report.id());
      String key = one.locator("[data-value]").last().getAttribute("data-key");

      enter(one, key, "7");
      one.waitForSelector("#v-" + key + ".value-confirmed");
      enter(two, key, "8");

      two.waitForSelector("#pane .notice-warning");
      assertThat(stated(report, key)).hasValue(7L);
      assertThat(two.locator("#v-" + key + " .value-number").innerText()).contains("7");
    }
  }

  private static void enter(Page page, String key, String number) {
    page.locator("#v-" + key + " summary").click();
    page.locator("#v-" + key + " input[name=value]").fill(number);
    page.locator("#v-" + key + " button[value=amend]").click();
  }

  /** What is wrong with any page at any width; each is loaded once and then made wider. */
  private static List<String> wrong(List<String> pages, String language) {
    List<String> wrong = new ArrayList<>();
    try (StaffBrowser own = new StaffBrowser(home)) { // one is for one thread
      Page page = own.signedIn("admin", "demo", WIDTHS.get(0), language);
      page.onConsoleMessage(
          said -> {
            if (said.text().contains("Content Security Policy")) {
              wrong.add(said.text());
            }
          });
      for (String path : pages) {
        page.navigate(home + path);
        page.waitForFunction(SETTLED);
        page.evaluate(axe);
        for (int width : WIDTHS) {
          page.setViewportSize(width, 900);
          look(page, path + " " + language + " " + width, wrong);
        }
        page.setViewportSize(WIDTHS.get(0), 900);
      }
      page.context().close();
    }
    return wrong;
  }

  private static void look(Page page, String what, List<String> wrong) {
    int over =
        (Integer)
            page.evaluate(
                "() => document.documentElement.scrollWidth -"
                    + " document.documentElement.clientWidth");
    if (over > 0) {
      wrong.add(what + " is too wide by " + over);
    }
    ((List<?>) page.evaluate(BREACHES)).forEach(breach -> wrong.add(what + " " + breach));
  }

  private static BrowserContext signedIn(int width, String language) {
    return browser.signedIn("admin", "demo", width, language).context();
  }

  /** A report that waits for a person, its unit and period known. */
  private static Report inReview() {
    return reports().waiting(Optional.empty(), 50).stream()
        .filter(report -> report.unit().isPresent() && report.period().isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Long> stated(Report report, String key) {
    return reports()
        .find(report.id())
        .flatMap(r -> Optional.ofNullable(r.values().get(key)))
        .map(value -> value.value());
  }

  private static ReportStatus stands(Report report) {
    return reports().find(report.id()).orElseThrow().status();
  }

  private static Reports reports() {
    return demo.getBean(Reports.class);
  }
}
