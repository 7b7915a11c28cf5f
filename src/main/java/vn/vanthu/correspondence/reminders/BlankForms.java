package vn.vanthu.correspondence.reminders;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.xwpf.usermodel.IBody;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The blank forms that staff keep as Word files beside the form files, {@code cchc.docx}, with
 * {@code {unit.name}} and the like where something is filled in.
 */
@Component
class BlankForms {
  private static final Logger log = LoggerFactory.getLogger(BlankForms.class);

  private final Path folder;

  BlankForms(RemindersSettings settings) {
    this.folder = settings.blankForms();
  }

  /**
   * The form with the values in their places; empty if there is none, or the file is no Word
   * document.
   *
   * @param values by placeholder, without braces
   */
  Optional<byte[]> filled(String form, Map<String, String> values) {
    Path file = folder.resolve(form + ".docx");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file);
        XWPFDocument document = new XWPFDocument(in);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      paragraphs(document).forEach(paragraph -> fill(paragraph, values));
      document.write(out);
      return Optional.of(out.toByteArray());
    } catch (IOException | RuntimeException e) {
      log.warn("blank form {} goes with no letter: {}", file.getFileName(), e.toString());
      return Optional.empty();
    }
  }

  private static List<XWPFParagraph> paragraphs(IBody body) {
    List<XWPFParagraph> all = new ArrayList<>(body.getParagraphs());
    for (XWPFTable table : body.getTables()) {
      for (XWPFTableRow row : table.getRows()) {
        for (XWPFTableCell cell : row.getTableCells()) {
          all.addAll(paragraphs(cell));
        }
      }
    }
    return all;
  }

  /** Word may cut a placeholder into several runs; then the first run takes the whole text. */
  private static void fill(XWPFParagraph paragraph, Map<String, String> values) {
    for (XWPFRun run : paragraph.getRuns()) {
      String text = run.text();
      String filled = put(text, values);
      if (!filled.equals(text)) {
        run.setText(filled, 0);
      }
    }
    String whole = paragraph.getText();
    String filled = put(whole, values);
    if (!filled.equals(whole) && !paragraph.getRuns().isEmpty()) {
      paragraph.getRuns().get(0).setText(filled, 0);
      for (int i = paragraph.getRuns().size() - 1; i > 0; i--) {
        paragraph.removeRun(i);
      }
    }
  }

  private static String put(String text, Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }
}
