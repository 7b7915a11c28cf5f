package vn.vanthu.correspondence.upward;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import vn.vanthu.correspondence.texts.HouseStyle;
import vn.vanthu.correspondence.texts.Templates;
import vn.vanthu.correspondence.upward.Consolidation.Line;
import vn.vanthu.correspondence.upward.Consolidation.Missing;
import vn.vanthu.correspondence.upward.Consolidation.Reported;
import vn.vanthu.registry.Alphabet;

/** The annexes of the consolidated report: the figures by unit, and the units without a report. */
final class ConsolidatedAnnexes {
  private static final String UNITS = "units";
  private static final String MISSING = "missing";
  private static final double ANNEX_WIDTH = 26;
  private static final double NUMBER_WIDTH = 1;
  private static final double NAME_WIDTH = 5;
  private static final int FEWEST_SIGNS = 6;

  private final Templates words;
  private final HouseStyle style;

  ConsolidatedAnnexes(Templates words, HouseStyle style) {
    this.words = words;
    this.style = style;
  }

  /** Puts the headings, the sums and a pattern for the rows of both tables in their places. */
  void tables(Consolidation of, DocxTemplate docx) {
    docx.table("annex.units", (table, look) -> units(of, new DocxTable(table, look, columns(of))));
    docx.table(
        "annex.missing", (table, look) -> missing(new DocxTable(table, look, missingColumns())));
  }

  /** The rows by the name of their pattern, one at a time, for there may be thousands. */
  Map<String, Iterator<List<String>>> rows(Consolidation of) {
    Map<String, Iterator<List<String>>> rows = new LinkedHashMap<>();
    rows.put(UNITS, unitRows(of));
    rows.put(MISSING, missingRows(of));
    return rows;
  }

  private List<DocxTable.Column> columns(Consolidation of) {
    double each =
        (ANNEX_WIDTH - NUMBER_WIDTH - NAME_WIDTH) / of.lines().stream().mapToInt(this::signs).sum();
    List<DocxTable.Column> columns = new ArrayList<>();
    columns.add(new DocxTable.Column(words.word("upward.number"), NUMBER_WIDTH, true));
    columns.add(new DocxTable.Column(words.word("upward.unit"), NAME_WIDTH, false));
    of.lines()
        .forEach(
            l -> columns.add(new DocxTable.Column(l.indicator().label(), each * signs(l), true)));
    return columns;
  }

  /** How wide its column must be, so that no figure is broken over two lines. */
  private int signs(Line line) {
    return Math.max(FEWEST_SIGNS, style.count(line.total()).length());
  }

  private void units(Consolidation of, DocxTable table) {
    table.heading();
    List<String> sums = new ArrayList<>(List.of("", words.word("upward.sum")));
    of.lines().forEach(l -> sums.add(l.stating() == 0 ? "" : style.count(l.total())));
    table.boldRow(sums);
    table.pattern(UNITS);
  }

  private Iterator<List<String>> unitRows(Consolidation of) {
    AtomicInteger number = new AtomicInteger();
    return byName(of.units()).stream()
        .map(reported -> unitRow(of, number.incrementAndGet(), reported))
        .iterator();
  }

  private List<String> unitRow(Consolidation of, int number, Reported reported) {
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(number));
    cells.add(reported.unit().name());
    for (Line line : of.lines()) {
      Optional<Long> value = Consolidator.value(reported.report(), line.indicator());
      cells.add(value.map(style::count).orElse(""));
    }
    return cells;
  }

  private List<DocxTable.Column> missingColumns() {
    return List.of(
        new DocxTable.Column(words.word("upward.number"), 1.5, true),
        new DocxTable.Column(words.word("upward.unit"), 12.5, false),
        new DocxTable.Column(words.word("upward.cluster"), 5, false),
        new DocxTable.Column(words.word("upward.state"), 7, false));
  }

  private static void missing(DocxTable table) {
    table.heading();
    table.pattern(MISSING);
  }

  private Iterator<List<String>> missingRows(Consolidation of) {
    AtomicInteger number = new AtomicInteger();
    return of.missing().stream().map(unit -> missingRow(number.incrementAndGet(), unit)).iterator();
  }

  private List<String> missingRow(int number, Missing unit) {
    return List.of(
        String.valueOf(number),
        unit.unit().name(),
        unit.unit().cluster(),
        words.word("upward.state." + unit.state().name()));
  }

  private static List<Reported> byName(List<Reported> units) {
    return units.stream()
        .sorted(Comparator.comparing((Reported r) -> r.unit().name(), Alphabet.order()))
        .toList();
  }
}
