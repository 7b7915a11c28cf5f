package vn.vanthu.correspondence.post;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * The HTML text of a letter that was written as plain text: the same words, its paragraphs and
 * lists as such, nothing remote, nothing that came in unescaped.
 */
public final class HtmlTwin {
  private static final Pattern POINT = Pattern.compile("\\s+-\\s+(.*)");
  private static final Pattern NUMBERED = Pattern.compile("\\s+(\\d{1,3})\\.\\s+(.*)");

  private static final Pattern HEADING = Pattern.compile("^[\\p{Lu} ,']{4,}\\([\\d.]+\\)$");
  private static final Pattern LINK = Pattern.compile("\\s+(https?://\\S+)");

  private final boolean headings;
  private final StringBuilder html = new StringBuilder();

  /** What has to be closed before something else begins. */
  private String open = "";

  private HtmlTwin(boolean headings) {
    this.headings = headings;
  }

  /** The HTML text of a letter. */
  public static String of(String body) {
    return of(body, false);
  }

  /**
   * The HTML text of a digest: a line in capitals with a count is a heading, an address below an
   * item is the item's link.
   */
  public static String withHeadings(String body) {
    return of(body, true);
  }

  private static String of(String body, boolean headings) {
    HtmlTwin twin = new HtmlTwin(headings);
    for (String block : body.strip().split("\\n[ \\t]*\\n")) {
      block.lines().forEach(twin::line);
      twin.close();
    }
    return "<!DOCTYPE html>\n"
        + "<html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
        + " content=\"width=device-width, initial-scale=1\"></head>\n"
        + "<body"
        + " style=\"font-family:sans-serif;font-size:16px;line-height:1.5;max-width:42em;margin:1em\">\n"
        + twin.html
        + "</body></html>\n";
  }

  private void line(String line) {
    Matcher point = POINT.matcher(line);
    Matcher numbered = NUMBERED.matcher(line);
    Matcher link = LINK.matcher(line);
    if (headings && HEADING.matcher(line).matches()) {
      heading(line);
    } else if (headings && link.matches() && open.startsWith("</li>")) {
      linked(link.group(1));
    } else if (point.matches()) {
      item("ul", "", point.group(1));
    } else if (numbered.matches()) {
      item("ol", " value=\"" + numbered.group(1) + "\"", numbered.group(2));
    } else if (line.startsWith(" ") && open.startsWith("</li>")) { // an item goes on
      html.append(' ').append(escaped(line.strip()));
    } else if (open.equals("</p>")) {
      html.append("<br>\n").append(escaped(line));
    } else {
      close();
      html.append("<p>").append(escaped(line));
      open = "</p>";
    }
  }

  private void heading(String line) {
    close();
    html.append("<h2 style=\"font-size:17px;margin:1.4em 0 .4em\">");
    html.append(escaped(line)).append("</h2>\n");
  }

  /** Makes the words of the item that stands last a link. */
  private void linked(String address) {
    int words = html.lastIndexOf("<li>") + "<li>".length();
    html.insert(words, "<a href=\"" + escaped(address) + "\">").append("</a>");
  }

  private void item(String list, String attributes, String words) {
    if (open.equals("</li></" + list + ">")) {
      html.append("</li>\n");
    } else {
      close();
      html.append('<').append(list).append(" style=\"margin:.5em 0;padding-left:1.6em\">\n");
      open = "</li></" + list + ">";
    }
    html.append("<li").append(attributes).append('>').append(escaped(words));
  }

  private void close() {
    if (!open.isEmpty()) {
      html.append(open).append('\n');
      open = "";
    }
  }

  /** Words as they may stand in HTML. */
  public static String escaped(String words) {
    return HtmlUtils.htmlEscape(words, "UTF-8");
  }
}
