package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Word 2007 and later, from the XML itself: merged cells, text boxes, tick boxes and inserted text
 * are kept; deleted and hidden text is not read. Source: ISO/IEC 29500-1.
 */
public final class DocxReader {
  private final Passages out;
  private final DocxFonts fonts;

  private DocxReader(Passages out, DocxFonts fonts) {
    this.out = out;
    this.fonts = fonts;
  }

  /** Reads the document into {@code out}: headers, body, footnotes, footers. */
  public static void read(Path file, Passages out) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(e -> order(e.getName()) > 0)
              .sorted(Comparator.comparingInt(e -> order(e.getName())))
              .toList();
      List<Element> roots = new ArrayList<>();
      for (ZipEntry entry : entries) {
        try (InputStream in = zip.getInputStream(entry)) {
          roots.add(SafeXml.parse(in).getDocumentElement());
        }
      }
      if (roots.isEmpty()) {
        throw new IOException("No document in it");
      }
      DocxFonts fonts = DocxFonts.of(zip, out.fonts());
      roots.forEach(fonts::seen);
      roots.forEach(new DocxReader(out, fonts)::root);
    }
  }

  private static int order(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.matches("word/header\\d*\\.xml")) {
      return 1;
    }
    if (lower.matches("word/document\\d*\\.xml")) {
      return 2;
    }
    if (lower.equals("word/footnotes.xml") || lower.equals("word/endnotes.xml")) {
      return 3;
    }
    return lower.matches("word/footer\\d*\\.xml") ? 4 : 0;
  }

  private void root(Element root) {
    for (Element child : SafeXml.children(root)) {
      switch (SafeXml.name(child)) {
        case "body", "footnote", "endnote" -> blocks(child);
        default -> block(child);
      }
    }
  }

  private void blocks(Node parent) {
    SafeXml.children(parent).forEach(this::block);
  }

  private void block(Element block) {
    switch (SafeXml.name(block)) {
      case "p" -> paragraph(block);
      case "tbl" -> table(block);
      case "sdt" -> {
        if (!DocxWords.isPlaceholder(block)) {
          SafeXml.children(block, "sdtContent").forEach(this::blocks);
        }
      }
      case "ins", "customXml", "smartTag", "moveTo" -> blocks(block);
      default -> {
        // properties, bookmarks, deleted text
      }
    }
  }

  private void paragraph(Element p) {
    DocxWords words = new DocxWords(p, fonts, out);
    out.paragraph(words.text(), words.bold());
    words.boxes().forEach(this::blocks);
  }

  private void table(Element tbl) {
    Grid grid = new Grid();
    List<Element> boxes = new ArrayList<>();
    for (Element tr : rows(tbl)) {
      if (SafeXml.children(tr, "trPr").stream().anyMatch(pr -> SafeXml.hasChild(pr, "del"))) {
        continue;
      }
      grid.startRow();
      skip(grid, tr, "gridBefore");
      for (Element tc : cells(tr)) {
        addCell(grid, tc, boxes);
      }
    }
    out.table(grid.rows());
    boxes.forEach(this::blocks);
  }

  private static void skip(Grid grid, Element tr, String property) {
    for (Element pr : SafeXml.children(tr, "trPr")) {
      for (Element before : SafeXml.children(pr, property)) {
        grid.cell("", number(SafeXml.attribute(before, "val"), 1), 1);
      }
    }
  }

  private void addCell(Grid grid, Element tc, List<Element> boxes) {
    int span = 1;
    boolean goesOn = false;
    for (Element pr : SafeXml.children(tc, "tcPr")) {
      for (Element gridSpan : SafeXml.children(pr, "gridSpan")) {
        span = number(SafeXml.attribute(gridSpan, "val"), 1);
      }
      for (Element merge : SafeXml.children(pr, "vMerge")) {
        goesOn = !SafeXml.attribute(merge, "val").equals("restart");
      }
    }
    if (goesOn) {
      grid.continuesAbove(span);
    } else {
      grid.cell(cellText(tc, boxes), span, 1);
    }
  }

  /** The words of a cell, a line for each paragraph; a table inside it comes after this one. */
  private String cellText(Element tc, List<Element> boxes) {
    StringBuilder text = new StringBuilder();
    for (Element child : SafeXml.children(tc)) {
      switch (SafeXml.name(child)) {
        case "p" -> {
          DocxWords words = new DocxWords(child, fonts, out);
          text.append(words.text()).append('\n');
          boxes.addAll(words.boxes());
        }
        case "sdt" ->
            SafeXml.children(child, "sdtContent")
                .forEach(c -> text.append(cellText(c, boxes)).append('\n'));
        case "tbl" -> boxes.add(wrapped(child));
        default -> {
          // properties
        }
      }
    }
    return text.toString();
  }

  /** An element whose only block is {@code tbl}. */
  private static Element wrapped(Element tbl) {
    Element wrapper = tbl.getOwnerDocument().createElement("wrapper");
    wrapper.appendChild(tbl.cloneNode(true));
    return wrapper;
  }

  private static List<Element> rows(Element tbl) {
    return unwrapped(tbl, "tr");
  }

  private static List<Element> cells(Element tr) {
    return unwrapped(tr, "tc");
  }

  private static List<Element> unwrapped(Element parent, String wanted) {
    List<Element> found = new ArrayList<>();
    for (Element child : SafeXml.children(parent)) {
      if (SafeXml.name(child).equals(wanted)) {
        found.add(child);
      } else if (SafeXml.name(child).equals("sdt")) {
        SafeXml.children(child, "sdtContent").forEach(c -> found.addAll(unwrapped(c, wanted)));
      } else if (SafeXml.name(child).equals("ins")) {
        found.addAll(unwrapped(child, wanted));
      }
    }
    return found;
  }

  private static int number(String text, int otherwise) {
    return text.matches("\\d{1,4}") ? Integer.parseInt(text) : otherwise;
  }
}
