package vn.vanthu.correspondence.upward;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Puts rows into the place of pattern rows while a document is written, one at a time. */
final class DocxRows {
  private static final String BODY = "word/document.xml";
  private static final String ROW = "<w:tr>";
  private static final String ROW_END = "</w:tr>";

  private DocxRows() {}

  /** What stands in that column of a pattern row. */
  static String mark(String name, int column) {
    return "@@" + name + ":" + column + "@@";
  }

  /**
   * Writes {@code document} with its pattern rows replaced; one without rows is left out.
   *
   * @param rows by the name of the pattern, in its columns
   */
  static void write(byte[] document, Map<String, Iterator<List<String>>> rows, OutputStream out)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out); // the stream below is the caller's to close
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(document))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().equals(BODY)) {
          body(new String(in.readAllBytes(), StandardCharsets.UTF_8), rows, zip);
        } else {
          in.transferTo(zip);
        }
        zip.closeEntry();
      }
    }
    zip.finish();
  }

  private static void body(String xml, Map<String, Iterator<List<String>>> rows, OutputStream out)
      throws IOException {
    String rest = xml;
    for (Map.Entry<String, Iterator<List<String>>> entry : rows.entrySet()) {
      int mark = rest.indexOf(mark(entry.getKey(), 0));
      if (mark < 0) {
        continue;
      }
      int from = rest.lastIndexOf(ROW, mark);
      int to = rest.indexOf(ROW_END, mark) + ROW_END.length();
      text(rest.substring(0, from), out);
      String pattern = rest.substring(from, to);
      while (entry.getValue().hasNext()) {
        text(row(pattern, entry.getKey(), entry.getValue().next()), out);
      }
      rest = rest.substring(to);
    }
    text(rest, out);
  }

  private static String row(String pattern, String name, List<String> cells) {
    String row = pattern;
    for (int i = 0; i < cells.size(); i++) {
      row = row.replace(mark(name, i), escaped(DocxTemplate.clean(cells.get(i))));
    }
    return row;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void text(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
