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
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.vanthu.campaigns.Selection;
import vn.vanthu.correspondence.Attachment;
import vn.vanthu.correspondence.LetterFilter;
import vn.vanthu.correspondence.LetterRegister;
import vn.vanthu.correspondence.guidance.Guidance;
import vn.vanthu.correspondence.guidance.GuidanceDesk;
import vn.vanthu.correspondence.guidance.NewGuidance;
import vn.vanthu.correspondence.voices.VoiceDesk;
import vn.vanthu.correspondence.voices.VoiceFilter;
import vn.vanthu.intake.replies.Intent;
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
    List<String> pages = pages();
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

  private static List<String> pages() {
    Report report = inReview();
    String mail = report.source().substring("mail:".length());
    announce(mail);
    return List.of(
        "/",
        "/review",
        "/review/" + report.id(),
        "/review/" + report.id() + "/ask",
        "/register",
        "/register?words=khong-co-thu-nao",
        "/register/" + mail,
        "/register/" + mail + "/read-again",
        "/reading-again",
        "/forms",
        "/forms/cchc",
        "/forms/cchc/learn?indicator=meetings&report=" + report.id(),
        "/letters",
        "/letters/" + letter(),
        "/letters/today",
        "/letters/texts",
        "/letters/texts/unit/acknowledgement-with-questions",
        "/audit",
        "/campaigns",
        "/campaigns/CCHC-2022-Q2",
        "/campaigns/CCHC-2022-Q2?words=khong-co-don-vi-nao",
        "/campaigns/CCHC-2022-Q2/edit",
        "/campaigns/CCHC-2022-Q2/figures",
        "/campaigns/CCHC-2022-Q2/telephone",
        "/campaigns/new",
        "/campaigns/matrix",
        "/campaigns/series",
        "/campaigns/series/new",
        "/units",
        "/units?words=khong-co-don-vi-nao",
        "/units/MN01",
        "/units/MN01/edit",
        "/units/MN01/split",
        "/units/merge?unit=MN01&unit=MN02",
        "/units/import",
        "/consolidated",
        "/campaigns/CCHC-2022-H1/consolidated",
        "/people",
        "/people/new",
        "/people/admin",
        "/account",
        "/settings/office",
        "/settings/mailboxes",
        "/settings/calendar?year=2022",
        "/settings/calendar?year=2031",
        "/settings/letters",
        "/settings/setup",
        "/account/password",
        "/guidance",
        "/guidance/new",
        "/guidance/" + sentGuidance(),
        "/announcements",
        "/voices",
        "/voices/" + demo.getBean(VoiceDesk.class).page(VoiceFilter.ALL, 0, 1).get(0).id(),
        "/trends",
        "/trends?unit=khong-co",
        "/trends/indices",
        "/not-there");
  }

  /** What a union has said of each kind, in that mail. */
  private static void announce(String mail) {
    int place = 90;
    for (Intent.Kind kind : Intent.Kind.values()) {
      demo.getBean(JdbcClient.class)
          .sql(
              """
              insert into reply_intent (mail_id, position, letter, unit, form, period, kind, named_day, detail, words, found_at)
              values (:mail, :place, 'letter:1', 'MN03', 'cchc', '2022-Q2', :kind, date '2022-06-28', 'moi@truong.example 0912345678',
                      'Đơn vị xin gửi sau ngày 28/6 ạ, từ nay thư gửi về moi@truong.example', current_timestamp)
              """)
          .param("mail", Long.parseLong(mail))
          .param("place", place++)
          .param("kind", kind.name())
          .update();
    }
  }

  /** A document that has gone to every union of the demo. */
  private static long sentGuidance() {
    GuidanceDesk desk = demo.getBean(GuidanceDesk.class);
    Guidance guidance =
        desk.draft(
            new NewGuidance(
                "browser",
                "Hướng dẫn tuyên truyền cải cách hành chính",
                Optional.of("95/HD-LĐLĐ"),
                Optional.empty(),
                "Gửi đơn vị hướng dẫn kèm theo.",
                Selection.everyone(),
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(Attachment.file("hd.pdf", "application/pdf", new byte[] {1}))),
            "admin");
    desk.send(guidance.id(), "admin");
    return guidance.id();
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

  private static String letter() {
    return demo.getBean(LetterRegister.class)
        .page(LetterFilter.ALL, Optional.empty(), 1)
        .get(0)
        .id()
        .toString();
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
