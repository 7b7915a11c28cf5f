package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.EncryptedDocumentException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import vn.vanthu.extraction.text.OldFonts;

/** OpenDocument text and spreadsheets, from content.xml. Source: OASIS OpenDocument 1.2. */
public final class OdfReader {
  private static final int WIDEST = 200;

  private final Passages out;
  private final OdfStyles styles = new OdfStyles();
  private final OldFonts fonts;
  private final Set<Integer> hiddenColumns = new HashSet<>();
  private boolean spreadsheet;

  private OdfReader(Passages out) {
    this.out = out;
    this.fonts = out.fonts();
  }

  public static void read(Path file, Passages out) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      OdfReader reader = new OdfReader(out);
      xml(zip, "styles.xml").ifPresent(reader.styles::add);
      Element content =
          xml(zip, "content.xml").orElseThrow(() -> new IOException("No content.xml in it"));
      if (protectedBy(zip)) {
        throw new EncryptedDocumentException("encrypted");
      }
      reader.styles.add(content);
      reader.seen(content);
      // headers and footers stand in the page layouts of styles.xml
      xml(zip, "styles.xml").ifPresent(reader::headers);
      reader.blocks(content);
    }
  }

  private static Optional<Element> xml(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return Optional.of(SafeXml.parse(in).getDocumentElement());
    } catch (IOException e) {
      if (protectedBy(zip)) {
        throw new EncryptedDocumentException("encrypted");
      }
      throw e;
    }
  }

  private static boolean protectedBy(ZipFile zip) throws IOException {
    ZipEntry manifest = zip.getEntry("META-INF/manifest.xml");
    if (manifest == null) {
      return false;
    }
    try (InputStream in = zip.getInputStream(manifest)) {
      return new String(in.readNBytes(200_000), StandardCharsets.UTF_8).contains("encryption-data");
    }
  }

  private void seen(Element content) {
    NodeList paragraphs = content.getElementsByTagNameNS("*", "p");
    for (int i = 0; i < paragraphs.getLength(); i++) {
      seenBelow(paragraphs.item(i));
      fonts.lineEnded();
    }
  }

  private void seenBelow(Node parent) {
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Text words) {
        fonts.seen(styles.font(parent), words.getData());
      } else {
        seenBelow(n);
      }
    }
  }

  private void headers(Element layouts) {
    for (String kind : List.of("header", "footer")) {
      NodeList found = layouts.getElementsByTagNameNS("*", kind);
      for (int i = 0; i < found.getLength(); i++) {
        blocks(found.item(i));
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
    OldFonts.Line text = fonts.line();
    List<Element> boxes = new ArrayList<>();
    inline(p, text, boxes);
    out.paragraph(text.toString(), false);
    boxes.forEach(this::blocks);
  }

  private void inline(Node parent, OldFonts.Line text, List<Element> boxes) {
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Text words) {
        text.add(styles.font(parent), words.getData().replaceAll("[\\r\\n]+", " "));
      } else if (n instanceof Element e) {
        Optional<String> unread = styles.unread(e);
        if (unread.isPresent()) {
          out.finding(unread.get());
          continue;
        }
        switch (String.valueOf(e.getLocalName())) {
          case "tab" -> text.add("\t");
          case "line-break" -> text.add("\n");
          case "s" -> text.add(" ");
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
    if (styles.unread(table).isPresent()) {
      out.finding("hidden-content");
      return;
    }
    if (spreadsheet) {
      out.sheet(SafeXml.attribute(table, "name"));
    }
    hiddenColumns.clear();
    columns(table, 0);
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

  private int columns(Element parent, int first) {
    int column = first;
    for (Element child : SafeXml.children(parent)) {
      String name = String.valueOf(child.getLocalName());
      if (name.equals("table-column")) {
        int times = Math.min(number(SafeXml.attribute(child, "number-columns-repeated")), WIDEST);
        for (int i = 0; i < times; i++, column++) {
          if (!SafeXml.attribute(child, "visibility").matches("|visible")) {
            hiddenColumns.add(column);
          }
        }
      } else if (name.matches("table-(header-)?columns|table-column-group")) {
        column = columns(child, column);
      }
    }
    return column;
  }

  private void row(Element row, Grid grid, List<Element> nested) {
    if (!SafeXml.attribute(row, "visibility").matches("|visible")) {
      out.finding("hidden-content");
      return;
    }
    grid.startRow();
    int column = 0;
    for (Element cell : SafeXml.children(row)) {
      boolean covered = "covered-table-cell".equals(cell.getLocalName());
      if (!covered && !"table-cell".equals(cell.getLocalName())) {
        continue;
      }
      int times = Math.min(number(SafeXml.attribute(cell, "number-columns-repeated")), 50);
      for (int i = 0; i < times; i++, column++) {
        if (hiddenColumns.contains(column)) {
          hiddenCell(cell, grid);
        } else {
          addCell(cell, covered, grid, nested);
        }
      }
    }
  }

  /** An empty position, so that spans over it still fit. */
  private void hiddenCell(Element cell, Grid grid) {
    if (!cell.getTextContent().isBlank()) {
      out.finding("hidden-content");
    }
    grid.cell("", 1, 1);
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
        OldFonts.Line line = fonts.line();
        inline(child, line, boxes);
        text.append(line).append('\n');
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
