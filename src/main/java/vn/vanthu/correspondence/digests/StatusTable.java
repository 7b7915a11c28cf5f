package vn.vanthu.correspondence.digests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.UnitState;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.registry.Alphabet;

/** The state of every unit in every open campaign, as a sheet that can be sorted and filtered. */
@Component
class StatusTable {
  /** More rows make a file that no mailbox takes. */
  private static final int MOST = 10_000;

  private static final Set<UnitState> IN_ORDER = Set.of(UnitState.RECEIVED, UnitState.EXEMPT);
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r]");
  private static final int[] WIDTHS = {24, 14, 46, 20, 22, 14, 20, 28, 16};

  private final Templates templates;
  private final HouseStyle style;
  private final Standing standing;

  StatusTable(Templates templates, HouseStyle style, Standing standing) {
    this.templates = templates;
    this.style = style;
    this.standing = standing;
  }

  /**
   * An Excel workbook with one row a campaign and unit, by campaign and name. Of very many rows
   * those in good order are left out, and a last row says how many are.
   */
  byte[] of(List<CampaignStatus> open) {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(200)) {
      Sheet sheet = workbook.createSheet(templates.word("digest.sheet"));
      CellStyle text = workbook.createCellStyle();
      text.setQuotePrefixed(true);
      String[] headings = templates.word("digest.columns").split("\\s*\\|\\s*");
      heading(workbook, sheet, headings);
      int all = open.stream().mapToInt(status -> status.units().size()).sum();
      int next = 1;
      for (CampaignStatus status : open) {
        for (CampaignStatus.Row row : byName(picked(status, all, MOST - next + 1))) {
          fill(sheet.createRow(next++), cells(status, row), text);
        }
      }
      sheet.createFreezePane(0, 1);
      sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, next - 1), 0, headings.length - 1));
      if (next - 1 < all) {
        String left = templates.word("digest.sheet.more", style.count(all - next + 1));
        fill(sheet.createRow(next + 1), List.of(left), text);
      }
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

  private static List<CampaignStatus.Row> picked(CampaignStatus status, int all, int room) {
    return all <= MOST
        ? status.units()
        : status.units().stream()
            .filter(row -> !IN_ORDER.contains(row.state()))
            .limit(Math.max(0, room))
            .toList();
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

  private static List<CampaignStatus.Row> byName(List<CampaignStatus.Row> rows) {
    return Alphabet.sorted(rows, row -> row.unit().name());
  }

  private List<String> cells(CampaignStatus status, CampaignStatus.Row row) {
    return List.of(
        standing.name(status.campaign()),
        row.unit().code().value(),
        row.unit().name(),
        row.unit().cluster(),
        templates.word("state." + row.state()),
        style.day(row.deadline().day()),
        row.receivedAt().map(at -> style.time(at) + " " + style.day(at)).orElse(""),
        row.unit().contact(),
        row.unit().phone());
  }

  private static void fill(Row to, List<String> cells, CellStyle text) {
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = to.createCell(i);
      cell.setCellValue(cells.get(i));
      if (FORMULA.matcher(cells.get(i)).lookingAt()) { // never taken for one when edited
        cell.setCellStyle(text);
      }
    }
  }
}
