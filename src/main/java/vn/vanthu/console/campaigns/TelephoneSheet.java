package vn.vanthu.console.campaigns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.reminders.TelephoneEntry;

/**
 * The telephone list as a workbook: frozen headings, a filter, and room for the note of the call.
 */
@Component
public class TelephoneSheet {
  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/uuuu");
  private static final List<String> COLUMNS =
      List.of("code", "unit", "reason", "contact", "phone", "due", "written", "to-say", "note");
  private static final int[] WIDTHS = {12, 34, 24, 24, 16, 12, 24, 60, 40};

  private final MessageSource messages;

  TelephoneSheet(MessageSource messages) {
    this.messages = messages;
  }

  /** What to say to that unit. */
  public String toSay(TelephoneEntry entry) {
    return text(
        "telephone.say." + entry.reason(),
        entry.campaign().title(),
        day(entry.deadline().day()),
        written(entry));
  }

  /** An Excel workbook with a row for each of them, in their order. */
  public byte[] of(List<TelephoneEntry> entries) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = workbook.createSheet(text("telephone.title"));
      head(workbook, sheet);
      CellStyle wrapped = workbook.createCellStyle();
      wrapped.setWrapText(true);
      wrapped.setVerticalAlignment(VerticalAlignment.TOP);
      int number = 1;
      for (TelephoneEntry entry : entries) {
        row(sheet.createRow(number++), entry, wrapped);
      }
      sheet.createFreezePane(2, 1);
      sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, entries.size()), 0, 8));
      workbook.write(out);
      return out.toByteArray();
    }
  }

  private void head(XSSFWorkbook workbook, Sheet sheet) {
    CellStyle bold = workbook.createCellStyle();
    Font font = workbook.createFont();
    font.setBold(true);
    bold.setFont(font);
    bold.setBorderBottom(BorderStyle.THIN);
    Row head = sheet.createRow(0);
    for (int i = 0; i < COLUMNS.size(); i++) {
      head.createCell(i).setCellValue(text("telephone.column." + COLUMNS.get(i)));
      head.getCell(i).setCellStyle(bold);
      sheet.setColumnWidth(i, WIDTHS[i] * 256);
    }
  }

  private void row(Row row, TelephoneEntry entry, CellStyle style) {
    List<String> cells =
        List.of(
            entry.unit().code().value(),
            entry.unit().name(),
            text("telephone.reason." + entry.reason()),
            entry.unit().contact(),
            entry.unit().phone(),
            day(entry.deadline().day()),
            written(entry),
            toSay(entry),
            entry.lastCall().map(call -> call.who() + ": " + call.note()).orElse(""));
    for (int i = 0; i < cells.size(); i++) {
      row.createCell(i).setCellValue(cells.get(i));
      row.getCell(i).setCellStyle(style);
    }
  }

  private static String written(TelephoneEntry entry) {
    return entry.sent().stream()
        .filter(sent -> sent.sentAt().isPresent())
        .map(sent -> day(sent.day()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }

  private String text(String code, Object... args) {
    return String.valueOf(messages.getMessage(code, args, VIETNAMESE));
  }
}
