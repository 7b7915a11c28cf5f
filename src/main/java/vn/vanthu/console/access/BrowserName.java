package vn.vanthu.console.access;

import java.util.LinkedHashMap;
import java.util.Map;

/** What people call the browser that names itself like that. */
final class BrowserName {
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("coc_coc", "Cốc Cốc");
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("Firefox/", "Firefox");
    BROWSERS.put("Chrome/", "Chrome");
    BROWSERS.put("CriOS/", "Chrome");
    BROWSERS.put("Safari/", "Safari");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS", "macOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private BrowserName() {}

  static String of(String browser) {
    String name = first(BROWSERS, browser);
    String system = first(SYSTEMS, browser);
    return name.isEmpty() ? "" : system.isEmpty() ? name : name + ", " + system;
  }

  private static String first(Map<String, String> names, String browser) {
    return names.entrySet().stream()
        .filter(entry -> browser.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
