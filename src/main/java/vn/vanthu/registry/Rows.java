package vn.vanthu.registry;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;

/**
 * The rows of a CSV file (UTF-8 with or without mark, UTF-16, windows-1258; comma or semicolon) or
 * of a workbook's first sheet.
 */
public final class Rows {
  private static final List<DateTimeFormatter> DATES =
      List.of(DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.ofPattern("d/M/uuuu"));

  private Rows() {}

  /**
   * Reads the file; blank rows are left out.
   *
   * @param heading the column's key for a heading as written
   * @param needed keys without which the file is refused
   * @throws IOException if it cannot be opened
   * @throws BadRows if a needed column is missing
   */
  public static List<Row> read(Path file, UnaryOperator<String> heading, Set<String> needed)
      throws IOException {
    List<List<String>> cells = isWorkbook(file) ? workbook(file) : csv(file);
    List<String> keys = cells.isEmpty() ? List.of() : cells.get(0).stream().map(heading).toList();
    List<BadRow> missing =
        needed.stream()
            .filter(key -> !keys.contains(key))
            .sorted()
            .map(key -> new BadRow(1, key, "column missing"))
            .toList();
    if (!missing.isEmpty()) {
      throw new BadRows(missing);
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < cells.size(); i++) {
      Map<String, String> row = new HashMap<>();
      for (int c = 0; c < keys.size(); c++) {
        row.put(keys.get(c), c < cells.get(i).size() ? plain(cells.get(i).get(c)) : "");
      }
      if (row.values().stream().anyMatch(value -> !value.isEmpty())) {
        rows.add(new Row(i + 1, row));
      }
    }
    return rows;
  }

  /** Without the apostrophe that exports put before what a spreadsheet would reckon. */
  private static String plain(String cell) {
    String text = Normalizer.normalize(cell.strip(), Normalizer.Form.NFC);
    return text.matches("(?s)'[=+@|-].*") ? text.substring(1) : text;
  }

  private static boolean isWorkbook(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).matches(".*\\.xlsx?");
  }

  private static List<List<String>> csv(Path file) throws IOException {
    String text = text(Files.readAllBytes(file));
    String head = text.lines().findFirst().orElse("");
    char separator = head.contains(";") && !head.contains(",") ? ';' : ',';
    List<List<String>> rows = new ArrayList<>();
    for (CSVRecord record :
        CSVFormat.DEFAULT.builder().setDelimiter(separator).get().parse(new StringReader(text))) {
      rows.add(record.stream().toList());
    }
    return rows;
  }

  private static String text(byte[] bytes) {
    if (bytes.length > 1 && (bytes[0] & 0xFF) >= 0xFE && (bytes[1] & 0xFF) >= 0xFE) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes))
          .toString()
          .replace("\uFEFF", "");
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1258"));
    }
  }

  private static List<List<String>> workbook(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    DataFormatter formatter = new DataFormatter(Locale.US);
    try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
      for (org.apache.poi.ss.usermodel.Row row : workbook.getSheetAt(0)) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < row.getLastCellNum(); c++) {
          cells.add(text(row.getCell(c, MissingCellPolicy.CREATE_NULL_AS_BLANK), formatter));
        }
        while (rows.size() < row.getRowNum()) {
          rows.add(List.of());
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  private static String text(Cell cell, DataFormatter formatter) {
    if (cell.getCellType() == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
      return cell.getLocalDateTimeCellValue().toLocalDate().toString();
    }
    return formatter.formatCellValue(cell);
  }

  /**
   * One row.
   *
   * @param number as the file counts, the heading being row 1
   */
  public record Row(int number, Map<String, String> cells) {
    /**
     * The day in that column, written 2022-06-15 or 15/6/2022; empty if the cell is. What is no
     * date is added to {@code bad}.
     */
    public Optional<LocalDate> date(String column, List<BadRow> bad) {
      String written = get(column);
      if (written.isEmpty()) {
        return Optional.empty();
      }
      for (DateTimeFormatter format : DATES) {
        try {
          return Optional.of(LocalDate.parse(written, format));
        } catch (DateTimeParseException e) {
          continue;
        }
      }
      bad.add(new BadRow(number, column, "no date: " + written));
      return Optional.empty();
    }

    /** Whether the file has that column. */
    public boolean has(String column) {
      return cells.containsKey(column);
    }

    /** The cell of that column, empty if there is none. */
    public String get(String column) {
      return cells.getOrDefault(column, "");
    }
  }
}
