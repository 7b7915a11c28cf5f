package vn.vanthu;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Debian's Chromium, in which people look at a running console.
 *
 * <p>Whatever leads to another page goes through {@link #follow}: a page or a context that is
 * closed while the next page is still on its way can hang for ever, and what is read before it has
 * come is read from the page before.
 */
final class StaffBrowser implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;
  private final String home;

  /**
   * @param home the console's address, without a slash at its end
   */
  StaffBrowser(String home) {
    this.home = home;
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium")));
  }

  /** A page of somebody who has just signed in, 1,440 pixels wide, in Vietnamese. */
  Page signedIn(String name, String password) {
    return signedIn(name, password, 1440, "vi");
  }

  /** A page of somebody who has just signed in; close its context, not the page alone. */
  Page signedIn(String name, String password, int width, String language) {
    BrowserContext person =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 900));
    Page page = person.newPage();
    page.navigate(home + "/login?lang=" + language);
    page.fill("#username", name);
    page.fill("#password", password);
    follow(page, "button[type=submit]");
    return page;
  }

  /** Clicks what leads to another page, and waits until that one is there. */
  static void follow(Page page, String selector) {
    follow(page, () -> page.click(selector));
  }

  /** Does what leads to another page, and waits until that one is there. */
  static void follow(Page page, Runnable act) {
    AtomicBoolean there = new AtomicBoolean();
    Consumer<Page> arrival = loaded -> there.set(true);
    page.onLoad(arrival);
    try {
      act.run();
      page.waitForCondition(there::get);
    } finally {
      page.offLoad(arrival);
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
