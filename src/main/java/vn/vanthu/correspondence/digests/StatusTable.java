package vn.vanthu.correspondence.digests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;

/** The state of every unit in every open campaign, as a sheet that can be sorted and filtered. */
@Component
class StatusTable {
  private static final int[] WIDTHS = {24, 14, 46, 20, 22, 14, 20, 28, 16};

  private final Templates templates;
  private final HouseStyle style;
  private final Standing standing;

  StatusTable(Templates templates, HouseStyle style, Standing standing) {
    this.templates = templates;
    this.style = style;
    this.standing = standing;
  }

  /** An Excel workbook with one row a campaign and unit, by campaign and name. */
  byte[] of(List<CampaignStatus> open) {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(200)) {
      Sheet sheet = workbook.createSheet(templates.word("digest.sheet"));
      CellStyle text = workbook.createCellStyle();
      text.setQuotePrefixed(true);
      String[] headings = templates.word("digest.columns").split("\\s*\\|\\s*");
      heading(workbook, sheet, headings);
      int next = 1;
      for (CampaignStatus status : open) {
        for (CampaignStatus.Row row : sorted(status)) {
          fill(sheet.createRow(next++), status, row, text);
        }
      }
      sheet.createFreezePane(0, 1);
      sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, next - 1), 0, headings.length - 1));
      for (int i = 0; i < WIDTHS.length; i++) {
        sheet.setColumnWidth(i, WIDTHS[i] * 256);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void heading(SXSSFWorkbook workbook, Sheet sheet, String[] headings) {
    Font bold = workbook.createFont();
    bold.setBold(true);
    CellStyle of = workbook.createCellStyle();
    of.setFont(bold);
    Row row = sheet.createRow(0);
    for (int i = 0; i < headings.length; i++) {
      Cell cell = row.createCell(i);
      cell.setCellValue(headings[i]);
      cell.setCellStyle(of);
    }
  }

  private static List<CampaignStatus.Row> sorted(CampaignStatus status) {
    Collator vietnamese = Collator.getInstance(Locale.forLanguageTag("vi"));
    return status.units().stream()
        .sorted(
            Comparator.comparing(
                (CampaignStatus.Row row) -> vietnamese.getCollationKey(row.unit().name())))
        .toList();
  }

  private void fill(Row to, CampaignStatus status, CampaignStatus.Row row, CellStyle text) {
    List<String> cells =
        List.of(
            standing.name(status.campaign()),
            row.unit().code().value(),
            row.unit().name(),
            row.unit().cluster(),
            templates.word("state." + row.state()),
            style.day(row.deadline().day()),
            row.receivedAt().map(at -> style.time(at) + " " + style.day(at)).orElse(""),
            row.unit().contact(),
            row.unit().phone());
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = to.createCell(i);
      cell.setCellValue(cells.get(i));
      if (cells.get(i).matches("(?s)^[=+\\-@\\t\\r].*")) { // never taken for a formula when edited
        cell.setCellStyle(text);
      }
    }
  }
}
