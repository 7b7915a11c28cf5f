package vn.vanthu.extraction.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import vn.vanthu.extraction.text.OldFonts;

/**
 * The words of one paragraph of a Word document; its text boxes are kept apart. Deleted and hidden
 * text is left out.
 */
final class DocxWords {
  private final DocxFonts fonts;
  private final Passages out;
  private final OldFonts.Line text;
  private final List<Element> boxes = new ArrayList<>();
  private int letters;
  private int boldLetters;

  DocxWords(Node paragraph, DocxFonts fonts, Passages out) {
    this.fonts = fonts;
    this.out = out;
    this.text = fonts.line();
    collect(paragraph);
  }

  String text() {
    return text.toString();
  }

  /** Contents of text boxes anchored in it, each with blocks inside. */
  List<Element> boxes() {
    return boxes;
  }

  boolean bold() {
    return letters > 0 && boldLetters == letters;
  }

  private void collect(Node parent) {
    for (Element child : SafeXml.children(parent)) {
      switch (SafeXml.name(child)) {
        case "r" -> run(child);
        case "sdt" -> sdt(child);
        case "AlternateContent" -> collect(chosen(child));
        case "del", "moveFrom", "pPr", "rPr", "instrText" -> {
          // deleted text does not count
        }
        case "txbxContent" -> boxes.add(child);
        default -> collect(child);
      }
    }
  }

  private static Node chosen(Element alternatives) {
    List<Element> choice = SafeXml.children(alternatives, "Choice");
    return choice.isEmpty() ? alternatives : choice.get(0);
  }

  private void sdt(Element sdt) {
    for (Element pr : SafeXml.children(sdt, "sdtPr")) {
      if (isPlaceholder(sdt)) {
        return;
      }
      for (Element box : SafeXml.children(pr, "checkbox")) {
        text.add(Symbols.tick(on(box, "checked")));
        return;
      }
    }
    SafeXml.children(sdt, "sdtContent").forEach(this::collect);
  }

  /** Whether a content control shows "Click here to enter text" and was never filled in. */
  static boolean isPlaceholder(Element sdt) {
    org.w3c.dom.NodeList styles = sdt.getElementsByTagNameNS("*", "rStyle");
    for (int i = 0; i < styles.getLength(); i++) {
      if (SafeXml.attribute((Element) styles.item(i), "val").startsWith("PlaceholderText")) {
        return SafeXml.children(sdt, "sdtPr").stream()
            .anyMatch(pr -> SafeXml.hasChild(pr, "showingPlcHdr"));
      }
    }
    return false;
  }

  private void run(Element run) {
    boolean bold = false;
    for (Element pr : SafeXml.children(run, "rPr")) {
      bold = on(pr, "b");
      boolean struck = on(pr, "strike") || on(pr, "dstrike");
      if (struck || on(pr, "vanish") || on(pr, "webHidden")) {
        if (!run.getTextContent().isBlank()) {
          out.finding(struck ? "struck-out" : "hidden-content");
        }
        return;
      }
    }
    for (Element child : SafeXml.children(run)) {
      content(child, run, bold);
    }
  }

  private void content(Element child, Element run, boolean bold) {
    switch (SafeXml.name(child)) {
      case "t" -> words(child.getTextContent(), run, bold);
      case "softHyphen" -> text.add(fonts.of(run), "\u00AD");
      case "tab", "ptab" -> text.add("\t");
      case "br", "cr" -> text.add("\n");
      case "noBreakHyphen" -> text.add("-");
      case "sym" -> text.add(Symbols.of(SafeXml.attribute(child, "char")));
      case "checkBox" -> text.add(Symbols.tick(legacyTicked(child)));
      case "fldChar" ->
          SafeXml.children(child, "ffData").stream()
              .flatMap(data -> SafeXml.children(data, "checkBox").stream())
              .forEach(box -> text.add(Symbols.tick(legacyTicked(box))));
      case "drawing", "pict", "object" -> collect(child);
      case "AlternateContent" -> collect(chosen(child));
      default -> {
        // properties, references, field codes
      }
    }
  }

  private void words(String words, Element run, boolean bold) {
    text.add(fonts.of(run), words);
    int added = (int) words.chars().filter(Character::isLetter).count();
    letters += added;
    boldLetters += bold ? added : 0;
  }

  private static boolean legacyTicked(Element box) {
    return SafeXml.hasChild(box, "checked") ? on(box, "checked") : on(box, "default");
  }

  private static boolean on(Element properties, String name) {
    return SafeXml.children(properties, name).stream()
        .anyMatch(
            b -> !SafeXml.attribute(b, "val").toLowerCase(Locale.ROOT).matches("0|false|off"));
  }
}
