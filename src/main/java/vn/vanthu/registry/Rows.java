package vn.vanthu.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
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
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE,
          DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT));

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
    Taken taken = new Taken(heading);
    if (isWorkbook(file)) {
      workbook(file, taken);
    } else {
      csv(file, taken);
    }
    List<BadRow> missing =
        needed.stream()
            .filter(key -> !taken.columns.containsKey(key))
            .sorted()
            .map(key -> new BadRow(1, key, "column missing"))
            .toList();
    if (!missing.isEmpty()) {
      throw new BadRows(missing);
    }
    return taken.rows;
  }

  /** The first row's headings and the rows below that are not blank. */
  private static final class Taken {
    private final UnaryOperator<String> heading;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private int number;
    private int width;

    Taken(UnaryOperator<String> heading) {
      this.heading = heading;
    }

    void next(List<String> cells) {
      number++;
      if (number == 1) {
        width = cells.size();
        for (int i = 0; i < cells.size(); i++) {
          columns.put(heading.apply(cells.get(i)), i);
        }
        return;
      }
      List<String> plain = cells.stream().limit(width).map(Rows::plain).toList();
      if (plain.stream().anyMatch(value -> !value.isEmpty())) {
        rows.add(new Row(number, columns, plain));
      }
    }
  }

  /** Without the apostrophe that exports put before what a spreadsheet would reckon. */
  private static String plain(String cell) {
    String text = Normalizer.normalize(cell.strip(), Normalizer.Form.NFC);
    return text.matches("(?s)'[=+@|-].*") ? text.substring(1) : text;
  }

  private static boolean isWorkbook(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).matches(".*\\.xlsx?");
  }

  private static void csv(Path file, Taken taken) throws IOException {
    Charset charset = charset(file);
    char separator;
    try (BufferedReader reader = reader(file, charset)) {
      String head = String.valueOf(reader.readLine());
      separator = head.contains(";") && !head.contains(",") ? ';' : ',';
    }
    try (BufferedReader reader = reader(file, charset)) {
      reader.mark(1);
      if (reader.read() != '\uFEFF') {
        reader.reset();
      }
      for (CSVRecord record :
          CSVFormat.DEFAULT.builder().setDelimiter(separator).get().parse(reader)) {
        taken.next(record.stream().toList());
      }
    }
  }

  private static BufferedReader reader(Path file, Charset charset) throws IOException {
    return new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset));
  }

  private static Charset charset(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] mark = in.readNBytes(2);
      if (mark.length > 1 && (mark[0] & 0xFF) >= 0xFE && (mark[1] & 0xFF) >= 0xFE) {
        return StandardCharsets.UTF_16;
      }
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      reader.transferTo(Writer.nullWriter());
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return Charset.forName("windows-1258");
    }
  }

  private static void workbook(Path file, Taken taken) throws IOException {
    DataFormatter formatter = new DataFormatter(Locale.US);
    try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
      for (org.apache.poi.ss.usermodel.Row row : workbook.getSheetAt(0)) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < row.getLastCellNum(); c++) {
          cells.add(text(row.getCell(c, MissingCellPolicy.CREATE_NULL_AS_BLANK), formatter));
        }
        while (taken.number < row.getRowNum()) {
          taken.next(List.of());
        }
        taken.next(cells);
      }
    }
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
   * @param columns by key, the place of each column; the same for all rows of a file
   */
  public record Row(int number, Map<String, Integer> columns, List<String> cells) {
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
      return columns.containsKey(column);
    }

    /** The cell of that column, empty if there is none. */
    public String get(String column) {
      int at = columns.getOrDefault(column, Integer.MAX_VALUE);
      return at < cells.size() ? cells.get(at) : "";
    }
  }
}
