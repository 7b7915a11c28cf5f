package vn.vanthu.console.page;

import java.io.Serializable;
import java.util.List;

/**
 * One sentence at the top of the next page; add it to the redirect as flash attribute {@code
 * notice}.
 *
 * @param kind {@code done}, {@code warning} or {@code error}
 * @param key of the sentence in {@code messages.properties}
 */
public record Notice(String kind, String key, List<String> args) implements Serializable {
  public static Notice done(String key, Object... args) {
    return of("done", key, args);
  }

  public static Notice warning(String key, Object... args) {
    return of("warning", key, args);
  }

  public static Notice error(String key, Object... args) {
    return of("error", key, args);
  }

  private static Notice of(String kind, String key, Object... args) {
    return new Notice(kind, key, java.util.Arrays.stream(args).map(String::valueOf).toList());
  }
}
