package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import vn.vanthu.extraction.text.OldFonts;

/** The font of each run of a Word document: its own, its style's, or the document's. */
final class DocxFonts {
  private final Map<String, String> ofStyle = new HashMap<>();
  private final Map<String, String> basedOn = new HashMap<>();
  private final OldFonts old;
  private String usual = "";
  private String defaultStyle = "";

  private DocxFonts(OldFonts old) {
    this.old = old;
  }

  /** Reads the styles of {@code zip}; a document without them has only the fonts of its runs. */
  static DocxFonts of(ZipFile zip, OldFonts old) throws IOException {
    DocxFonts fonts = new DocxFonts(old);
    ZipEntry styles = zip.getEntry("word/styles.xml");
    if (styles != null) {
      try (InputStream in = zip.getInputStream(styles)) {
        fonts.styles(SafeXml.parse(in).getDocumentElement());
      }
    }
    return fonts;
  }

  private void styles(Element root) {
    for (Element defaults : SafeXml.children(root, "docDefaults")) {
      SafeXml.children(defaults, "rPrDefault").forEach(rPr -> usual = named(rPr));
    }
    for (Element style : SafeXml.children(root, "style")) {
      String id = SafeXml.attribute(style, "styleId");
      ofStyle.put(id, named(style));
      SafeXml.children(style, "basedOn")
          .forEach(based -> basedOn.put(id, SafeXml.attribute(based, "val")));
      boolean paragraphs = SafeXml.attribute(style, "type").equals("paragraph");
      if (paragraphs && SafeXml.attribute(style, "default").matches("1|true")) {
        defaultStyle = id;
      }
    }
  }

  /** Counts all runs below {@code root}, so that lines can be put together afterwards. */
  void seen(Element root) {
    org.w3c.dom.NodeList paragraphs = root.getElementsByTagNameNS("*", "p");
    for (int i = 0; i < paragraphs.getLength(); i++) {
      org.w3c.dom.NodeList runs = ((Element) paragraphs.item(i)).getElementsByTagNameNS("*", "r");
      for (int r = 0; r < runs.getLength(); r++) {
        seenRun((Element) runs.item(r));
      }
      old.lineEnded();
    }
  }

  private void seenRun(Element run) {
    String font = of(run);
    if (OldFonts.isOld(font)) {
      for (Element child : SafeXml.children(run)) {
        old.seen(
            font, "softHyphen".equals(child.getLocalName()) ? "\u00AD" : child.getTextContent());
      }
    }
  }

  OldFonts.Line line() {
    return old.line();
  }

  /** The name of the font that {@code run} is shown in; empty if none is named. */
  String of(Element run) {
    String own = named(run);
    return own.isEmpty() ? ofStyles(run) : own;
  }

  private String ofStyles(Element run) {
    String character = inherited(styleOf(run, "rPr", "rStyle"));
    if (!character.isEmpty()) {
      return character;
    }
    Node parent = run.getParentNode();
    while (parent != null && !"p".equals(parent.getLocalName())) {
      parent = parent.getParentNode();
    }
    String style = parent instanceof Element p ? styleOf(p, "pPr", "pStyle") : "";
    String paragraph = inherited(style.isEmpty() ? defaultStyle : style);
    return paragraph.isEmpty() ? usual : paragraph;
  }

  private String inherited(String style) {
    Set<String> seen = new HashSet<>();
    String at = style;
    while (!at.isEmpty() && seen.add(at)) {
      String font = ofStyle.getOrDefault(at, "");
      if (!font.isEmpty()) {
        return font;
      }
      at = basedOn.getOrDefault(at, "");
    }
    return "";
  }

  private static String styleOf(Element element, String properties, String style) {
    for (Element pr : SafeXml.children(element, properties)) {
      for (Element named : SafeXml.children(pr, style)) {
        return SafeXml.attribute(named, "val");
      }
    }
    return "";
  }

  private static String named(Element element) {
    for (Element pr : SafeXml.children(element, "rPr")) {
      for (Element fonts : SafeXml.children(pr, "rFonts")) {
        List<String> names =
            List.of(SafeXml.attribute(fonts, "ascii"), SafeXml.attribute(fonts, "hAnsi"));
        return names.stream().filter(name -> !name.isEmpty()).findFirst().orElse("");
      }
    }
    return "";
  }
}
