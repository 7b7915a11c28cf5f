package vn.vanthu.correspondence.upward;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;

/**
 * A Word document that staff can edit, with {@code {placeholders}} in its text. One that stands
 * alone in a paragraph can be filled with several paragraphs, which look like it, or with a table.
 */
final class DocxTemplate implements AutoCloseable {
  private final XWPFDocument document;

  private DocxTemplate(XWPFDocument document) {
    this.document = document;
  }

  /**
   * @throws IOException if it is not there or is no Word document
   */
  static DocxTemplate open(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new DocxTemplate(new XWPFDocument(in));
    } catch (RuntimeException e) {
      throw new IOException(file + " is no Word document", e);
    }
  }

  /** Puts words into the text everywhere; a placeholder without words stays as it is. */
  void fill(Map<String, String> words) {
    for (XWPFParagraph paragraph : all()) {
      if (paragraph.getText().indexOf('{') >= 0) {
        fill(paragraph, words);
      }
    }
  }

  /** Puts paragraphs into the place of a placeholder; none takes the placeholder's away. */
  void paragraphs(String placeholder, List<Text> texts) {
    alone(placeholder)
        .ifPresent(
            at -> {
              for (Text text : texts) {
                try (XmlCursor cursor = at.getCTP().newCursor()) {
                  write(document.insertNewParagraph(cursor), at, text);
                }
              }
              remove(at);
            });
  }

  /**
   * Puts paragraphs and a picture below them into the place of a placeholder.
   *
   * @param width in centimetres
   * @param height in centimetres
   */
  void picture(String placeholder, byte[] png, double width, double height, List<Text> above)
      throws IOException {
    Optional<XWPFParagraph> place = alone(placeholder);
    if (place.isEmpty()) {
      return;
    }
    XWPFParagraph at = place.get();
    for (Text text : above) {
      try (XmlCursor cursor = at.getCTP().newCursor()) {
        write(document.insertNewParagraph(cursor), at, text);
      }
    }
    for (int i = at.getRuns().size() - 1; i >= 0; i--) {
      at.removeRun(i);
    }
    at.setAlignment(ParagraphAlignment.CENTER);
    at.setFirstLineIndent(0);
    try {
      at.createRun()
          .addPicture(
              new ByteArrayInputStream(png),
              PictureType.PNG,
              placeholder + ".png",
              (int) Math.round(width * Units.EMU_PER_CENTIMETER),
              (int) Math.round(height * Units.EMU_PER_CENTIMETER));
    } catch (InvalidFormatException e) {
      throw new IOException(e);
    }
  }

  /** Puts a table into the place of a placeholder. */
  void table(String placeholder, BiConsumer<CTTbl, CTRPr> writer) {
    alone(placeholder)
        .ifPresent(
            at -> {
              try (XmlCursor cursor = at.getCTP().newCursor()) {
                XWPFTable table = document.insertNewTbl(cursor);
                table.removeRow(0);
                writer.accept(table.getCTTbl(), look(at));
              }
              for (XWPFRun run : at.getRuns()) {
                run.setText("", 0); // Word wants a paragraph behind a table
              }
            });
  }

  /**
   * Writes the document.
   *
   * @param rows of its tables, by the name of their pattern row, in the order in which they stand
   */
  void write(Map<String, Iterator<List<String>>> rows, OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.write(bytes);
    DocxRows.write(bytes.toByteArray(), rows, out);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  /** Characters that XML forbids have no place in a document. */
  static String clean(String text) {
    return text.codePoints()
        .filter(
            c -> c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF) || c == '\t')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static void fill(XWPFParagraph paragraph, Map<String, String> words) {
    String text = paragraph.getText();
    String filled = text;
    for (Map.Entry<String, String> word : words.entrySet()) {
      filled = filled.replace("{" + word.getKey() + "}", clean(word.getValue()));
    }
    List<XWPFRun> runs = paragraph.getRuns();
    if (filled.equals(text) || runs.isEmpty()) {
      return;
    }
    runs.get(0).setText(filled, 0); // an editor may have cut a placeholder into several runs
    for (int i = runs.size() - 1; i > 0; i--) {
      paragraph.removeRun(i);
    }
  }

  private static void write(XWPFParagraph paragraph, XWPFParagraph like, Text text) {
    if (like.getCTP().isSetPPr()) {
      paragraph.getCTP().setPPr((CTPPr) like.getCTP().getPPr().copy());
    }
    if (text.heading()) {
      paragraph.setKeepNext(true);
    }
    XWPFRun run = paragraph.createRun();
    run.getCTR().setRPr(look(like));
    run.setBold(text.heading());
    run.setText(clean(text.words()));
  }

  private static CTRPr look(XWPFParagraph paragraph) {
    return paragraph.getRuns().isEmpty() || !paragraph.getRuns().get(0).getCTR().isSetRPr()
        ? CTRPr.Factory.newInstance()
        : (CTRPr) paragraph.getRuns().get(0).getCTR().getRPr().copy();
  }

  private Optional<XWPFParagraph> alone(String placeholder) {
    return document.getParagraphs().stream()
        .filter(p -> p.getText().strip().equals("{" + placeholder + "}"))
        .findFirst();
  }

  private void remove(XWPFParagraph paragraph) {
    document.removeBodyElement(document.getPosOfParagraph(paragraph));
  }

  private List<XWPFParagraph> all() {
    List<XWPFParagraph> all = new ArrayList<>(document.getParagraphs());
    for (XWPFTable table : document.getTables()) {
      for (XWPFTableRow row : table.getRows()) {
        for (XWPFTableCell cell : row.getTableCells()) {
          all.addAll(cell.getParagraphs());
        }
      }
    }
    document.getHeaderList().forEach(header -> all.addAll(header.getParagraphs()));
    document.getFooterList().forEach(footer -> all.addAll(footer.getParagraphs()));
    return all;
  }

  /** Twentieths of a point. */
  static BigInteger twips(double centimetres) {
    return BigInteger.valueOf(Math.round(centimetres * 567));
  }

  /** A paragraph. */
  record Text(String words, boolean heading) {
    static Text of(String words) {
      return new Text(words, false);
    }

    static Text heading(String words) {
      return new Text(words, true);
    }
  }
}
