package vn.vanthu.console.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Table;

/**
 * A passage as a page shows it, the words of values marked.
 *
 * @param heading name of the sheet where a new one begins; else empty
 * @param segments a paragraph's text in order; none for a table
 * @param rows a table's rows; none for a paragraph
 */
record Block(String heading, boolean bold, List<Segment> segments, List<Row> rows) {
  private static final int MOST_ROWS = 500;

  static List<Block> of(List<Passage> passages, Evidences evidences) {
    List<Block> blocks = new ArrayList<>();
    String sheet = "";
    for (Passage passage : passages) {
      String heading = passage.place().sheet().equals(sheet) ? "" : passage.place().sheet();
      sheet = passage.place().sheet();
      blocks.add(
          passage instanceof Paragraph p
              ? new Block(heading, p.bold(), segments(p, evidences), List.of())
              : new Block(heading, false, List.of(), rows((Table) passage, evidences)));
    }
    return blocks;
  }

  private static List<Segment> segments(Paragraph paragraph, Evidences evidences) {
    String text = paragraph.text();
    List<Span> spans = new ArrayList<>();
    for (Evidences.Keyed keyed : evidences.all()) {
      if (keyed.evidence().place().ordinal() == paragraph.place().ordinal()) {
        spans.add(Span.of(text, keyed));
      }
    }
    spans.sort(Comparator.comparingInt(Span::start));
    return cut(text, spans);
  }

  /** Cuts the text where a marked stretch begins or ends; stretches may overlap. */
  private static List<Segment> cut(String text, List<Span> spans) {
    List<Integer> edges = new ArrayList<>(List.of(0, text.length()));
    spans.forEach(span -> edges.addAll(List.of(span.start(), span.end())));
    List<Integer> sorted = edges.stream().distinct().sorted().toList();
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i + 1 < sorted.size(); i++) {
      int from = sorted.get(i);
      int to = sorted.get(i + 1);
      String keys =
          spans.stream()
              .filter(span -> span.start() <= from && span.end() >= to)
              .map(Span::key)
              .collect(Collectors.joining(" "));
      segments.add(new Segment(text.substring(from, to), keys));
    }
    return segments;
  }

  private static List<Row> rows(Table table, Evidences evidences) {
    List<Row> rows = new ArrayList<>();
    for (List<Table.Cell> cells :
        table.rows().subList(0, Math.min(MOST_ROWS, table.rows().size()))) {
      String joined =
          cells.stream()
              .filter(cell -> !cell.continued())
              .map(Table.Cell::text)
              .collect(Collectors.joining(" | "));
      String keys =
          evidences.all().stream()
              .filter(e -> e.evidence().place().ordinal() == table.place().ordinal())
              .filter(e -> like(joined, e.evidence().text()))
              .map(Evidences.Keyed::key)
              .collect(Collectors.joining(" "));
      rows.add(new Row(cells(cells), keys));
    }
    return rows;
  }

  private static boolean like(String row, String evidence) {
    String a = tidy(row);
    String b = tidy(evidence);
    return !a.isEmpty() && (a.equals(b) || a.contains(b) || b.contains(a) && a.length() > 8);
  }

  private static List<Cell> cells(List<Table.Cell> cells) {
    List<Cell> shown = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      int span = 1;
      while (!cells.get(i).continued()
          && i + span < cells.size()
          && cells.get(i + span).continued()) {
        span++;
      }
      shown.add(new Cell(cells.get(i).continued() ? "" : cells.get(i).text(), span));
      i += span - 1;
    }
    return shown;
  }

  private static String tidy(String text) {
    return text.replaceAll("[\\s|]+", " ").strip();
  }

  /** A piece of text; {@code keys} of the values it is the source of, joined by blanks. */
  record Segment(String text, String keys) {}

  record Row(List<Cell> cells, String keys) {}

  record Cell(String text, int span) {}

  private record Span(int start, int end, String key) {
    /** Where the words stand in the text; all of it where they cannot be found. */
    static Span of(String text, Evidences.Keyed keyed) {
      String words = keyed.evidence().text();
      int at = text.indexOf(words);
      if (at < 0) {
        String pattern =
            java.util.Arrays.stream(words.strip().split("\\s+"))
                .map(java.util.regex.Pattern::quote)
                .collect(Collectors.joining("\\s+"));
        var m = java.util.regex.Pattern.compile(pattern).matcher(text);
        return m.find()
            ? new Span(m.start(), m.end(), keyed.key())
            : new Span(0, text.length(), keyed.key());
      }
      return new Span(at, at + words.length(), keyed.key());
    }
  }
}
