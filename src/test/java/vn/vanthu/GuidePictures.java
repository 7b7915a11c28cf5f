package vn.vanthu;

import static org.awaitility.Awaitility.await;
import static vn.vanthu.StaffBrowser.follow;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import vn.vanthu.forms.StatedValue;
import vn.vanthu.mailbox.MailFilter;
import vn.vanthu.mailbox.MailStatus;
import vn.vanthu.mailbox.Mails;
import vn.vanthu.reports.Report;
import vn.vanthu.reports.ReportFilter;
import vn.vanthu.reports.Reports;

/**
 * Makes the pictures of the guide for staff ({@code docs/vi/anh}) from the demo. Usage: {@code
 * [folder] [name ...]}; without names all of them.
 */
public final class GuidePictures {
  private static final Path MAIL = Path.of("src/main/resources/demo/mail");

  private final ConfigurableApplicationContext demo;
  private final String home;
  private final Page page;
  private final Path folder;
  private final Set<String> wanted;

  private GuidePictures(
      ConfigurableApplicationContext demo,
      String home,
      Page page,
      Path folder,
      Set<String> wanted) {
    this.demo = demo;
    this.home = home;
    this.page = page;
    this.folder = folder;
    this.wanted = wanted;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args.length > 0 ? args[0] : "docs/vi/anh");
    Set<String> wanted = new HashSet<>(Arrays.asList(args));
    wanted.remove(folder.toString());
    Files.createDirectories(folder);
    try (ConfigurableApplicationContext demo =
        Demo.start(new String[] {"--server.port=0", "--vanthu.workers=1"})) {
      Mails mails = demo.getBean(Mails.class);
      MailFilter waiting = new MailFilter(Optional.empty(), Optional.of(MailStatus.RECEIVED));
      MailFilter done = new MailFilter(Optional.empty(), Optional.of(MailStatus.DONE));
      await()
          .atMost(Duration.ofMinutes(5))
          .until(() -> mails.count(done) > 30 && mails.count(waiting) == 0);
      String home = "http://localhost:" + demo.getEnvironment().getProperty("local.server.port");
      try (StaffBrowser browser = new StaffBrowser(home)) {
        Page page = browser.signedIn("admin", "demo");
        page.setViewportSize(1280, 900);
        page.onDialog(Dialog::accept);
        GuidePictures pictures = new GuidePictures(demo, home, page, folder, wanted);
        pictures.ofReading();
        pictures.ofLettersAndForms();
        pictures.ofCampaignsAndUnits();
        pictures.ofTheReportUpwards();
        pictures.ofSettings();
        pictures.ofOtherPages();
      }
    }
    System.exit(0);
  }

  private void ofReading() {
    take("today", "/");
    Report known = doubtful();
    go("/review/" + known.id());
    follow(page, "form[action$='/reopen'] button");
    take("queue", "/review");
    take("review", "/review/" + known.id());
    take("ask", "/review/" + known.id() + "/ask");
    go("/review/" + known.id());
    page.click("details.place > summary");
    take("period");
    take("register", "/register");
    take("message", "/register/" + known.source().substring("mail:".length()));
  }

  private void ofLettersAndForms() {
    take("letters", "/letters");
    take("due", "/letters/today");
    take("text", "/letters/texts/unit/acknowledgement");
    take("form", "/forms/cchc");
    go("/forms/cchc");
    page.setInputFiles("#try-file", MAIL.resolve("13-pdf-text-prose.eml"));
    follow(page, "form[data-drop] button[type=submit]");
    take("tried");
    take("learn", "/forms/cchc/learn?indicator=meetings&report=" + doubtful().id());
    go("/reading-again");
    page.selectOption("#campaign", "CCHC-2022-H1");
    follow(page, "main form.card-sheet button[type=submit]");
    page.waitForSelector("main progress", gone());
    take("again");
  }

  private void ofCampaignsAndUnits() {
    take("campaign", "/campaigns/CCHC-2022-H1");
    take("figures", "/campaigns/CCHC-2022-H1/figures");
    take("units", "/units");
    take("unit", "/units/MN01");
  }

  private void ofTheReportUpwards() {
    String path = "/campaigns/CCHC-2022-H1/consolidated";
    go(path);
    follow(page, "form[action$='/draft'] button");
    take("consolidated", path);
    go(path);
    follow(page, "form[action$='/approve'] button");
    go(path);
    follow(page, "#draft a[href$='/send']");
    take("send-upward");
  }

  private void ofSettings() {
    take("setup", "/settings/setup");
    go("/people/new");
    page.fill("#name", "hai.lan");
    follow(page, "main form button[type=submit]");
    take("person");
    go("/settings/mailboxes");
    follow(page, "form[action$='/try'] button");
    take("mailboxes");
  }

  private void ofOtherPages() {
    go("/guidance/new");
    page.fill("#title", "Hướng dẫn tuyên truyền cải cách hành chính 6 tháng cuối năm 2022");
    page.fill("#docNumber", "95/HD-LĐLĐ");
    page.setInputFiles("#files", Path.of("config/documents/consolidated.docx"));
    follow(page, "main form button.btn-primary[type=submit]");
    follow(page, "form[action$='/send'] button");
    take("guidance");
    take("voices", "/voices");

    take("trends", "/trends");
  }

  private void take(String name, String path) {
    if (wanted.isEmpty() || wanted.contains(name)) {
      go(path);
      take(name);
    }
  }

  private void take(String name) {
    if (wanted.isEmpty() || wanted.contains(name)) {
      page.waitForLoadState(LoadState.NETWORKIDLE);
      page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }
  }

  private void go(String path) {
    page.navigate(home + path);
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  private static Page.WaitForSelectorOptions gone() {
    return new Page.WaitForSelectorOptions()
        .setState(WaitForSelectorState.DETACHED)
        .setTimeout(120_000);
  }

  /** A report with meetings and a figure that a person should look at, read from a PDF. */
  private Report doubtful() {
    return demo
        .getBean(Reports.class)
        .page(
            new ReportFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            0,
            200)
        .stream()
        .filter(report -> report.values().containsKey("meetings"))
        .filter(report -> report.values().get("meetings").evidence().place().part().endsWith("pdf"))
        .filter(report -> report.values().values().stream().anyMatch(StatedValue::approximate))
        .findFirst()
        .orElseThrow();
  }
}
