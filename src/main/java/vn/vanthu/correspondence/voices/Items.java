package vn.vanthu.correspondence.voices;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.vanthu.forms.text.Folded;

/** Cuts a piece of narrative into what stands there as one thing each, in its own words. */
final class Items {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 4000;
  private static final int MOST = 60;
  private static final Pattern BULLET =
      Pattern.compile("^\\s*(?:[-+*•–·]|\\(?\\d{1,2}[.)]|[a-zđ][.)])\\s+");
  private static final Pattern ENDS = Pattern.compile("[\\s;,.]+$");
  private static final Pattern BEGINS = Pattern.compile("(?<=[.;!?])\\s+(?=\\p{Lu})");
  private static final Pattern ASKS =
      Pattern.compile("^(de nghi|kien nghi|de xuat|mong|can |kinh de nghi|kinh mong).*");

  private Items() {}

  /** The items, in their order; a line that goes on is part of the one above. */
  static List<String> of(String text) {
    List<String> items = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : text.split("\\n")) {
      boolean begins = BULLET.matcher(line).find() || !goesOn(open, line);
      if (begins) {
        add(open, items);
      }
      open.append(open.isEmpty() ? "" : " ").append(BULLET.matcher(line).replaceFirst("").strip());
    }
    add(open, items);
    return items.size() > MOST ? items.subList(0, MOST) : items;
  }

  /** A line that begins small goes on with a sentence that has not ended. */
  private static boolean goesOn(StringBuilder open, String line) {
    String words = line.strip();
    return !open.isEmpty()
        && !words.isEmpty()
        && Character.isLowerCase(words.charAt(0))
        && ";.!?:".indexOf(open.charAt(open.length() - 1)) < 0;
  }

  private static void add(StringBuilder open, List<String> items) {
    StringBuilder one = new StringBuilder();
    for (String sentence : BEGINS.split(open)) {
      boolean asks = ASKS.matcher(Folded.of(sentence.strip())).matches();
      if (asks && !one.isEmpty()) {
        keep(one.toString(), items);
        one.setLength(0);
      }
      one.append(one.isEmpty() ? "" : " ").append(sentence.strip());
    }
    keep(one.toString(), items);
    open.setLength(0);
  }

  private static void keep(String words, List<String> items) {
    String bare = ENDS.matcher(words.strip()).replaceAll("");
    if (bare.length() >= SHORTEST) {
      items.add(bare.length() > LONGEST ? bare.substring(0, LONGEST) : bare);
    }
  }
}
