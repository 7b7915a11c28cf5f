package vn.vanthu.extraction.formats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import vn.vanthu.extraction.formats.PageLayout.Block;
import vn.vanthu.forms.Certainty;

/**
 * Words outside tables as paragraphs: lines, columns of a letterhead kept apart, wrapped lines
 * joined.
 */
final class PdfLines {
  private static final double COLUMN_GAP = 18;

  private PdfLines() {}

  /**
   * @param tableTops where tables begin: no paragraph runs over one
   */
  static List<Block> of(List<PageWord> words, List<Double> tableTops) {
    List<Line> lines = lines(words);
    double rightEdge =
        lines.stream().flatMap(l -> l.pieces.stream()).mapToDouble(p -> p.right).max().orElse(0);
    List<Block> blocks = new ArrayList<>();
    List<Piece> left = new ArrayList<>();
    List<Piece> right = new ArrayList<>();
    List<Piece> flow = new ArrayList<>();
    for (Line line : lines) {
      if (line.pieces.size() == 2) {
        flush(flow, rightEdge, tableTops, blocks);
        left.add(line.pieces.get(0));
        right.add(line.pieces.get(1));
        continue;
      }
      Piece piece = new Piece(line.pieces);
      boolean underLeft = !left.isEmpty() && piece.right < right.get(0).left;
      boolean underRight =
          !right.isEmpty() && piece.left > left.get(0).right && piece.left > rightEdge * 0.45;
      boolean near = !left.isEmpty() && line.top - Math.max(last(left), last(right)) < 30;
      if (near && (underLeft || underRight)) {
        (underLeft ? left : right).add(piece);
      } else {
        columns(left, right, blocks);
        flow.add(piece);
      }
    }
    columns(left, right, blocks);
    flush(flow, rightEdge, tableTops, blocks);
    return blocks;
  }

  private static double last(List<Piece> pieces) {
    return pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).top;
  }

  private static void columns(List<Piece> left, List<Piece> right, List<Block> blocks) {
    double top = left.isEmpty() ? 0 : left.get(0).top;
    int n = 0;
    for (List<Piece> column : List.of(left, right)) {
      for (Piece piece : column) {
        blocks.add(new Block(top + n++ * 1e-3, piece.text, piece.certainty));
      }
    }
    left.clear();
    right.clear();
  }

  /**
   * Joins a line to the one before it where that one ran to the right edge and this one goes on
   * with it.
   */
  private static void flush(
      List<Piece> flow, double rightEdge, List<Double> tableTops, List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    Certainty certainty = Certainty.FULL;
    Piece before = null;
    double top = 0;
    for (Piece piece : flow) {
      if (before != null && !goesOn(before, piece, rightEdge, tableTops)) {
        blocks.add(new Block(top, text.toString(), certainty));
        text.setLength(0);
        certainty = Certainty.FULL;
      }
      if (text.length() == 0) {
        top = piece.top;
      } else {
        text.append(' ');
      }
      text.append(piece.text);
      certainty = certainty.and(piece.certainty);
      before = piece;
    }
    if (text.length() > 0) {
      blocks.add(new Block(top, text.toString(), certainty));
    }
    flow.clear();
  }

  private static boolean goesOn(
      Piece before, Piece next, double rightEdge, List<Double> tableTops) {
    boolean full = before.right > rightEdge - 40;
    boolean starts =
        next.text.matches("(?s)^([-+•*–·]|\\d{1,2}[.)/]|[IVX]{1,4}\\.|[a-zđ]\\))\\s?.*");
    boolean near = next.top - before.top < 2.2 * Math.max(8, before.bottom - before.top) + 8;
    boolean parted = tableTops.stream().anyMatch(t -> t > before.top && t < next.top);
    return full && near && !starts && !parted;
  }

  private static List<Line> lines(List<PageWord> words) {
    List<PageWord> sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparingDouble(PageWord::bottom));
    List<List<PageWord>> rows = new ArrayList<>();
    for (PageWord word : sorted) {
      List<PageWord> row = rows.isEmpty() ? List.of() : rows.get(rows.size() - 1);
      if (!row.isEmpty() && Math.abs(row.get(0).bottom() - word.bottom()) < 4) {
        row.add(word);
      } else {
        rows.add(new ArrayList<>(List.of(word)));
      }
    }
    return rows.stream().map(Line::new).toList();
  }

  /** A line of the page, cut where a wide gap is. */
  private static final class Line {
    private final double top;
    private final List<Piece> pieces = new ArrayList<>();

    Line(List<PageWord> row) {
      row.sort(Comparator.comparingDouble(PageWord::left));
      top = row.stream().mapToDouble(PageWord::top).min().orElse(0);
      List<PageWord> piece = new ArrayList<>();
      for (PageWord word : row) {
        if (!piece.isEmpty() && word.left() - piece.get(piece.size() - 1).right() > COLUMN_GAP) {
          pieces.add(Piece.ofWords(piece));
          piece.clear();
        }
        piece.add(word);
      }
      pieces.add(Piece.ofWords(piece));
    }
  }

  /** Words side by side. */
  private static final class Piece {
    private final String text;
    private final Certainty certainty;
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;

    private Piece(
        String text, Certainty certainty, double left, double right, double top, double bottom) {
      this.text = text;
      this.certainty = certainty;
      this.left = left;
      this.right = right;
      this.top = top;
      this.bottom = bottom;
    }

    Piece(List<Piece> pieces) {
      this(
          pieces.stream().map(p -> p.text).collect(Collectors.joining("   ")),
          pieces.stream().map(p -> p.certainty).reduce(Certainty.FULL, Certainty::and),
          pieces.get(0).left,
          pieces.get(pieces.size() - 1).right,
          pieces.get(0).top,
          pieces.get(0).bottom);
    }

    static Piece ofWords(List<PageWord> words) {
      return new Piece(
          PageWord.joined(words),
          PageWord.certaintyOf(words),
          words.get(0).left(),
          words.get(words.size() - 1).right(),
          words.stream().mapToDouble(PageWord::top).min().orElse(0),
          words.get(0).bottom());
    }
  }
}
