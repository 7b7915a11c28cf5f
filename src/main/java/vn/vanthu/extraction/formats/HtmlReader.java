package vn.vanthu.extraction.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

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

  private final Passages out;
  private final StringBuilder line = new StringBuilder();
  private int quoted;

  private HtmlReader(Passages out) {
    this.out = out;
  }

  public static void read(String html, Passages out) {
    HtmlReader reader = new HtmlReader(out);
    reader.children(Jsoup.parse(html).body());
    reader.flush();
  }

  private void children(Node parent) {
    parent.childNodes().forEach(this::node);
  }

  private void node(Node node) {
    if (node instanceof TextNode text) {
      line.append(text.getWholeText().replaceAll("\\s+", " "));
    } else if (node instanceof Element element) {
      element(element);
    }
  }

  private void element(Element e) {
    String name = e.normalName();
    if (UNSEEN.contains(name) || hidden(e)) {
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

  private static String words(Element cell) {
    StringBuilder words = new StringBuilder();
    cell.traverse(
        (node, depth) -> {
          if (node instanceof TextNode text) {
            words.append(text.getWholeText().replaceAll("\\s+", " "));
          } else if (node instanceof Element e
              && (BLOCKS.contains(e.normalName()) || e.normalName().equals("br"))) {
            words.append('\n');
          }
        });
    return words.toString();
  }

  private static int span(Element cell, String attribute) {
    String value = cell.attr(attribute).strip();
    return value.matches("\\d{1,3}") ? Math.max(1, Integer.parseInt(value)) : 1;
  }

  private static boolean hidden(Element e) {
    return e.hasAttr("hidden")
        || e.attr("style").toLowerCase(Locale.ROOT).replace(" ", "").contains("display:none");
  }

  private void flush() {
    String words = line.toString().strip();
    line.setLength(0);
    if (!words.isEmpty()) {
      out.paragraph("> ".repeat(quoted) + words, false);
    }
  }
}
