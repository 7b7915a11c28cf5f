package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import vn.vanthu.forms.Table.Cell;

/** Plain text, a paragraph a line, and comma-separated values, a table. */
public final class TextReader {
  private TextReader() {}

  public static void read(Path file, String type, Passages out) throws IOException {
    String text = text(Files.readAllBytes(file));
    if (type.equals("text/csv")) {
      csv(text, out);
    } else {
      text.lines().forEach(line -> out.paragraph(line, false));
    }
  }

  /** Strict UTF-8, UTF-16 by its mark, else windows-1252; what is older is repaired later. */
  public static String text(byte[] bytes) {
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
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  private static void csv(String text, Passages out) throws IOException {
    String head = text.lines().findFirst().orElse("");
    char separator =
        head.chars().filter(c -> c == ';').count() > head.chars().filter(c -> c == ',').count()
            ? ';'
            : ',';
    List<List<Cell>> rows = new ArrayList<>();
    for (CSVRecord record :
        CSVFormat.DEFAULT.builder().setDelimiter(separator).get().parse(new StringReader(text))) {
      rows.add(record.stream().map(Cell::of).toList());
    }
    SheetBlocks.add(rows, out);
  }
}
