package vn.vanthu.correspondence.post;

import java.util.stream.Collectors;

/**
 * Plain text in short lines that a telephone joins again: RFC 3676, format=flowed. Lines that begin
 * with a blank are lists, whose lines are kept whole so that they come back whole in a reply.
 */
final class FlowedText {
  private static final int LONGEST = 76;

  private FlowedText() {}

  static String of(String text) {
    return text.lines().map(FlowedText::line).collect(Collectors.joining("\n")) + "\n";
  }

  private static String line(String line) {
    String kept = line.stripTrailing();
    if (kept.startsWith(" ") || kept.startsWith(">") || kept.startsWith("From ")) {
      return " " + kept;
    }
    return kept.length() <= LONGEST ? kept : folded(kept);
  }

  private static String folded(String paragraph) {
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : paragraph.split(" ")) {
      if (length > 0 && length + 1 + word.length() > LONGEST) {
        lines.append(" \n");
        length = 0;
      } else if (length > 0) {
        lines.append(' ');
        length++;
      }
      lines.append(word);
      length += word.length();
    }
    return lines.toString();
  }
}
