package vn.vanthu.correspondence.upward;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.stereotype.Component;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.correspondence.upward.Consolidation.Compared;
import vn.vanthu.correspondence.upward.Consolidation.Line;
import vn.vanthu.correspondence.upward.Consolidation.Missing;
import vn.vanthu.correspondence.upward.Consolidation.Reported;
import vn.vanthu.correspondence.upward.Consolidation.Said;
import vn.vanthu.correspondence.upward.Consolidation.Theme;
import vn.vanthu.correspondence.voices.Voice;
import vn.vanthu.registry.UnitCode;

/**
 * The consolidated report as a workbook: every sum is a formula over the units' rows, and every
 * sentence stands beside its union and the number of its report.
 */
@Component
class ConsolidatedXlsx {
  private static final int ROWS_IN_MEMORY = 100;
  private static final int LONGEST_CELL = 32_000;
  private static final int CHARACTER = 256;

  private final Templates words;
  private final HouseStyle style;

  ConsolidatedXlsx(Templates words, HouseStyle style) {
    this.words = words;
    this.style = style;
  }

  void write(Consolidation of, OutputStream out) throws IOException {
    try (SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
      CellStyle bold = bold(book);
      sums(of, book.createSheet(words.word("upward.sheet.sums")), bold);
      units(of, book.createSheet(words.word("upward.sheet.units")), bold);
      missing(of, book.createSheet(words.word("upward.sheet.missing")), bold);
      said(of, book.createSheet(words.word("upward.sheet.said")), bold);
      voices(of, book.createSheet(words.word("upward.sheet.voices")), bold);
      book.setForceFormulaRecalculation(true);
      book.write(out);
    }
  }

  private void sums(Consolidation of, Sheet sheet, CellStyle bold) {
    heading(
        sheet,
        bold,
        List.of(
            words.word("upward.indicator"),
            words.word("upward.unit-of-measure"),
            style.shortPeriod(of.campaign().period()),
            words.word("upward.stating"),
            style.shortPeriod(of.campaign().period().before()),
            style.shortPeriod(of.campaign().period().yearEarlier())),
        48);
    String units = "'" + words.word("upward.sheet.units") + "'!";
    for (int i = 0; i < of.lines().size(); i++) {
      Line line = of.lines().get(i);
      String column = CellReference.convertNumToColString(i + 4);
      String range = units + column + "2:" + column + Math.max(2, of.units().size() + 1);
      Row row = sheet.createRow(i + 1);
      text(row, 0, line.indicator().label());
      text(row, 1, line.indicator().unitOfMeasure());
      formula(row, 2, "SUM(" + range + ")", line.total());
      formula(row, 3, "COUNT(" + range + ")", line.stating());
      line.before().map(Compared::then).ifPresent(then -> row.createCell(4).setCellValue(then));
      line.yearEarlier()
          .map(Compared::then)
          .ifPresent(then -> row.createCell(5).setCellValue(then));
    }
  }

  private void units(Consolidation of, Sheet sheet, CellStyle bold) {
    List<String> headings =
        new java.util.ArrayList<>(
            List.of(
                words.word("upward.code"),
                words.word("upward.unit"),
                words.word("upward.cluster"),
                words.word("upward.document")));
    of.lines().forEach(line -> headings.add(line.indicator().label()));
    heading(sheet, bold, headings, 16);
    sheet.setColumnWidth(1, 44 * CHARACTER);
    sheet.createFreezePane(2, 1);
    int number = 1;
    for (Reported reported : of.units()) {
      Row row = sheet.createRow(number++);
      text(row, 0, reported.unit().code().value());
      text(row, 1, reported.unit().name());
      text(row, 2, reported.unit().cluster());
      text(row, 3, reported.report().docNumber().orElse(""));
      for (int i = 0; i < of.lines().size(); i++) {
        Cell cell = row.createCell(i + 4);
        Consolidator.value(reported.report(), of.lines().get(i).indicator())
            .ifPresent(cell::setCellValue);
      }
    }
  }

  private void missing(Consolidation of, Sheet sheet, CellStyle bold) {
    heading(
        sheet,
        bold,
        List.of(
            words.word("upward.code"),
            words.word("upward.unit"),
            words.word("upward.cluster"),
            words.word("upward.state")),
        24);
    int number = 1;
    for (Missing unit : of.missing()) {
      Row row = sheet.createRow(number++);
      text(row, 0, unit.unit().code().value());
      text(row, 1, unit.unit().name());
      text(row, 2, unit.unit().cluster());
      text(row, 3, words.word("upward.state." + unit.state().name()));
    }
  }

  private void said(Consolidation of, Sheet sheet, CellStyle bold) {
    heading(
        sheet,
        bold,
        List.of(
            words.word("upward.heading"),
            words.word("upward.group"),
            words.word("upward.sentence"),
            words.word("upward.unit"),
            words.word("upward.report")),
        24);
    sheet.setColumnWidth(2, 90 * CHARACTER);
    int number = 1;
    for (Map.Entry<String, List<Theme>> heading : of.narrative().entrySet()) {
      int group = 1;
      for (Theme theme : heading.getValue()) {
        for (Said said : theme.said()) {
          Row row = sheet.createRow(number++);
          text(row, 0, words.word("upward.narrative." + heading.getKey()));
          row.createCell(1).setCellValue(group);
          text(row, 2, said.text());
          text(row, 3, said.unit().name());
          row.createCell(4).setCellValue(said.report().value());
        }
        group++;
      }
    }
  }

  private void voices(Consolidation of, Sheet sheet, CellStyle bold) {
    heading(
        sheet,
        bold,
        List.of(
            words.word("upward.number"),
            words.word("upward.unit"),
            words.word("upward.voice.kind"),
            words.word("upward.sentence"),
            words.word("upward.voice.state"),
            words.word("upward.voice.answer"),
            words.word("upward.report")),
        16);
    sheet.setColumnWidth(3, 90 * CHARACTER);
    Map<UnitCode, String> names = names(of);
    int number = 1;
    for (Voice voice : of.voices()) {
      Row row = sheet.createRow(number++);
      row.createCell(0).setCellValue(voice.id());
      text(row, 1, voice.unit().map(unit -> names.getOrDefault(unit, unit.value())).orElse(""));
      text(row, 2, words.word("upward.voice." + voice.kind()));
      text(row, 3, voice.words());
      text(row, 4, words.word("upward.voice." + voice.state()));
      text(row, 5, voice.answer().or(voice::passedOn).map(Voice.Act::words).orElse(""));
      Cell report = row.createCell(6);
      voice.report().ifPresent(id -> report.setCellValue(id.value()));
    }
  }

  private static Map<UnitCode, String> names(Consolidation of) {
    Map<UnitCode, String> names = new HashMap<>();
    of.units().forEach(unit -> names.put(unit.unit().code(), unit.unit().name()));
    of.missing().forEach(unit -> names.put(unit.unit().code(), unit.unit().name()));
    return names;
  }

  private static void heading(Sheet sheet, CellStyle bold, List<String> headings, int width) {
    Row row = sheet.createRow(0);
    for (int i = 0; i < headings.size(); i++) {
      text(row, i, headings.get(i));
      row.getCell(i).setCellStyle(bold);
      sheet.setColumnWidth(i, (i == 0 || headings.size() < 8 ? width : 14) * CHARACTER);
    }
    sheet.createFreezePane(0, 1);
  }

  private static CellStyle bold(SXSSFWorkbook book) {
    Font font = book.createFont();
    font.setBold(true);
    CellStyle bold = book.createCellStyle();
    bold.setFont(font);
    bold.setWrapText(true);
    return bold;
  }

  /** A string, never a formula, whatever it begins with. */
  private static void text(Row row, int column, String text) {
    String clean = DocxTemplate.clean(text);
    row.createCell(column)
        .setCellValue(clean.length() > LONGEST_CELL ? clean.substring(0, LONGEST_CELL) : clean);
  }

  /** With the value that it has now, for programs that show without counting. */
  private static void formula(Row row, int column, String formula, long value) {
    Cell cell = row.createCell(column);
    cell.setCellFormula(formula);
    cell.setCellValue(value);
  }
}
