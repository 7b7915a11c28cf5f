package vn.vanthu;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.StaffBrowser.follow;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.correspondence.OfficeSettings;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.RegistryFile;
import vn.vanthu.registry.Units;

/** A new office's first day: nothing is there but an administrator. */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FirstRunInBrowserTest {
  private static final Path REGISTRY = Path.of("src/main/resources/demo/registry.csv");

  @TempDir Path data;

  private GreenMail server;
  private ConfigurableApplicationContext service;
  private StaffBrowser browser;
  private Page page;
  private String home;

  @BeforeEach
  void start() {
    server = new GreenMail(ServerSetup.IMAP.dynamicPort());
    server.start();
    server.setUser("bc@office.example", "secret");
    service =
        new SpringApplicationBuilder(VanThu.class)
            .run(
                "--server.port=0",
                "--vanthu.data=" + data,
                "--vanthu.admin.password=right-password",
                "--vanthu.workers=1",
                "--vanthu.ocr.enabled=false",
                "--vanthu.today=2022-06-16",
                "--spring.jmx.enabled=false");
    home = "http://localhost:" + service.getEnvironment().getProperty("local.server.port");
    browser = new StaffBrowser(home);
    page = browser.signedIn("admin", "right-password");
  }

  @AfterEach
  void stop() {
    browser.close();
    service.close();
    server.stop();
  }

  @Test
  void an_office_is_set_up_step_by_step_left_and_gone_on_with() throws Exception {
    assertThat(page.url()).endsWith("/settings/setup");
    assertThat(done()).isEmpty();
    assertThat(next().innerText()).contains("Cơ quan");

    follow(page, () -> next().locator("a").click());
    page.fill("#name", "Công đoàn phường Mới");
    page.fill("#short-name", "CĐ phường");
    follow(page, "main form button[type=submit]");
    assertThat(page.url()).endsWith("/settings/setup");
    assertThat(done()).containsExactly("Cơ quan");
    assertThat(page.locator(".brand").innerText()).contains("CĐ phường");
    assertThat(service.getBean(OfficeSettings.class).name()).isEqualTo("Công đoàn phường Mới");

    follow(page, () -> next().locator("a").click());
    page.fill("#host", "127.0.0.1");
    page.fill("#port", String.valueOf(server.getImap().getPort()));
    page.selectOption("#security", "none");
    page.fill("#username", "bc@office.example");
    page.fill("#password", "secret");
    follow(page, "form[action$='try-new'] button");
    assertThat(page.locator(".notice").innerText()).contains("Kết nối được", "INBOX: 0 thư");
    assertThat(page.locator("pre").innerText()).contains("username: \"bc@office.example\"");

    page.navigate(home + "/settings/setup");
    follow(page, "form[action$='leave'] button");
    assertThat(page.url()).isEqualTo(home + "/");
    assertThat(page.locator("main").innerText()).contains("chưa được cài đặt xong (1/5 bước)");

    service.getBean(Units.class).put(RegistryFile.read(REGISTRY));
    service.getBean(Campaigns.class).put(List.of(firstRound()));
    follow(page, "main a[href$='/settings/setup']");
    assertThat(done()).containsExactly("Cơ quan", "Đơn vị", "Đợt báo cáo đầu tiên");
    assertThat(page.locator(".setup a").evaluateAll("all => all.map(a => a.pathname)").toString())
        .contains("/units/import", "/campaigns/new");
  }

  private List<String> done() {
    return page.locator(".setup .done strong").allInnerTexts();
  }

  private Locator next() {
    return page.locator(".setup .next");
  }

  private static Campaign firstRound() {
    return new Campaign(
        "CCHC-2022-H1",
        "cchc",
        Period.parse("2022-H1"),
        LocalDate.of(2022, 6, 30),
        "CCHC",
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }
}
