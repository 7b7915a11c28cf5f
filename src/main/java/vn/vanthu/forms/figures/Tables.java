package vn.vanthu.forms.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.vanthu.forms.Certainty;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Evidence;
import vn.vanthu.forms.Form;
import vn.vanthu.forms.Period;
import vn.vanthu.forms.Table;
import vn.vanthu.forms.Table.Cell;
import vn.vanthu.forms.text.Folded;
import vn.vanthu.forms.text.Numbers;

/** Figures that tables state: the row by its label, the column by its heading. */
final class Tables {
  private static final Set<String> NIL =
      Set.of(
          "khong",
          "khong co",
          "khong phat sinh",
          "chua co",
          "khong to chuc",
          "chua to chuc",
          "ko",
          "k",
          "chua",
          "khong thuc hien",
          "0");
  private static final Set<String> DASH = Set.of("-", "–", "—", "_");
  private static final Pattern PAIR =
      Pattern.compile(
          "^\\D*?(\\d{1,3}(?:[. ]\\d{3})+|\\d+)\\D*?[/;,–-]\\s*\\D*?(\\d{1,3}(?:[. ]\\d{3})+|\\d+)\\D*$");
  private static final Pattern RANGE = Pattern.compile("\\d\\s*[-–]\\s*\\d");

  private final Form form;
  private final Labels labels;
  private final Optional<Period> period;
  private final List<Doubt> doubts;

  Tables(Form form, Optional<Period> period, List<Doubt> doubts) {
    this.form = form;
    this.labels = new Labels(form);
    this.period = period;
    this.doubts = doubts;
  }

  List<Found> read(Table table) {
    int labelColumn = labelColumn(table);
    if (labelColumn >= 0) {
      return rows(table, labelColumn);
    }
    return table.rows().size() > 1 && headed(table) >= 3 ? transposed(table) : List.of();
  }

  /** The column whose cells name the most indicators; -1 if none names two. */
  private int labelColumn(Table table) {
    int best = -1;
    long most = 1;
    for (int c = 0; c < table.width(); c++) {
      int column = c;
      long named =
          table.rows().stream()
              .map(row -> row.get(column))
              .filter(
                  cell ->
                      !cell.continued() && cell.text().length() > 3 && cell.text().length() < 300)
              .filter(cell -> labels.of(Folded.of(cell.text())).isPresent())
              .count();
      if (named > most) {
        best = c;
        most = named;
      }
    }
    return best;
  }

  private List<Found> rows(Table table, int labelColumn) {
    int first = firstRow(table, labelColumn);
    Columns columns = new Columns(headings(table, first));
    List<Integer> numeric = numeric(table, labelColumn, first, columns);
    Optional<Integer> chosen = columns.choose(numeric, period);
    if (chosen.isEmpty()) {
      if (numeric.size() > 1) {
        doubts.add(
            new Doubt(
                "column-unclear",
                Doubt.Severity.QUESTION,
                Optional.empty(),
                String.join(" | ", headings(table, first))));
      }
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    String group = "";
    for (List<Cell> row : table.rows().subList(first, table.rows().size())) {
      String label = Folded.of(row.get(labelColumn).text());
      if (row.get(chosen.get()).text().isBlank()
          || row.get(chosen.get()).continued()
              && row.get(labelColumn).text().equals(row.get(chosen.get()).text())) {
        group = label;
        continue;
      }
      row(table, row, label, group, chosen.get(), found);
    }
    return found;
  }

  private void row(
      Table table, List<Cell> row, String label, String group, int column, List<Found> found) {
    String cell = row.get(column).text();
    Evidence evidence = new Evidence(table.place(), words(row));
    Certainty certainty = row.get(column).certainty();
    List<String> pair = pair(label);
    if (certainty.isUnclear(cell)) {
      (pair.size() == 2 ? pair : named(label, group).stream().toList())
          .forEach(key -> doubt("digits-unclear", key, evidence));
      return;
    }
    int before = found.size();
    figures(label, group, pair, cell, evidence, found);
    found.subList(before, found.size()).replaceAll(f -> f.read(certainty.of(cell)));
  }

  private void figures(
      String label,
      String group,
      List<String> pair,
      String cell,
      Evidence evidence,
      List<Found> found) {
    Matcher two = PAIR.matcher(cell);
    if (pair.size() == 2 && two.matches() && !cell.contains("(")) {
      add(pair.get(0), digits(two.group(1)), evidence, found);
      add(pair.get(1), digits(two.group(2)), evidence, found);
      return;
    }
    named(label, group).ifPresent(key -> value(key, cell, evidence, found));
  }

  private Optional<String> named(String label, String group) {
    return labels
        .of(label)
        .or(
            () ->
                group.isEmpty() || subRow(label)
                    ? Optional.empty()
                    : labels.of(group + " " + label));
  }

  /** "Trong đó: nữ" and the like count a part of the row above. */
  private static boolean subRow(String label) {
    return label.matches("^[-+ ]*(trong do|gom|nu|nam|khac)\\b.*");
  }

  /** Two indicators that a label names, parted by a stroke: "Số hội nghị/lượt người dự". */
  private List<String> pair(String label) {
    String[] sides = label.split("\\s*/\\s*|\\s*;\\s*");
    List<String> keys = new ArrayList<>();
    if (sides.length == 2) {
      Optional<String> first = labels.of(sides[0]);
      first.ifPresent(keys::add);
      labels
          .of(sides[1])
          .or(() -> labels.of(sides[0] + " " + sides[1]))
          .filter(k -> !keys.contains(k))
          .or(() -> companion(keys))
          .ifPresent(keys::add);
    }
    return keys;
  }

  private Optional<String> companion(List<String> keys) {
    return form.wordings().entrySet().stream()
        .filter(e -> e.getValue().companionOf().filter(keys::contains).isPresent())
        .map(java.util.Map.Entry::getKey)
        .findFirst();
  }

  private void value(String key, String cell, Evidence evidence, List<Found> found) {
    String folded = Folded.of(cell).strip().replaceAll("[.…]+$", "").strip();
    if (NIL.contains(folded)) {
      add(key, 0, evidence, found);
    } else if (DASH.contains(folded)) {
      doubt("dash-in-cell", key, evidence);
      found.add(new Found(key, 0, 0.6, true, evidence));
    } else if (folded.contains("%")) {
      doubt("share-not-a-number", key, evidence);
    } else if (RANGE.matcher(folded).find()) {
      doubt("range-not-a-number", key, evidence);
    } else if (folded.matches(".*(/|moi |hang )(thang|quy|tuan).*")) {
      doubt("per-month", key, evidence);
    } else {
      Optional<Numbers.At> number =
          Numbers.only(cell).or(() -> sameTwice(folded)).or(() -> ofWords(cell));
      if (number.isPresent()) {
        boolean about = number.get().about();
        if (about) {
          doubt("approximate", key, evidence);
        }
        found.add(new Found(key, number.get().value(), about ? 0.85 : 0.97, about, evidence));
      }
    }
  }

  private static Optional<Numbers.At> ofWords(String cell) {
    List<Numbers.At> numbers = Numbers.in(cell, Folded.of(cell));
    return numbers.size() == 1 ? Optional.of(numbers.get(0)) : Optional.empty();
  }

  /** "14/14" */
  private static Optional<Numbers.At> sameTwice(String folded) {
    Matcher m = Pattern.compile("^\\s*(\\d+)\\s*/\\s*(\\d+)\\D*$").matcher(folded);
    return m.matches() && digits(m.group(1)) == digits(m.group(2))
        ? Optional.of(new Numbers.At(0, 1, digits(m.group(1)), false, false))
        : Optional.empty();
  }

  private void doubt(String code, String key, Evidence evidence) {
    doubts.add(new Doubt(code, Doubt.Severity.QUESTION, Optional.of(key), evidence.text()));
  }

  private static void add(String key, long value, Evidence evidence, List<Found> found) {
    found.add(new Found(key, value, 0.97, false, evidence));
  }

  private static long digits(String written) {
    String plain = written.replaceAll("[. ]", "");
    return Long.parseLong(plain.substring(0, Math.min(plain.length(), 12)));
  }

  /** Where the labels begin; what stands above are headings. */
  private int firstRow(Table table, int labelColumn) {
    for (int r = 0; r < table.rows().size(); r++) {
      List<Cell> row = table.rows().get(r);
      boolean named = labels.of(Folded.of(row.get(labelColumn).text())).isPresent();
      boolean value = row.stream().anyMatch(cell -> isValue(cell.text()));
      if (named && value && !isHeading(row, labelColumn)) {
        return r;
      }
    }
    return 0;
  }

  private static boolean isHeading(List<Cell> row, int labelColumn) {
    Columns columns = new Columns(row.stream().map(Cell::text).toList());
    return columns.isLabel(labelColumn);
  }

  private static boolean isValue(String cell) {
    String folded = Folded.of(cell).strip();
    return NIL.contains(folded)
        || DASH.contains(folded)
        || folded.matches("^(tren |hon |gan |khoang )?\\d.*");
  }

  /** The headings of each column, the lines above one another joined. */
  private static List<String> headings(Table table, int first) {
    List<String> headings = new ArrayList<>();
    for (int c = 0; c < table.width(); c++) {
      int column = c;
      headings.add(
          table.rows().subList(0, first).stream()
              .map(row -> row.get(column).text())
              .filter(text -> !text.isBlank() && !text.matches("\\(?\\d{1,2}\\)?|[A-Za-z]"))
              .distinct()
              .collect(Collectors.joining(" ")));
    }
    return headings;
  }

  private List<Integer> numeric(Table table, int labelColumn, int first, Columns columns) {
    List<Integer> numeric = new ArrayList<>();
    List<List<Cell>> rows =
        table.rows().subList(first, table.rows().size()).stream()
            .filter(row -> labels.of(Folded.of(row.get(labelColumn).text())).isPresent())
            .toList();
    for (int c = 0; c < table.width(); c++) {
      int column = c;
      long values = rows.stream().filter(row -> isValue(row.get(column).text())).count();
      boolean ordinal = c < labelColumn && counts(table, column, first);
      if (c != labelColumn
          && values > 0
          && values * 3 >= rows.size()
          && !ordinal
          && !columns.isOrdinalOrUnit(c)) {
        numeric.add(c);
      }
    }
    return numeric;
  }

  /** Whether a column only numbers the rows. */
  private static boolean counts(Table table, int column, int first) {
    long next = 1;
    int matched = 0;
    for (List<Cell> row : table.rows().subList(first, table.rows().size())) {
      String text = row.get(column).text().strip().replaceAll("[.)]$", "");
      if (text.equals(String.valueOf(next)) || text.equals("%02d".formatted(next))) {
        next++;
        matched++;
      }
    }
    return matched >= 2 && matched * 2 >= table.rows().size() - first;
  }

  private long headed(Table table) {
    return table.rows().get(0).stream()
        .filter(cell -> !cell.continued() && labels.of(Folded.of(cell.text())).isPresent())
        .count();
  }

  /** Indicators as columns: the row of this period, or the only one, holds the figures. */
  private List<Found> transposed(Table table) {
    List<List<Cell>> rows =
        table.rows().subList(1, table.rows().size()).stream()
            .filter(row -> row.stream().filter(cell -> isValue(cell.text())).count() >= 3)
            .toList();
    if (rows.size() != 1) {
      if (rows.size() > 1) {
        doubts.add(
            new Doubt(
                "column-unclear",
                Doubt.Severity.QUESTION,
                Optional.empty(),
                words(table.rows().get(0))));
      }
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    Evidence evidence = new Evidence(table.place(), words(rows.get(0)));
    for (int c = 0; c < table.width(); c++) {
      String heading = table.rows().get(0).get(c).text();
      Cell cell = rows.get(0).get(c);
      Evidence words = new Evidence(evidence.place(), heading + " | " + cell.text());
      labels
          .of(Folded.of(heading))
          .ifPresent(
              key -> {
                if (cell.certainty().isUnclear(cell.text())) {
                  doubt("digits-unclear", key, words);
                } else {
                  value(key, cell.text(), words, found);
                }
              });
    }
    return found;
  }

  private static String words(List<Cell> row) {
    return row.stream()
        .filter(cell -> !cell.continued())
        .map(Cell::text)
        .collect(Collectors.joining(" | "));
  }
}
