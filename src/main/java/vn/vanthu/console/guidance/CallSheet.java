package vn.vanthu.console.guidance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;
import vn.vanthu.console.page.Formats;
import vn.vanthu.correspondence.guidance.Guidance;
import vn.vanthu.correspondence.guidance.UnitStanding;
import vn.vanthu.registry.Unit;

/** Whom to telephone about a document, as a workbook with room for the note of the call. */
@Component
class CallSheet {
  private static final List<String> COLUMNS =
      List.of("code", "unit", "contact", "phone", "why", "address", "said", "note");
  private static final int[] WIDTHS = {14, 44, 24, 16, 28, 36, 44, 40};

  private final Formats formats;

  CallSheet(Formats formats) {
    this.formats = formats;
  }

  byte[] of(Guidance guidance, List<UnitStanding> units) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = book.createSheet(formats.say("guidance.sheet"));
      CellStyle bold = style(book, true);
      CellStyle plain = style(book, false);
      row(sheet.createRow(0), List.of(guidance.title()), bold);
      row(
          sheet.createRow(1),
          COLUMNS.stream().map(c -> formats.say("guidance.column." + c)).toList(),
          bold);
      int number = 2;
      for (UnitStanding unit : units) {
        row(sheet.createRow(number++), cells(unit), plain);
      }
      for (int i = 0; i < WIDTHS.length; i++) {
        sheet.setColumnWidth(i, WIDTHS[i] * 256);
      }
      sheet.createFreezePane(2, 2);
      sheet.setAutoFilter(new CellRangeAddress(1, Math.max(2, number - 1), 0, COLUMNS.size() - 1));
      book.write(out);
      return out.toByteArray();
    }
  }

  private List<String> cells(UnitStanding unit) {
    return List.of(
        unit.code().value(),
        unit.name(),
        unit.unit().map(Unit::contact).orElse(""),
        unit.unit().map(Unit::phone).orElse(""),
        formats.say("guidance.why." + (unit.silent() ? "silent" : unit.reached().name())),
        unit.letters().stream()
            .map(UnitStanding.Went::to)
            .distinct()
            .collect(Collectors.joining(", ")),
        unit.cause(),
        "");
  }

  private static void row(Row row, List<String> cells, CellStyle style) {
    for (int i = 0; i < cells.size(); i++) {
      row.createCell(i).setCellValue(cells.get(i));
      row.getCell(i).setCellStyle(style);
    }
  }

  private static CellStyle style(XSSFWorkbook book, boolean bold) {
    Font font = book.createFont();
    font.setBold(bold);
    CellStyle style = book.createCellStyle();
    style.setFont(font);
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.TOP);
    return style;
  }
}
