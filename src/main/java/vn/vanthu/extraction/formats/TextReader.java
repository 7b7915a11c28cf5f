package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.vanthu.extraction.text.PlainBytes;
import vn.vanthu.forms.Table.Cell;

/** Plain text, a paragraph a line, and separated values, a table. */
public final class TextReader {
  private static final int LONGEST = 20_000;
  private static final int LOOKED_AT = 50;
  private static final List<Character> SEPARATORS = List.of(';', '\t', ',', '|');

  private TextReader() {}

  public static void read(Path file, String type, Passages out) throws IOException {
    String text = PlainBytes.text(Files.readAllBytes(file));
    if (type.startsWith("text/csv") || type.startsWith("text/tab-separated")) {
      table(text, out);
    } else {
      text.lines().forEach(line -> out.paragraph(line, false));
    }
  }

  private static void table(String text, Passages out) throws IOException {
    boolean named = text.startsWith("sep=") && text.length() > 4;
    char separator = named ? text.charAt(4) : separator(text);
    String rest = named ? text.substring(Math.max(5, text.indexOf('\n') + 1)) : text;
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator)
            .setTrailingData(true)
            .setLenientEof(true)
            .setIgnoreEmptyLines(false)
            .get();
    List<List<Cell>> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(rest), format)) {
      for (CSVRecord record : parser) {
        if (rows.size() >= LONGEST) {
          throw new Passages.OverLimit("rows");
        }
        rows.add(record.stream().map(Cell::of).toList());
      }
    } catch (UncheckedIOException e) {
      text.lines().forEach(line -> out.paragraph(line, false)); // quotes that never close
      return;
    }
    SheetBlocks.add(rows, out);
  }

  /**
   * The one that stands in most of the first lines; of two, the one that stands there more often.
   */
  private static char separator(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(LOOKED_AT).toList();
    return SEPARATORS.stream()
        .max(
            Comparator.<Character>comparingLong(
                    c -> lines.stream().filter(line -> line.indexOf(c) >= 0).count())
                .thenComparingLong(
                    c -> lines.stream().flatMapToInt(String::chars).filter(x -> x == c).count()))
        .orElse(',');
  }
}
