package vn.vanthu.mailbox.mime;

import java.util.ArrayList;
import java.util.List;

/** Text whose lines a program broke softly ({@code format=flowed}, RFC 3676): joins them again. */
final class Flowed {
  private Flowed() {}

  /**
   * @param deleteSpace whether the space at a soft break was put there by the program
   */
  static String unwrap(String text, boolean deleteSpace) {
    List<String> lines = new ArrayList<>();
    boolean soft = false;
    int depth = 0;
    for (String line : text.split("\\R", -1)) {
      int own = depth(line);
      String content = line.substring(own);
      String unstuffed = content.startsWith(" ") ? content.substring(1) : content;
      if (soft && own == depth && !unstuffed.equals("-- ")) {
        int last = lines.size() - 1;
        lines.set(last, softened(lines.get(last), deleteSpace) + unstuffed);
      } else {
        lines.add(own == 0 ? unstuffed : ">".repeat(own) + " " + unstuffed);
      }
      soft = line.endsWith(" ") && !unstuffed.equals("-- ");
      depth = own;
    }
    return String.join("\n", lines);
  }

  private static String softened(String line, boolean deleteSpace) {
    return deleteSpace ? line.substring(0, line.length() - 1) : line;
  }

  private static int depth(String line) {
    int depth = 0;
    while (depth < line.length() && line.charAt(depth) == '>') {
      depth++;
    }
    return depth;
  }
}
