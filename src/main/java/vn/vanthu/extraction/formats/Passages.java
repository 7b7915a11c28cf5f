package vn.vanthu.extraction.formats;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.vanthu.extraction.text.OldFonts;
import vn.vanthu.extraction.text.Tidy;
import vn.vanthu.forms.Certainty;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.Table;
import vn.vanthu.forms.Table.Cell;

/** Collects the passages of one part, in order, within the limits. */
public final class Passages {
  private static final int MOST_FINDINGS = 50;

  /** Paragraphs and rows of one part; reading as many takes some ten seconds. */
  private static final int MOST_LINES = 15_000;

  /**
   * Rows of a table that can be a report's; longer ones are lists of people or machines' output.
   */
  private static final int MOST_ROWS = 2_000;

  private final String part;
  private final long mostCharacters;
  private final OldFonts fonts = new OldFonts();
  private final List<Passage> passages = new ArrayList<>();
  private final Set<Finding> findings = new LinkedHashSet<>();
  private int page;
  private String sheet = "";
  private long characters;
  private int lines;

  public Passages(String part, long mostCharacters) {
    this.part = part;
    this.mostCharacters = mostCharacters;
  }

  public void page(int number) {
    page = number;
  }

  public void sheet(String name) {
    sheet = name;
  }

  /** Adds a paragraph; one without words is left out. */
  public void paragraph(String text, boolean bold) {
    paragraph(text, bold, Certainty.FULL);
  }

  /** Adds a paragraph whose digits may be misread. */
  public void paragraph(String text, boolean bold, Certainty certainty) {
    String tidy = Tidy.first(text);
    if (!tidy.isBlank() && fits(tidy.length(), 1)) {
      passages.add(new Paragraph(place(), tidy, bold, certainty));
    }
  }

  /**
   * Adds a table, rows made equally long; one without words is left out, one of a single cell is a
   * paragraph. One that is too long to be a report's is left out and named.
   */
  public void table(List<List<Cell>> rows) {
    table(rows, List.of());
  }

  /**
   * Adds a table that may go on over several pages.
   *
   * @param pages the page of each row; empty where all stand on this one
   */
  public void table(List<List<Cell>> rows, List<Integer> pages) {
    if (rows.size() > MOST_ROWS) {
      finding("table-over-limit");
      return;
    }
    List<List<Cell>> dense = dense(rows);
    long length =
        dense.stream().flatMap(List::stream).mapToLong(cell -> cell.text().length()).sum();
    if (length == 0 || !fits(length, dense.size())) {
      return;
    }
    if (dense.size() == 1 && dense.get(0).size() == 1) {
      Cell only = dense.get(0).get(0);
      only.text().lines().forEach(line -> paragraph(line, false, only.certainty()));
      return;
    }
    passages.add(new Table(place(), dense, pagesOf(rows, pages)));
  }

  /** Notes something about the part as a whole. */
  public void finding(String code) {
    finding(code, "");
  }

  /**
   * Notes something.
   *
   * @param words what it is about as it stands in the part; empty for the part as a whole
   */
  public void finding(String code, String words) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new Finding(code, words));
    }
  }

  public List<Passage> all() {
    return passages;
  }

  /** Where readers put runs of text together whose fonts the format tells. */
  OldFonts fonts() {
    return fonts;
  }

  /** What was found odd in the part, in order, each thing once. */
  public Set<Finding> findings() {
    if (fonts.lostLetters()) {
      finding("text-letters-lost");
    }
    return findings;
  }

  private Place place() {
    return new Place(part, page, sheet, passages.size());
  }

  private boolean fits(long length, int more) {
    characters += length;
    lines += more;
    if (characters > mostCharacters) {
      throw new OverLimit("characters");
    }
    if (lines > MOST_LINES) {
      throw new OverLimit("rows");
    }
    return true;
  }

  private static List<Integer> pagesOf(List<List<Cell>> rows, List<Integer> pages) {
    List<Integer> left = new ArrayList<>();
    for (int row = 0; row < pages.size(); row++) {
      if (hasWords(rows.get(row))) {
        left.add(pages.get(row));
      }
    }
    return left;
  }

  private static boolean hasWords(List<Cell> row) {
    return row.stream().anyMatch(cell -> !Tidy.first(cell.text()).isBlank());
  }

  private static List<List<Cell>> dense(List<List<Cell>> rows) {
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    List<List<Cell>> dense = new ArrayList<>();
    for (List<Cell> row : rows) {
      List<Cell> full = new ArrayList<>();
      row.forEach(cell -> full.add(cell.with(Tidy.first(cell.text()))));
      while (full.size() < width) {
        full.add(Cell.of(""));
      }
      if (hasWords(row)) {
        dense.add(full);
      }
    }
    return dense;
  }

  /** Something found odd: a code, and the words it is about. */
  public record Finding(String code, String words) {}

  /** A limit was met. */
  public static final class OverLimit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OverLimit(String what) {
      super(what);
    }
  }
}
