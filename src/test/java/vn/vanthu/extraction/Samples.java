package vn.vanthu.extraction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import vn.vanthu.extraction.TextExtractor.Document;

/** Builds small documents for tests. */
final class Samples {
  private static final String NAMESPACE =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
          + " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
          + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";

  private Samples() {}

  static Document document(String name, byte[] bytes) {
    return new Document(name, "", () -> new ByteArrayInputStream(bytes));
  }

  static Document document(String name, String text) {
    return document(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] docx(String body) {
    return docx(body, Map.of());
  }

  /**
   * @param others further files of the package by their names, roots with the namespace {@code w}
   */
  static byte[] docx(String body, Map<String, String> others) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(
        "[Content_Types].xml",
        utf8(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                + " Extension=\"rels\""
                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default"
                + " Extension=\"xml\" ContentType=\"application/xml\"/><Override"
                + " PartName=\"/word/document.xml\""
                + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"));
    files.put(
        "_rels/.rels",
        utf8(
            "<Relationships"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                + " Id=\"r1\""
                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                + " Target=\"word/document.xml\"/></Relationships>"));
    files.put(
        "word/document.xml",
        utf8("<w:document " + NAMESPACE + "><w:body>" + body + "</w:body></w:document>"));
    others.forEach(
        (name, xml) -> files.put(name, utf8(xml.replaceFirst(">", " " + NAMESPACE + ">"))));
    return zip(files);
  }

  static String p(String words) {
    return "<w:p><w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r></w:p>";
  }

  static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A row of a sheet; cells of digits alone are numbers. */
  static Row row(Sheet sheet, int number, String... cells) {
    Row row = sheet.createRow(number);
    for (int c = 0; c < cells.length; c++) {
      if (cells[c].matches("\\d+")) {
        row.createCell(c).setCellValue(Double.parseDouble(cells[c]));
      } else {
        row.createCell(c).setCellValue(cells[c]);
      }
    }
    return row;
  }

  static byte[] bytes(Workbook workbook) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    workbook.write(bytes);
    workbook.close();
    return bytes.toByteArray();
  }

  /** The workbook with so many sheets of one cell. */
  static byte[] bytes(Workbook workbook, int sheets) throws IOException {
    for (int i = 0; i < sheets; i++) {
      workbook.createSheet().createRow(0).createCell(0).setCellValue("Báo cáo");
    }
    return bytes(workbook);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
