package vn.vanthu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.vanthu.StaffBrowser.follow;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.vanthu.console.access.Accounts;

/**
 * What holds only between a real browser and a real server: cookies, proxies, tabs, the back
 * button.
 */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ConsoleOverTheWireTest {
  private static ConfigurableApplicationContext service;
  private static StaffBrowser browser;
  private static String home;

  @TempDir Path folder;

  @BeforeAll
  static void start(@TempDir Path data) {
    service =
        new SpringApplicationBuilder(VanThu.class)
            .run(
                "--server.port=0",
                "--vanthu.data=" + data,
                "--spring.datasource.url=jdbc:h2:mem:wire;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
                "--vanthu.admin.password=right-password",
                "--vanthu.workers=1",
                "--vanthu.ocr.enabled=false",
                "--spring.jmx.enabled=false");
    home = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
    browser = new StaffBrowser(home);
  }

  @AfterAll
  static void stop() {
    browser.close();
    service.close();
  }

  @Test
  void only_this_machine_is_served_until_somebody_sets_otherwise() {
    assertThat(service.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
  }

  @Test
  void what_is_asked_by_api_of_a_unit_that_is_not_there_is_refused() throws Exception {
    String admin = Base64.getEncoder().encodeToString("admin:right-password".getBytes(UTF_8));
    for (String path : List.of("/units/NOPE/reminders/pause", "/telephone-list/NOPE/NOPE/calls")) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(home + "/api/v1" + path))
              .header("Authorization", "Basic " + admin)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{\"why\":\"x\",\"note\":\"x\"}"))
              .build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void the_sessions_cookie_is_no_scripts_and_no_other_sites_and_behind_tls_only_tlss()
      throws Exception {
    assertThat(cookie(Map.of())).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
    HttpResponse<String> behind =
        get("/", Map.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "vanthu.office.example"));
    assertThat(behind.headers().firstValue("Location"))
        .hasValue("https://vanthu.office.example/login");
    assertThat(behind.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
    assertThat(get("/login", Map.of("X-Forwarded-Proto", "https")).headers().map())
        .containsKey("Strict-Transport-Security");
  }

  @Test
  void a_form_that_is_sent_again_after_going_back_does_nothing_twice() {
    try (BrowserContext person = signedIn()) {
      Page page = person.newPage();
      page.navigate(home + "/people/new");
      page.fill("#name", "hai.lan");
      follow(page, "main form button[type=submit]");
      assertThat(page.locator(".secret").innerText()).isNotBlank();
      page.goBack();
      page.fill("#name", "hai.lan");
      follow(page, "main form button[type=submit]");

      assertThat(page.locator(".notice-error").innerText()).contains("đã có");
      page.goBack();
      page.navigate(home + "/people/hai.lan");
      assertThat(page.locator(".secret").count()).as("the password is shown once").isZero();
    }
  }

  @Test
  void a_tab_that_was_left_open_changes_nothing_once_its_session_is_over() {
    try (BrowserContext person = signedIn()) {
      Page left = person.newPage();
      left.navigate(home + "/people/new");
      Page other = person.newPage();
      other.navigate(home + "/");
      follow(other, ".side-foot form button");

      left.fill("#name", "muon");
      follow(left, "main form button[type=submit]");
      assertThat(left.locator("body").innerText()).containsAnyOf("Trang này đã cũ", "Đăng nhập");
      assertThat(service.getBean(Accounts.class).find("muon")).isEmpty();

      other.goBack();
      other.waitForLoadState();
      assertThat(other.url()).as("nothing is shown from the browser's store").contains("/login");
    }
  }

  @Test
  void a_file_over_the_limit_is_refused_in_words_that_say_the_limit() throws Exception {
    Path large = folder.resolve("don-vi.csv");
    Files.write(large, new byte[70_000_000]);
    try (BrowserContext person = signedIn()) {
      Page page = person.newPage();
      page.navigate(home + "/units/import");
      page.setInputFiles("#file", large);
      assertThat((String) page.evaluate("document.getElementById('file').validationMessage"))
          .as("before it is sent")
          .contains("Tệp quá lớn", "60 MB");

      follow(page, () -> page.evaluate("document.querySelector('main form').submit()"));
      assertThat(page.locator("main").innerText())
          .contains("Tệp quá lớn", "nhiều nhất 60 MB", "Mã lỗi: 413");
      page.goBack();
      assertThat(page.url()).endsWith("/units/import");

      page.navigate(home + "/units/import?lang=en");
      page.setInputFiles("#file", large);
      follow(page, () -> page.evaluate("document.querySelector('main form').submit()"));
      assertThat(page.locator("main").innerText()).contains("No more than 60 MB");
    }
  }

  @Test
  void styles_and_scripts_of_the_first_page_weigh_less_than_100_kilobytes_on_the_wire() {
    try (BrowserContext person = signedIn()) {
      Page page = person.newPage();
      page.navigate(home + "/");
      int bytes =
          (Integer)
              page.evaluate(
                  """
                  () => performance.getEntriesByType('resource')
                    .filter(r => /\\.(css|js)$/.test(new URL(r.name).pathname))
                    .reduce((sum, r) => sum + r.encodedBodySize, 0)
                  """);
      assertThat(bytes).isBetween(10_000, 100_000);
    }
  }

  private static String cookie(Map<String, String> headers) throws Exception {
    return get("/", headers).headers().firstValue("Set-Cookie").orElseThrow();
  }

  private static HttpResponse<String> get(String path, Map<String, String> headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(home + path)).header("Accept", "text/html");
    headers.forEach(request::header);
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static BrowserContext signedIn() {
    return browser.signedIn("admin", "right-password").context();
  }
}
