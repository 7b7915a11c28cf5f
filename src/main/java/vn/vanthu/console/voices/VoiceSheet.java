package vn.vanthu.console.voices;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.stereotype.Component;
import vn.vanthu.console.page.Formats;
import vn.vanthu.correspondence.voices.Voice;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.Units;

/** The register of voices as rows of a file. */
@Component
class VoiceSheet {
  private static final List<String> COLUMNS =
      List.of(
          "number",
          "found",
          "unit",
          "kind",
          "words",
          "topic",
          "addressee",
          "state",
          "passed",
          "answer",
          "period",
          "mail");
  private static final int[] WIDTHS = {8, 16, 40, 14, 80, 26, 18, 16, 30, 60, 20, 10};
  private static final int LONGEST = 32_000;

  private final Units units;
  private final Formats formats;

  VoiceSheet(Units units, Formats formats) {
    this.units = units;
    this.formats = formats;
  }

  List<String> headings() {
    return COLUMNS.stream().map(column -> formats.say("voices.column." + column)).toList();
  }

  /** One voice, in the order of the headings. */
  List<String> cells(Voice voice, Map<String, String> topics) {
    return List.of(
        String.valueOf(voice.id()),
        formats.day(voice.foundAt()),
        voice.unit().flatMap(units::find).map(Unit::name).orElse(""),
        formats.say("voices.kind." + voice.kind()),
        voice.words(),
        voice.topic().map(key -> topics.getOrDefault(key, key)).orElse(""),
        formats.say("voices.addressee." + voice.addressee()),
        formats.say("voices.state." + voice.state()),
        voice.passedOn().map(Voice.Act::words).orElse(""),
        voice.answer().map(Voice.Act::words).orElse(""),
        voice.period().map(formats::period).orElse(""),
        voice.mail().map(mail -> String.valueOf(mail.value())).orElse(""));
  }

  /** The whole register, asked for page by page until one is empty. */
  byte[] of(IntFunction<List<Voice>> pages, Map<String, String> topics) throws IOException {
    try (SXSSFWorkbook book = new SXSSFWorkbook(100);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = book.createSheet(formats.say("menu.voices"));
      CellStyle plain = style(book, false);
      row(sheet.createRow(0), headings(), style(book, true));
      int number = 1;
      int page = 0;
      for (List<Voice> some = pages.apply(page); !some.isEmpty(); some = pages.apply(page)) {
        for (Voice voice : some) {
          row(sheet.createRow(number++), cells(voice, topics), plain);
        }
        page++;
      }
      for (int i = 0; i < WIDTHS.length; i++) {
        sheet.setColumnWidth(i, WIDTHS[i] * 256);
      }
      sheet.createFreezePane(0, 1);
      sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, number - 1), 0, COLUMNS.size() - 1));
      book.write(out);
      return out.toByteArray();
    }
  }

  /** Strings, never formulas, whatever they begin with. */
  private static void row(Row row, List<String> cells, CellStyle style) {
    for (int i = 0; i < cells.size(); i++) {
      String text = cells.get(i).replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
      row.createCell(i).setCellValue(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
      row.getCell(i).setCellStyle(style);
    }
  }

  private static CellStyle style(SXSSFWorkbook book, boolean bold) {
    Font font = book.createFont();
    font.setBold(bold);
    CellStyle style = book.createCellStyle();
    style.setFont(font);
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.TOP);
    return style;
  }
}
