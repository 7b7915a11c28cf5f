package vn.vanthu.extraction.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import vn.vanthu.extraction.text.OldFonts;

/** HTML as lines and tables; quoted blocks become lines that start with "> ". */
public final class HtmlReader {
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "li",
          "tr",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "ul",
          "ol",
          "blockquote",
          "section",
          "article",
          "center",
          "pre",
          "hr",
          "dd",
          "dt",
          "header",
          "footer");
  private static final Set<String> UNSEEN =
      Set.of("script", "style", "head", "title", "noscript", "template", "object", "svg");

  private static final Set<String> STRUCK = Set.of("s", "strike", "del");
  private static final Pattern HIDDEN =
      Pattern.compile("display:none|visibility:hidden|mso-hide:all");
  private static final Pattern STRUCK_STYLE =
      Pattern.compile("text-decoration[\\w-]*:[^;]*line-through");
  private static final int DEEPEST = 400;

  private final Passages out;
  private final HtmlFonts fonts;
  private OldFonts.Line line;
  private int quoted;
  private int depth;

  private HtmlReader(HtmlFonts fonts, Passages out) {
    this.fonts = fonts;
    this.line = fonts.line();
    this.out = out;
  }

  public static void read(String html, Passages out) {
    Document document = Jsoup.parse(html);
    HtmlReader reader = new HtmlReader(new HtmlFonts(document, out.fonts()), out);
    reader.children(document.body());
    reader.flush();
  }

  private void children(Node parent) {
    parent.childNodes().forEach(this::node);
  }

  private void node(Node node) {
    if (node instanceof TextNode text) {
      line.add(fonts.of(text), text.getWholeText().replaceAll("\\s+", " "));
    } else if (node instanceof Element element && depth < DEEPEST) {
      depth++;
      element(element);
      depth--;
    }
  }

  private void element(Element e) {
    String name = e.normalName();
    if (UNSEEN.contains(name) || unread(e)) {
      return;
    }
    boolean block = BLOCKS.contains(name);
    if (block || name.equals("br")) {
      flush();
    }
    if (name.equals("table")) {
      flush();
      table(e);
    } else if (name.equals("blockquote")) {
      quoted++;
      children(e);
      flush();
      quoted--;
    } else {
      children(e);
    }
    if (block) {
      flush();
    }
  }

  /**
   * A table that only lays out the page, with one cell a row or a table inside, is read as its
   * text.
   */
  private void table(Element table) {
    List<Element> rows = rows(table);
    boolean layout =
        !table.select("table table").isEmpty()
            || rows.stream().allMatch(row -> cells(row).size() <= 1);
    if (layout || quoted > 0) {
      for (Element row : rows) {
        cells(row).forEach(this::children);
        flush();
      }
      return;
    }
    Grid grid = new Grid();
    for (Element row : rows) {
      grid.startRow();
      for (Element cell : cells(row)) {
        grid.cell(words(cell), span(cell, "colspan"), span(cell, "rowspan"));
      }
    }
    out.table(grid.rows());
  }

  private static List<Element> rows(Element table) {
    List<Element> rows = new ArrayList<>();
    for (Element child : table.children()) {
      if (child.normalName().equals("tr")) {
        rows.add(child);
      } else if (Set.of("thead", "tbody", "tfoot").contains(child.normalName())) {
        child.children().stream().filter(row -> row.normalName().equals("tr")).forEach(rows::add);
      }
    }
    return rows;
  }

  private static List<Element> cells(Element row) {
    return row.children().stream()
        .filter(cell -> Set.of("td", "th").contains(cell.normalName()))
        .toList();
  }

  private String words(Element cell) {
    OldFonts.Line words = fonts.line();
    words(cell, words);
    return words.toString();
  }

  private void words(Node parent, OldFonts.Line words) {
    for (Node node : parent.childNodes()) {
      if (node instanceof TextNode text) {
        words.add(fonts.of(text), text.getWholeText().replaceAll("\\s+", " "));
      } else if (node instanceof Element e && !UNSEEN.contains(e.normalName()) && !unread(e)) {
        boolean block = BLOCKS.contains(e.normalName()) || e.normalName().equals("br");
        words.add(block ? "\n" : "");
        words(e, words);
      }
    }
  }

  private static int span(Element cell, String attribute) {
    String value = cell.attr(attribute).strip();
    return value.matches("\\d{1,3}") ? Math.max(1, Integer.parseInt(value)) : 1;
  }

  /** Hidden or struck out; said so where it has words. */
  private boolean unread(Element e) {
    String style = e.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
    boolean hidden = e.hasAttr("hidden") || HIDDEN.matcher(style).find();
    boolean struck = STRUCK.contains(e.normalName()) || STRUCK_STYLE.matcher(style).find();
    if ((hidden || struck) && e.hasText()) {
      out.finding(hidden ? "hidden-content" : "struck-out");
    }
    return hidden || struck;
  }

  private void flush() {
    String words = line.toString().strip();
    line = fonts.line();
    if (!words.isEmpty()) {
      out.paragraph("> ".repeat(quoted) + words, false);
    }
  }
}
