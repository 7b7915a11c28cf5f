package vn.vanthu.mailbox.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.mailbox.MailAddress;

/** Addresses out of decoded header values; what is no address is left out. */
final class Addresses {
  private static final int MOST = 1000;
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>(),;:\"\\[\\]]+@[^\\s<>(),;:\"]+");

  private Addresses() {}

  static List<MailAddress> in(List<String> values) {
    List<MailAddress> found = new ArrayList<>();
    for (String value : values) {
      int nameStart = 0;
      Matcher m = ADDRESS.matcher(value);
      while (m.find() && found.size() < MOST) {
        if (quoted(value, m.start())) {
          continue;
        }
        String name = value.substring(nameStart, m.start());
        found.add(new MailAddress(displayName(name), m.group()));
        nameStart = Math.min(value.length(), endOf(value, m.end()));
      }
    }
    return List.copyOf(found);
  }

  /**
   * Whether an odd number of quotes stands before {@code at}: the address is part of a display
   * name.
   */
  private static boolean quoted(String value, int at) {
    return value.substring(0, at).chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private static int endOf(String value, int at) {
    int end = at;
    while (end < value.length() && ">,; ".indexOf(value.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private static String displayName(String before) {
    return before
        .replaceAll("<$", "")
        .strip()
        .replaceAll("^\"|\"$", "")
        .replaceAll("\\\\(.)", "$1")
        .strip();
  }
}
