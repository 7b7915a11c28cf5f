package vn.vanthu.extraction.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** XML without entities, document types or anything from outside. */
final class SafeXml {
  private static final long LARGEST = 24L * 1024 * 1024;

  private SafeXml() {}

  static Document parse(InputStream in) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new Bounded(in)));
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException(e);
    }
  }

  static List<Element> children(Node parent) {
    List<Element> children = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e) {
        children.add(e);
      }
    }
    return children;
  }

  /** The first child element of that local name, or none. */
  static List<Element> children(Node parent, String localName) {
    return children(parent).stream().filter(e -> localName.equals(e.getLocalName())).toList();
  }

  static String name(Element e) {
    return e.getLocalName() == null ? e.getNodeName() : e.getLocalName();
  }

  static boolean hasChild(Node parent, String localName) {
    return !children(parent, localName).isEmpty();
  }

  /** An attribute by local name whatever its namespace; empty if absent. */
  static String attribute(Element element, String localName) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Node attribute = element.getAttributes().item(i);
      if (localName.equals(attribute.getLocalName())) {
        return attribute.getNodeValue();
      }
    }
    return "";
  }

  /** A file that unpacks to more than a long document holds is refused before it fills memory. */
  private static final class Bounded extends FilterInputStream {
    private long read;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return count(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = super.read(bytes, from, length);
      return count(n, n);
    }

    private int count(int result, int bytes) {
      read += result < 0 ? 0 : bytes;
      if (read > LARGEST) {
        throw new Passages.OverLimit("xml");
      }
      return result;
    }
  }
}
