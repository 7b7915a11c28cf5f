package vn.vanthu.correspondence.digests;

import java.util.HashMap;
import java.util.Map;

/**
 * One line of a digest.
 *
 * @param link address of its page in the console; empty where there is none
 */
record DigestItem(String text, String link) {
  static DigestItem of(String text) {
    return new DigestItem(text, "");
  }

  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    values.put("text", text);
    values.put("link", link.isEmpty() ? false : link);
    return values;
  }
}
