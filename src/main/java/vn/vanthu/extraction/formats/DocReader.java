package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;
import vn.vanthu.extraction.text.OldFonts;

/**
 * Word 97 to 2003, by POI: rows, merged cells, old fonts run by run; deleted and hidden text is not
 * read.
 */
public final class DocReader {
  private final Passages out;
  private final OldFonts fonts;

  private DocReader(Passages out) {
    this.out = out;
    this.fonts = out.fonts();
  }

  public static void read(Path file, Passages out) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        HWPFDocument document = new HWPFDocument(in)) {
      DocReader reader = new DocReader(out);
      reader.seen(document.getRange());
      reader.blocks(document.getRange());
      reader.blocks(document.getMainTextboxRange());
      reader.blocks(document.getFootnoteRange());
    }
  }

  /** Paragraph by paragraph: its mark may stand in another font than its words. */
  private void seen(Range range) {
    for (int p = 0; p < range.numParagraphs(); p++) {
      Paragraph paragraph = range.getParagraph(p);
      for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
        CharacterRun run = paragraph.getCharacterRun(i);
        fonts.seen(String.valueOf(run.getFontName()), plain(run.text()));
      }
      fonts.lineEnded();
    }
  }

  private void blocks(Range range) {
    for (int i = 0; i < range.numParagraphs(); i++) {
      Paragraph paragraph = range.getParagraph(i);
      if (paragraph.isInTable()) {
        i = tableFrom(range, i) - 1;
      } else {
        out.paragraph(text(paragraph), bold(paragraph));
      }
    }
  }

  /**
   * Reads the table that starts at that paragraph.
   *
   * @return the first paragraph behind it
   */
  private int tableFrom(Range range, int start) {
    int end = start;
    while (end < range.numParagraphs() && range.getParagraph(end).isInTable()) {
      end++;
    }
    try {
      table(range.getTable(range.getParagraph(start)));
    } catch (
        IllegalArgumentException
            e) { // POI cannot delimit some tables; their marks of cells and rows can
      marked(range, start, end);
    }
    return end;
  }

  private void marked(Range range, int start, int end) {
    Grid grid = new Grid();
    grid.startRow();
    StringBuilder cell = new StringBuilder();
    for (int i = start; i < end; i++) {
      Paragraph paragraph = range.getParagraph(i);
      if (paragraph.isTableRowEnd()) {
        cell.setLength(0);
        if (i + 1 < end) {
          grid.startRow();
        }
        continue;
      }
      cell.append(text(paragraph)).append('\n');
      if (paragraph.text().endsWith("\u0007")) {
        grid.cell(cell.toString(), 1, 1);
        cell.setLength(0);
      }
    }
    out.table(grid.rows());
  }

  private void table(Table table) {
    Grid grid = new Grid();
    for (int r = 0; r < table.numRows(); r++) {
      TableRow row = table.getRow(r);
      grid.startRow();
      for (int c = 0; c < row.numCells(); c++) {
        TableCell cell = row.getCell(c);
        if (cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged()) {
          grid.continuesAbove(1);
        } else if (cell.isMerged() && !cell.isFirstMerged()) {
          grid.continuesAbove(1);
        } else {
          grid.cell(cellText(cell), 1, 1);
        }
      }
    }
    out.table(grid.rows());
  }

  private String cellText(TableCell cell) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cell.numParagraphs(); i++) {
      text.append(text(cell.getParagraph(i))).append('\n');
    }
    return text.toString();
  }

  private String text(Range range) {
    OldFonts.Line text = fonts.line();
    for (int i = 0; i < range.numCharacterRuns(); i++) {
      CharacterRun run = range.getCharacterRun(i);
      if (run.isMarkedDeleted()) {
        continue;
      }
      boolean struck = run.isStrikeThrough() || run.isDoubleStrikeThrough();
      if (run.isVanished() || struck) {
        if (!run.text().isBlank()) {
          out.finding(struck ? "struck-out" : "hidden-content");
        }
        continue;
      }
      String font = String.valueOf(run.getFontName());
      String words = plain(run.text());
      text.add(font, Symbols.isSymbolFont(font) ? Symbols.inWingdings(words) : words);
    }
    return withoutFields(text.toString());
  }

  /**
   * Codes of fields go, their results stay; marks of cells and pages are white space; symbol-font
   * letters are moved back.
   */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0xF020 && c <= 0xF0FF) {
        plain.append((char) (c - 0xF000));
      } else if (c == 0x1F) {
        plain.append('\u00AD');
      } else if (c == 0x1E) {
        plain.append('-');
      } else {
        plain.append(c == 7 || c == 1 || c == 8 ? ' ' : c == 0x0B ? '\n' : c);
      }
    }
    return plain.toString();
  }

  private static String withoutFields(String text) {
    return text.replaceAll("\u0013[^\u0013\u0014\u0015]*\u0014", "")
        .replaceAll("\u0013[^\u0015]*\u0015", "")
        .replaceAll("[\u0013-\u0015]", "");
  }

  private static boolean bold(Paragraph paragraph) {
    for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
      CharacterRun run = paragraph.getCharacterRun(i);
      if (!run.isBold() && !run.text().isBlank()) {
        return false;
      }
    }
    return paragraph.numCharacterRuns() > 0;
  }
}
