package vn.vanthu.extraction.formats;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What the styles of an OpenDocument file say of its text: fonts, and what is not shown. */
final class OdfStyles {
  private final Map<String, Style> styles = new HashMap<>();
  private final Map<String, String> families = new HashMap<>();
  private String usual = "";

  private record Style(String parent, String font, boolean hidden, boolean struck) {}

  /** Takes the styles of one of its files; those of content.xml last. */
  void add(Element root) {
    NodeList faces = root.getElementsByTagNameNS("*", "font-face");
    for (int i = 0; i < faces.getLength(); i++) {
      Element face = (Element) faces.item(i);
      families.put(
          SafeXml.attribute(face, "name"),
          SafeXml.attribute(face, "font-family").replaceAll("^'|'$", ""));
    }
    NodeList all = root.getElementsByTagNameNS("*", "style");
    for (int i = 0; i < all.getLength(); i++) {
      Element style = (Element) all.item(i);
      styles.put(SafeXml.attribute(style, "name"), style(style));
    }
    NodeList defaults = root.getElementsByTagNameNS("*", "default-style");
    for (int i = 0; i < defaults.getLength(); i++) {
      Element style = (Element) defaults.item(i);
      if (SafeXml.attribute(style, "family").matches("paragraph|table-cell")) {
        String font = style(style).font();
        usual = font.isEmpty() ? usual : font;
      }
    }
  }

  private Style style(Element style) {
    String font = "";
    boolean hidden = false;
    boolean struck = false;
    for (Element text : SafeXml.children(style, "text-properties")) {
      String name = SafeXml.attribute(text, "font-name");
      String family = SafeXml.attribute(text, "font-family").replaceAll("^'|'$", "");
      font = family.isEmpty() ? families.getOrDefault(name, name) : family;
      hidden = SafeXml.attribute(text, "display").equals("none");
      struck = !SafeXml.attribute(text, "text-line-through-style").matches("|none");
    }
    for (Element table : SafeXml.children(style, "table-properties")) {
      hidden |= SafeXml.attribute(table, "display").equals("false");
    }
    return new Style(SafeXml.attribute(style, "parent-style-name"), font, hidden, struck);
  }

  /** The font of the text in {@code node}; empty if no style names one. */
  String font(Node node) {
    for (Node at = node; at != null; at = at.getParentNode()) {
      if (at instanceof Element e) {
        String font = inherited(SafeXml.attribute(e, "style-name"));
        if (!font.isEmpty()) {
          return font;
        }
      }
    }
    return usual;
  }

  private String inherited(String name) {
    Set<String> seen = new HashSet<>();
    String at = name;
    while (!at.isEmpty() && seen.add(at) && styles.containsKey(at)) {
      Style style = styles.get(at);
      if (!style.font().isEmpty()) {
        return style.font();
      }
      at = style.parent();
    }
    return "";
  }

  /** The finding about an element that is not to be read; empty for one that is. */
  Optional<String> unread(Element e) {
    Style style = styles.get(SafeXml.attribute(e, "style-name"));
    if (style == null || !(style.hidden() || style.struck())) {
      return Optional.empty();
    }
    return Optional.of(style.hidden() ? "hidden-content" : "struck-out");
  }
}
