package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** OpenDocument text and spreadsheets, from content.xml. Source: OASIS OpenDocument 1.2. */
public final class OdfReader {
  private final Passages out;
  private boolean spreadsheet;

  private OdfReader(Passages out) {
    this.out = out;
  }

  public static void read(Path file, Passages out) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry content = zip.getEntry("content.xml");
      if (content == null) {
        throw new IOException("No content.xml in it");
      }
      try (InputStream in = zip.getInputStream(content)) {
        new OdfReader(out).blocks(SafeXml.parse(in).getDocumentElement());
      }
    }
  }

  private void blocks(Node parent) {
    for (Element child : SafeXml.children(parent)) {
      switch (String.valueOf(child.getLocalName())) {
        case "p", "h" -> paragraph(child);
        case "table" -> table(child);
        case "spreadsheet" -> {
          spreadsheet = true;
          blocks(child);
        }
        case "tracked-changes",
            "styles",
            "automatic-styles",
            "font-face-decls",
            "scripts",
            "table-of-content" -> {
          // deleted text does not count
        }
        default -> blocks(child);
      }
    }
  }

  private void paragraph(Element p) {
    StringBuilder text = new StringBuilder();
    List<Element> boxes = new ArrayList<>();
    inline(p, text, boxes);
    out.paragraph(text.toString(), false);
    boxes.forEach(this::blocks);
  }

  private void inline(Node parent, StringBuilder text, List<Element> boxes) {
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Text words) {
        text.append(words.getData().replaceAll("[\\r\\n]+", " "));
      } else if (n instanceof Element e) {
        switch (String.valueOf(e.getLocalName())) {
          case "tab" -> text.append('\t');
          case "line-break" -> text.append('\n');
          case "s" -> text.append(' ');
          case "text-box" -> boxes.add(e);
          case "annotation", "note-citation", "hidden-text", "hidden-paragraph" -> {
            // not part of the text
          }
          case "note-body" -> boxes.add(e);
          default -> inline(e, text, boxes);
        }
      }
    }
  }

  private void table(Element table) {
    if (spreadsheet) {
      out.sheet(SafeXml.attribute(table, "name"));
    }
    Grid grid = new Grid();
    List<Element> nested = new ArrayList<>();
    rows(table, grid, nested);
    if (spreadsheet) {
      SheetBlocks.add(grid.rows(), out);
    } else {
      out.table(grid.rows());
    }
    nested.forEach(this::blocks);
  }

  private void rows(Element parent, Grid grid, List<Element> nested) {
    for (Element child : SafeXml.children(parent)) {
      switch (String.valueOf(child.getLocalName())) {
        case "table-row" -> row(child, grid, nested);
        case "table-header-rows", "table-rows", "table-row-group" -> rows(child, grid, nested);
        default -> {
          // columns, shapes
        }
      }
    }
  }

  private void row(Element row, Grid grid, List<Element> nested) {
    if (!SafeXml.attribute(row, "visibility").matches("|visible")) {
      out.finding("hidden-content");
      return;
    }
    grid.startRow();
    for (Element cell : SafeXml.children(row)) {
      boolean covered = "covered-table-cell".equals(cell.getLocalName());
      if (!covered && !"table-cell".equals(cell.getLocalName())) {
        continue;
      }
      int times = Math.min(number(SafeXml.attribute(cell, "number-columns-repeated")), 50);
      for (int i = 0; i < times; i++) {
        addCell(cell, covered, grid, nested);
      }
    }
  }

  private void addCell(Element cell, boolean covered, Grid grid, List<Element> nested) {
    if (covered) {
      return; // the spanning cell has filled this position already
    }
    StringBuilder text = new StringBuilder();
    List<Element> boxes = new ArrayList<>();
    for (Element child : SafeXml.children(cell)) {
      if ("table".equals(child.getLocalName())) {
        Element wrapper = child.getOwnerDocument().createElement("wrapper");
        wrapper.appendChild(child.cloneNode(true));
        nested.add(wrapper);
      } else if (!"annotation".equals(child.getLocalName())) {
        inline(child, text, boxes);
        text.append('\n');
      }
    }
    nested.addAll(boxes);
    grid.cell(
        text.toString(),
        number(SafeXml.attribute(cell, "number-columns-spanned")),
        number(SafeXml.attribute(cell, "number-rows-spanned")));
  }

  private static int number(String text) {
    return text.matches("\\d{1,4}") ? Math.max(1, Integer.parseInt(text)) : 1;
  }
}
