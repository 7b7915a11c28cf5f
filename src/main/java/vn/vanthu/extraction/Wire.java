package vn.vanthu.extraction;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.vanthu.extraction.Extraction.Part;
import vn.vanthu.extraction.Extraction.PartOutcome;
import vn.vanthu.forms.Certainty;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.Table;

/** Questions and extractions as bytes between this process and its child. */
final class Wire {
  private Wire() {}

  static void write(Question question, DataOutputStream out) throws IOException {
    text(question.file().toString(), out);
    text(question.name(), out);
    text(question.claimedType(), out);
    text(question.signed().map(Path::toString).orElse(""), out);
  }

  static Question question(DataInputStream in) throws IOException {
    Path file = Path.of(text(in));
    String name = text(in);
    String type = text(in);
    Optional<Path> signed = Optional.of(text(in)).filter(path -> !path.isEmpty()).map(Path::of);
    return new Question(file, name, type, signed);
  }

  static void write(Extraction extraction, DataOutputStream out) throws IOException {
    out.writeInt(extraction.passages().size());
    for (Passage passage : extraction.passages()) {
      write(passage, out);
    }
    out.writeInt(extraction.parts().size());
    for (Part part : extraction.parts()) {
      text(part.name(), out);
      text(part.type(), out);
      out.writeLong(part.bytes());
      out.writeByte(part.outcome().ordinal());
    }
    out.writeInt(extraction.findings().size());
    for (Doubt doubt : extraction.findings()) {
      text(doubt.code(), out);
      out.writeByte(doubt.severity().ordinal());
      text(doubt.text(), out);
    }
  }

  static Extraction read(DataInputStream in) throws IOException {
    List<Passage> passages = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      passages.add(passage(in));
    }
    List<Part> parts = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      parts.add(new Part(text(in), text(in), in.readLong(), PartOutcome.values()[in.readByte()]));
    }
    List<Doubt> findings = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      findings.add(
          new Doubt(text(in), Doubt.Severity.values()[in.readByte()], Optional.empty(), text(in)));
    }
    return new Extraction(passages, parts, findings);
  }

  private static void write(Passage passage, DataOutputStream out) throws IOException {
    text(passage.place().part(), out);
    out.writeInt(passage.place().page());
    text(passage.place().sheet(), out);
    out.writeInt(passage.place().ordinal());
    if (passage instanceof Paragraph p) {
      out.writeInt(-1);
      out.writeBoolean(p.bold());
      text(p.text(), out);
      write(p.certainty(), out);
      return;
    }
    Table table = (Table) passage;
    out.writeInt(table.rows().size());
    out.writeInt(table.width());
    for (int r = 0; r < table.rows().size(); r++) {
      out.writeInt(table.placeOf(r).page());
      for (Table.Cell cell : table.rows().get(r)) {
        out.writeBoolean(cell.continued());
        text(cell.text(), out);
        write(cell.certainty(), out);
      }
    }
  }

  private static Passage passage(DataInputStream in) throws IOException {
    Place place = new Place(text(in), in.readInt(), text(in), in.readInt());
    int rows = in.readInt();
    if (rows < 0) {
      boolean bold = in.readBoolean();
      return new Paragraph(place, text(in), bold, certainty(in));
    }
    int width = in.readInt();
    List<List<Table.Cell>> grid = new ArrayList<>();
    List<Integer> pages = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      pages.add(in.readInt());
      List<Table.Cell> row = new ArrayList<>();
      for (int c = 0; c < width; c++) {
        boolean continued = in.readBoolean();
        row.add(new Table.Cell(text(in), continued, certainty(in)));
      }
      grid.add(row);
    }
    return new Table(place, grid, pages);
  }

  private static void write(Certainty certainty, DataOutputStream out) throws IOException {
    out.writeInt(certainty.digits().size());
    for (Map.Entry<String, Double> run : certainty.digits().entrySet()) {
      text(run.getKey(), out);
      out.writeDouble(run.getValue());
    }
  }

  private static Certainty certainty(DataInputStream in) throws IOException {
    Map<String, Double> digits = new HashMap<>();
    for (int n = in.readInt(); n > 0; n--) {
      digits.put(text(in), in.readDouble());
    }
    return digits.isEmpty() ? Certainty.FULL : new Certainty(digits);
  }

  static void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
