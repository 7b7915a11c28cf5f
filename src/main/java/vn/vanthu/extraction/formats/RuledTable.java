package vn.vanthu.extraction.formats;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import vn.vanthu.forms.Table.Cell;

/** A table drawn with lines on a page, in points. Cells with no line between them are merged. */
public final class RuledTable {
  private static final double NEAR = 3;

  private final List<Ruling> across;
  private final List<Ruling> down;
  private final List<Double> xs;
  private final List<Double> ys;

  private RuledTable(List<Ruling> across, List<Ruling> down) {
    this.across = across;
    this.down = down;
    this.xs = positions(down);
    this.ys = positions(across);
  }

  /** The tables of a page, from the top: rulings that touch each other make one. */
  static List<RuledTable> on(PDPage page) throws IOException {
    Rulings engine = new Rulings(page);
    engine.processPage(page);
    return of(engine.found);
  }

  /** The tables that straight lines make, from the top. */
  public static List<RuledTable> of(List<Ruling> rulings) {
    List<List<Ruling>> groups = new ArrayList<>();
    for (Ruling ruling : rulings) {
      List<List<Ruling>> touching =
          groups.stream().filter(group -> group.stream().anyMatch(ruling::touches)).toList();
      List<Ruling> merged = new ArrayList<>();
      touching.forEach(merged::addAll);
      merged.add(ruling);
      groups.removeAll(touching);
      groups.add(merged);
    }
    return groups.stream()
        .map(RuledTable::ofGroup)
        .filter(table -> table.xs.size() > 2 && table.ys.size() > 2)
        .sorted(Comparator.comparingDouble(RuledTable::top))
        .toList();
  }

  private static RuledTable ofGroup(List<Ruling> group) {
    return new RuledTable(
        group.stream().filter(Ruling::horizontal).toList(),
        group.stream().filter(ruling -> !ruling.horizontal()).toList());
  }

  double top() {
    return ys.get(0);
  }

  boolean holds(PageWord word) {
    return word.centre() > xs.get(0) - NEAR
        && word.centre() < xs.get(xs.size() - 1) + NEAR
        && word.middle() > ys.get(0) - NEAR
        && word.middle() < ys.get(ys.size() - 1) + NEAR;
  }

  /** The words of each cell; merged cells by the rule of {@link vn.vanthu.forms.Table}. */
  List<List<Cell>> grid(List<PageWord> words) {
    int height = ys.size() - 1;
    int width = xs.size() - 1;
    int[][] owner = owners(height, width);
    List<List<PageWord>> inCell = new ArrayList<>();
    for (int i = 0; i < height * width; i++) {
      inCell.add(new ArrayList<>());
    }
    for (PageWord word : words) {
      int r = index(ys, word.middle());
      int c = index(xs, word.centre());
      inCell.get(owner[r][c]).add(word);
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (int r = 0; r < height; r++) {
      List<Cell> row = new ArrayList<>();
      for (int c = 0; c < width; c++) {
        row.add(cell(inCell.get(owner[r][c]), owner[r][c] != r * width + c));
      }
      if (row.stream().anyMatch(cell -> !cell.continued())) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** For each position the index of the first position of its cell. */
  private int[][] owners(int height, int width) {
    int[][] owner = new int[height][width];
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < width; c++) {
        owner[r][c] = r * width + c;
        if (c > 0 && !ruled(down, xs.get(c), ys.get(r), ys.get(r + 1))) {
          owner[r][c] = owner[r][c - 1];
        } else if (r > 0 && !ruled(across, ys.get(r), xs.get(c), xs.get(c + 1))) {
          owner[r][c] = owner[r - 1][c];
        }
      }
    }
    return owner;
  }

  /**
   * Whether a line stands at {@code at} along the middle of the stretch from {@code from} to {@code
   * to}.
   */
  private static boolean ruled(List<Ruling> rulings, double at, double from, double to) {
    double middle = (from + to) / 2;
    return rulings.stream()
        .anyMatch(r -> Math.abs(r.at() - at) < NEAR && r.from() < middle && r.to() > middle);
  }

  private static int index(List<Double> positions, double value) {
    int i = 0;
    while (i < positions.size() - 2 && value >= positions.get(i + 1)) {
      i++;
    }
    return i;
  }

  private static Cell cell(List<PageWord> words, boolean continued) {
    return new Cell(text(words), continued, PageWord.certaintyOf(words));
  }

  private static String text(List<PageWord> words) {
    List<PageWord> sorted = new ArrayList<>(words);
    sorted.sort(Comparator.comparingDouble(PageWord::bottom));
    List<List<PageWord>> lines = new ArrayList<>();
    for (PageWord word : sorted) {
      List<PageWord> line = lines.isEmpty() ? List.of() : lines.get(lines.size() - 1);
      if (!line.isEmpty() && Math.abs(line.get(0).bottom() - word.bottom()) < 4) {
        line.add(word);
      } else {
        lines.add(new ArrayList<>(List.of(word)));
      }
    }
    lines.forEach(line -> line.sort(Comparator.comparingDouble(PageWord::left)));
    return lines.stream()
        .flatMap(List::stream)
        .map(PageWord::text)
        .collect(Collectors.joining(" "));
  }

  private static List<Double> positions(List<Ruling> rulings) {
    List<Double> positions = new ArrayList<>();
    for (double at : new TreeSet<>(rulings.stream().map(Ruling::at).toList())) {
      if (positions.isEmpty() || at - positions.get(positions.size() - 1) > NEAR) {
        positions.add(at);
      }
    }
    return positions;
  }

  /** The box of each cell, merged ones once. */
  public List<Box> cells() {
    int height = ys.size() - 1;
    int width = xs.size() - 1;
    int[][] owner = owners(height, width);
    Map<Integer, Box> boxes = new LinkedHashMap<>();
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < width; c++) {
        Box box = new Box(xs.get(c), ys.get(r), xs.get(c + 1), ys.get(r + 1));
        boxes.merge(owner[r][c], box, Box::and);
      }
    }
    return List.copyOf(boxes.values());
  }

  /** The box of the whole table. */
  public Box box() {
    return new Box(xs.get(0), ys.get(0), xs.get(xs.size() - 1), ys.get(ys.size() - 1));
  }

  /** An upright box in points; y grows downwards. */
  public record Box(double left, double top, double right, double bottom) {
    Box and(Box other) {
      return new Box(
          Math.min(left, other.left),
          Math.min(top, other.top),
          Math.max(right, other.right),
          Math.max(bottom, other.bottom));
    }
  }

  /** A straight line: at y from x to x if horizontal, else at x from y to y. */
  public record Ruling(boolean horizontal, double at, double from, double to) {
    boolean touches(Ruling other) {
      if (horizontal == other.horizontal) {
        return Math.abs(at - other.at) < NEAR && from <= other.to + NEAR && to >= other.from - NEAR;
      }
      return at >= other.from - NEAR
          && at <= other.to + NEAR
          && other.at >= from - NEAR
          && other.at <= to + NEAR;
    }
  }

  /** Collects straight lines and thin boxes. */
  private static final class Rulings extends PDFGraphicsStreamEngine {
    private static final double SHORTEST = 8;
    private static final int MOST = 20_000;

    private final double height;
    private final double bottom;
    private final List<Ruling> found = new ArrayList<>();
    private final List<double[]> path = new ArrayList<>();
    private Point2D current = new Point2D.Double();
    private Point2D start = new Point2D.Double();

    Rulings(PDPage page) {
      super(page);
      height = page.getMediaBox().getHeight();
      bottom = page.getMediaBox().getLowerLeftY();
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
      double width = Math.abs(p0.getX() - p2.getX());
      double tall = Math.abs(p0.getY() - p2.getY());
      if (tall < NEAR) {
        line(p0.getX(), (p0.getY() + p2.getY()) / 2, p2.getX(), (p0.getY() + p2.getY()) / 2);
      } else if (width < NEAR) {
        line((p0.getX() + p2.getX()) / 2, p0.getY(), (p0.getX() + p2.getX()) / 2, p2.getY());
      } else {
        line(p0.getX(), p0.getY(), p1.getX(), p1.getY());
        line(p1.getX(), p1.getY(), p2.getX(), p2.getY());
        line(p2.getX(), p2.getY(), p3.getX(), p3.getY());
        line(p3.getX(), p3.getY(), p0.getX(), p0.getY());
      }
    }

    private void line(double x0, double y0, double x1, double y1) {
      path.add(new double[] {x0, y0, x1, y1});
    }

    private void draw() {
      for (double[] l : path) {
        double top0 = height - (l[1] - bottom);
        double top1 = height - (l[3] - bottom);
        if (found.size() < MOST && Math.abs(top0 - top1) < 1 && Math.abs(l[0] - l[2]) > SHORTEST) {
          found.add(new Ruling(true, top0, Math.min(l[0], l[2]), Math.max(l[0], l[2])));
        } else if (found.size() < MOST
            && Math.abs(l[0] - l[2]) < 1
            && Math.abs(top0 - top1) > SHORTEST) {
          found.add(new Ruling(false, l[0], Math.min(top0, top1), Math.max(top0, top1)));
        }
      }
      path.clear();
    }

    @Override
    public void moveTo(float x, float y) {
      current = new Point2D.Double(x, y);
      start = current;
    }

    @Override
    public void lineTo(float x, float y) {
      line(current.getX(), current.getY(), x, y);
      current = new Point2D.Double(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
      current = new Point2D.Double(x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
      return current;
    }

    @Override
    public void closePath() {
      line(current.getX(), current.getY(), start.getX(), start.getY());
    }

    @Override
    public void endPath() {
      path.clear();
    }

    @Override
    public void strokePath() {
      draw();
    }

    @Override
    public void fillPath(int windingRule) {
      fillThin();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
      draw();
    }

    /** A filled path is a ruling only where it is thin; a filled box is shading. */
    private void fillThin() {
      double left = path.stream().mapToDouble(l -> Math.min(l[0], l[2])).min().orElse(0);
      double right = path.stream().mapToDouble(l -> Math.max(l[0], l[2])).max().orElse(0);
      double low = path.stream().mapToDouble(l -> Math.min(l[1], l[3])).min().orElse(0);
      double high = path.stream().mapToDouble(l -> Math.max(l[1], l[3])).max().orElse(0);
      if (high - low < NEAR || right - left < NEAR) {
        draw();
      }
      path.clear();
    }

    @Override
    public void drawImage(PDImage image) {}

    @Override
    public void clip(int windingRule) {}

    @Override
    public void shadingFill(COSName name) {
      path.clear();
    }
  }
}
