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
import vn.vanthu.extraction.text.OldText;

/**
 * Word 2007 and later, from the XML itself: merged cells, text boxes, tick boxes and inserted text
 * are kept; deleted and hidden text is not read. Source: ISO/IEC 29500-1.
 */
public final class DocxReader {
  private static final String TICKED = "☒";
  private static final String UNTICKED = "☐";

  private final Passages out;
  private boolean oldFonts;

  private DocxReader(Passages out) {
    this.out = out;
  }

  /** Reads the document into {@code out}: headers, body, footnotes, footers. */
  public static void read(Path file, Passages out) throws IOException {
    new DocxReader(out).read(file);
  }

  private void read(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries = zip.stream().filter(e -> order(e.getName()) > 0).toList();
      List<Element> roots = new ArrayList<>();
      for (ZipEntry entry :
          entries.stream().sorted(Comparator.comparingInt(e -> order(e.getName()))).toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          roots.add(SafeXml.parse(in).getDocumentElement());
        }
      }
      if (roots.isEmpty()) {
        throw new IOException("No document in it");
      }
      oldFonts = runsInOldFontsAreOld(roots);
      roots.forEach(this::root);
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

  /**
   * A font is a hint, the syllables are the proof: the runs in .Vn fonts are old only if they read
   * better so.
   */
  private boolean runsInOldFontsAreOld(List<Element> roots) {
    StringBuilder text = new StringBuilder();
    for (Element root : roots) {
      org.w3c.dom.NodeList runs = root.getElementsByTagNameNS("*", "r");
      for (int i = 0; i < runs.getLength(); i++) {
        if (runs.item(i) instanceof Element run && isTcvn3(font(run))) {
          text.append(run.getTextContent()).append(SafeXml.hasChild(run, "tab") ? "\t" : "");
        }
      }
      text.append(' ');
    }
    return OldText.of(text.toString()) == OldText.Encoding.TCVN3;
  }

  private void root(Element root) {
    for (Element child : SafeXml.children(root)) {
      switch (name(child)) {
        case "body", "footnote", "endnote" -> blocks(child);
        default -> block(child);
      }
    }
  }

  private void blocks(Node parent) {
    SafeXml.children(parent).forEach(this::block);
  }

  private void block(Element block) {
    switch (name(block)) {
      case "p" -> paragraph(block);
      case "tbl" -> table(block);
      case "sdt" -> SafeXml.children(block, "sdtContent").forEach(this::blocks);
      case "ins", "customXml", "smartTag", "moveTo" -> blocks(block);
      default -> {
        // properties, bookmarks, deleted text
      }
    }
  }

  private void paragraph(Element p) {
    Inline inline = new Inline();
    inline.collect(p);
    out.paragraph(inline.text.toString(), inline.bold());
    inline.boxes.forEach(this::blocks);
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
      switch (name(child)) {
        case "p" -> {
          Inline inline = new Inline();
          inline.collect(child);
          text.append(inline.text).append('\n');
          boxes.addAll(inline.boxes);
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
      if (name(child).equals(wanted)) {
        found.add(child);
      } else if (name(child).equals("sdt")) {
        SafeXml.children(child, "sdtContent").forEach(c -> found.addAll(unwrapped(c, wanted)));
      } else if (name(child).equals("ins")) {
        found.addAll(unwrapped(child, wanted));
      }
    }
    return found;
  }

  private static String name(Element e) {
    return e.getLocalName() == null ? e.getNodeName() : e.getLocalName();
  }

  private static int number(String text, int otherwise) {
    return text.matches("\\d{1,4}") ? Integer.parseInt(text) : otherwise;
  }

  private static String font(Element run) {
    for (Element pr : SafeXml.children(run, "rPr")) {
      for (Element fonts : SafeXml.children(pr, "rFonts")) {
        String ascii = SafeXml.attribute(fonts, "ascii");
        return ascii.isEmpty() ? SafeXml.attribute(fonts, "hAnsi") : ascii;
      }
    }
    return "";
  }

  static boolean isTcvn3(String font) {
    return font.regionMatches(true, 0, ".vn", 0, 3);
  }

  /** The words of one paragraph. */
  private final class Inline {
    private final StringBuilder text = new StringBuilder();
    private final List<Element> boxes = new ArrayList<>();
    private int letters;
    private int boldLetters;

    boolean bold() {
      return letters > 0 && boldLetters == letters;
    }

    void collect(Node parent) {
      for (Element child : SafeXml.children(parent)) {
        switch (name(child)) {
          case "r" -> run(child);
          case "sdt" -> sdt(child);
          case "AlternateContent" -> {
            List<Element> choice = SafeXml.children(child, "Choice");
            collect(choice.isEmpty() ? child : choice.get(0));
          }
          case "del", "moveFrom", "pPr", "rPr", "instrText" -> {
            // deleted text does not count
          }
          case "txbxContent" -> boxes.add(child);
          default -> collect(child);
        }
      }
    }

    private void sdt(Element sdt) {
      for (Element pr : SafeXml.children(sdt, "sdtPr")) {
        for (Element box : SafeXml.children(pr, "checkbox")) {
          boolean ticked =
              SafeXml.children(box, "checked").stream()
                  .anyMatch(c -> !SafeXml.attribute(c, "val").matches("0|false"));
          text.append(ticked ? TICKED : UNTICKED);
          return;
        }
      }
      SafeXml.children(sdt, "sdtContent").forEach(this::collect);
    }

    private void run(Element run) {
      boolean bold = false;
      for (Element pr : SafeXml.children(run, "rPr")) {
        bold = on(pr, "b");
        if (on(pr, "vanish") || on(pr, "webHidden")) {
          out.finding("hidden-content");
          return;
        }
      }
      int before = text.length();
      SafeXml.children(run).forEach(child -> content(child, run));
      int added = (int) text.substring(before).chars().filter(Character::isLetter).count();
      letters += added;
      boldLetters += bold ? added : 0;
    }

    private void content(Element child, Element run) {
      switch (name(child)) {
        case "t" -> text.append(decoded(child.getTextContent(), font(run)));
        case "tab", "ptab" -> text.append('\t');
        case "br", "cr" -> text.append('\n');
        case "noBreakHyphen" -> text.append('-');
        case "softHyphen" -> text.append('\u00AD');
        case "sym" -> text.append(symbol(SafeXml.attribute(child, "char")));
        case "checkBox" -> text.append(legacyTicked(child) ? TICKED : UNTICKED);
        case "fldChar" ->
            SafeXml.children(child, "ffData")
                .forEach(
                    data ->
                        SafeXml.children(data, "checkBox")
                            .forEach(box -> text.append(legacyTicked(box) ? TICKED : UNTICKED)));
        case "drawing", "pict", "object", "AlternateContent" -> collect(wrapperOf(child));
        default -> {
          // properties, references, field codes
        }
      }
    }

    private Node wrapperOf(Element child) {
      if (name(child).equals("AlternateContent")) {
        List<Element> choice = SafeXml.children(child, "Choice");
        return choice.isEmpty() ? child : choice.get(0);
      }
      return child;
    }

    private String decoded(String words, String font) {
      return oldFonts && isTcvn3(font) ? OldText.tcvn3(words, font.endsWith("H")) : words;
    }

    private static boolean legacyTicked(Element box) {
      List<Element> state = SafeXml.children(box, "checked");
      List<Element> initial = state.isEmpty() ? SafeXml.children(box, "default") : state;
      return initial.stream().anyMatch(c -> !SafeXml.attribute(c, "val").matches("0|false"));
    }

    private static boolean on(Element properties, String name) {
      return SafeXml.children(properties, name).stream()
          .anyMatch(b -> !SafeXml.attribute(b, "val").matches("0|false|off"));
    }

    /** Symbols of Wingdings that are tick boxes; any other is a blank. */
    private static String symbol(String code) {
      return switch (code.toUpperCase(Locale.ROOT).replaceFirst("^F0", "")) {
        case "FD", "FE", "78", "52", "53" -> TICKED;
        case "A8", "6F", "A3", "71" -> UNTICKED;
        case "FC" -> "✓";
        default -> " ";
      };
    }
  }
}
