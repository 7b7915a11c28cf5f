package vn.vanthu.extraction.formats;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Selector;
import vn.vanthu.extraction.text.OldFonts;

/** The old font, if any, that each piece of an HTML document is shown in. */
final class HtmlFonts {
  private static final Pattern OLD = Pattern.compile("\\.vn\\w|vni[- ]", Pattern.CASE_INSENSITIVE);
  private static final Pattern RULE = Pattern.compile("([^{}]{1,300})\\{([^{}]*)\\}");
  private static final Pattern FAMILY =
      Pattern.compile("font(?:-family)?\\s*:\\s*([^;]+)", Pattern.CASE_INSENSITIVE);
  private static final String BY_RULE = "data-font";

  private static final int FARTHEST = 100;

  private final OldFonts old;
  private final boolean any;

  HtmlFonts(Document document, OldFonts old) {
    this.old = old;
    any = OLD.matcher(document.html()).find();
    if (any) {
      document.select("style").forEach(style -> rules(style.data(), document));
      document
          .body()
          .traverse(
              (node, depth) -> {
                if (node instanceof TextNode text) {
                  old.seen(of(text), text.getWholeText() + "\n");
                }
              });
    }
  }

  OldFonts.Line line() {
    return old.line();
  }

  /** The name of an old font that {@code node} is shown in; empty for any other. */
  String of(Node node) {
    int up = 0;
    for (Node at = node; any && at != null && up < FARTHEST; at = at.parent(), up++) {
      if (at instanceof Element e) {
        String font = named(e);
        if (!font.isEmpty()) {
          return font;
        }
      }
    }
    return "";
  }

  private static String named(Element e) {
    String style = family(e.attr("style"));
    if (!style.isEmpty()) {
      return style;
    }
    String face = e.attr("face");
    return face.isEmpty() ? e.attr(BY_RULE) : first(face);
  }

  private static String family(String css) {
    Matcher m = FAMILY.matcher(css);
    return m.find() ? first(m.group(1)) : "";
  }

  /** The first font of a list; of a shorthand what follows the size. */
  private static String first(String fonts) {
    Matcher old = OLD.matcher(fonts);
    String list = old.find() ? fonts.substring(old.start()) : fonts;
    return list.split(",")[0].replaceAll("[\"']", "").strip();
  }

  private static void rules(String css, Document document) {
    Matcher rule = RULE.matcher(css);
    while (rule.find()) {
      String font = family(rule.group(2));
      if (!font.isEmpty()) {
        mark(rule.group(1).replaceAll("(?s)<!--|-->|/\\*.*?\\*/", "").strip(), font, document);
      }
    }
  }

  private static void mark(String selector, String font, Document document) {
    if (selector.isEmpty()
        || selector.startsWith("@")
        || selector.toLowerCase(Locale.ROOT).contains(":")) {
      return;
    }
    try {
      document.select(selector).forEach(e -> e.attr(BY_RULE, font));
    } catch (Selector.SelectorParseException | IllegalArgumentException e) {
      // a rule that no browser would apply either
    }
  }
}
