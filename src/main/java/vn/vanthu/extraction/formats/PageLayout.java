package vn.vanthu.extraction.formats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.vanthu.forms.Certainty;
import vn.vanthu.forms.Table.Cell;

/**
 * Pages of words and ruled tables as passages, page after page: words in tables by their cells, a
 * table that goes on over the page as one, the other words as lines joined into paragraphs.
 */
public final class PageLayout {
  private final Passages out;
  private List<List<Cell>> openTable = new ArrayList<>();
  private final List<Integer> openPages = new ArrayList<>();

  public PageLayout(Passages out) {
    this.out = out;
  }

  /** Adds the next page. */
  public void page(int number, List<PageWord> words, List<RuledTable> tables) {
    List<PageWord> free = new ArrayList<>(words);
    List<Block> blocks = new ArrayList<>();
    for (RuledTable table : tables) {
      List<PageWord> inside = free.stream().filter(table::holds).toList();
      if (!inside.isEmpty()) {
        free.removeAll(inside);
        blocks.add(new Block(table.top(), table.grid(inside)));
      }
    }
    List<Block> all = new ArrayList<>(blocks);
    all.addAll(PdfLines.of(free, blocks.stream().map(Block::top).toList()));
    all.sort(Comparator.comparingDouble(Block::top));
    for (Block block : all) {
      add(block, number);
    }
  }

  /** Says that no page follows. */
  public void end() {
    if (!openTable.isEmpty()) {
      out.page(openPages.get(0));
      out.table(openTable, openPages);
      openTable = new ArrayList<>();
      openPages.clear();
    }
  }

  private void add(Block block, int page) {
    if (block.rows().isEmpty()) {
      end();
      out.page(page);
      out.paragraph(block.text(), false, block.certainty());
    } else if (sameShape(block.rows())) {
      List<List<Cell>> rows = block.rows();
      boolean repeatsHeading = words(rows.get(0)).equals(words(openTable.get(0)));
      openTable.addAll(repeatsHeading ? rows.subList(1, rows.size()) : rows);
      stand(page);
    } else {
      end();
      openTable = new ArrayList<>(block.rows());
      stand(page);
    }
  }

  /** The rows that have come to the open table stand on that page. */
  private void stand(int page) {
    while (openPages.size() < openTable.size()) {
      openPages.add(page);
    }
  }

  private static List<String> words(List<Cell> row) {
    return row.stream().map(Cell::text).toList();
  }

  private boolean sameShape(List<List<Cell>> rows) {
    return !openTable.isEmpty() && openTable.get(0).size() == rows.get(0).size();
  }

  /** A piece of a page: a table if it has rows, else text. */
  record Block(double top, String text, Certainty certainty, List<List<Cell>> rows) {
    Block(double top, List<List<Cell>> rows) {
      this(top, "", Certainty.FULL, rows);
    }

    Block(double top, String text, Certainty certainty) {
      this(top, text, certainty, List.of());
    }
  }
}
