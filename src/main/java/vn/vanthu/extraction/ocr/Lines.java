package vn.vanthu.extraction.ocr;

import boofcv.alg.filter.binary.BinaryImageOps;
import boofcv.alg.filter.binary.Contour;
import boofcv.alg.filter.binary.GThresholdImageOps;
import boofcv.alg.filter.convolve.ConvolveImageMean;
import boofcv.struct.ConnectRule;
import boofcv.struct.image.GrayU8;
import georegression.struct.point.Point2D_F64;
import georegression.struct.point.Point2D_I32;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The straight lines drawn on a page, across and down. A line is where ink fills most of a long
 * narrow window.
 *
 * @param mask 1 on the lines themselves, as wide as they smear
 */
record Lines(List<Line> across, List<Line> down, GrayU8 mask) {
  private static final int FULL = 165;
  private static final double DRAWN = 0.8;

  /**
   * @param ink 1 where there is ink
   * @param unit about the height of a line of text, in pixels
   */
  static Lines in(GrayU8 ink, int unit) {
    GrayU8 solid = ink.createSameShape();
    for (int i = 0; i < ink.data.length; i++) {
      solid.data[i] = (byte) (ink.data[i] == 0 ? 0 : 255);
    }
    List<Line> across = lines(solid, true, unit);
    List<Line> down = lines(solid, false, unit);
    List<Line> framed = framed(across, down, unit, ink);
    List<Line> framing = framed(down, framed, unit, ink);
    GrayU8 mask = ink.createSameShape();
    framed.forEach(line -> mark(line, mask));
    framing.forEach(line -> mark(line, mask));
    return new Lines(framed, framing, mask);
  }

  /** Those drawn all the way from one of the others to another: a row of letters is not. */
  private static List<Line> framed(List<Line> lines, List<Line> others, int unit, GrayU8 ink) {
    return lines.stream()
        .filter(
            line -> {
              Optional<Line> first = line.near(others, line.from(), unit);
              Optional<Line> last = line.near(others, line.to(), unit);
              return first.isPresent()
                  && last.isPresent()
                  && line.drawn(line.place(first.get()), line.place(last.get()), ink) > DRAWN;
            })
        .toList();
  }

  private static List<Line> lines(GrayU8 solid, boolean across, int unit) {
    int window = (across ? 4 : 2) * unit + 1;
    GrayU8 mean = solid.createSameShape();
    if (across) {
      ConvolveImageMean.horizontal(solid, mean, window / 2, window);
    } else {
      ConvolveImageMean.vertical(solid, mean, window / 2, window, null);
    }
    GrayU8 full = GThresholdImageOps.threshold(mean, null, FULL, false);
    List<Line> lines = new ArrayList<>();
    for (Contour contour : BinaryImageOps.contourExternal(full, ConnectRule.EIGHT)) {
      Line.of(contour.external, across, unit).ifPresent(lines::add);
    }
    return joined(lines, unit);
  }

  /** Pieces of one line as one: print has gaps, and a line that is not level is cut into steps. */
  private static List<Line> joined(List<Line> pieces, int unit) {
    List<Line> lines = new ArrayList<>();
    List<Line> sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingDouble(Line::from));
    for (Line piece : sorted) {
      Optional<Line> before =
          lines.stream().filter(line -> line.goesOnWith(piece, unit)).findFirst();
      before.ifPresent(lines::remove);
      lines.add(before.map(line -> line.with(piece)).orElse(piece));
    }
    return lines;
  }

  /** The ink of a line and what it smears. */
  private static void mark(Line line, GrayU8 mask) {
    int reach = 3;
    for (int at = (int) line.from(); at <= line.to(); at++) {
      int middle = (int) Math.round(line.at(at));
      for (int d = -line.thickness() / 2 - reach; d <= line.thickness() / 2 + reach; d++) {
        int x = line.across() ? at : middle + d;
        int y = line.across() ? middle + d : at;
        if (mask.isInBounds(x, y)) {
          mask.unsafe_set(x, y, 1);
        }
      }
    }
  }

  /**
   * The corners of the largest ruled table; empty if there is none with lines on all four sides.
   */
  Optional<Corners> table() {
    Optional<Line> top = longest(across, true);
    Optional<Line> bottom = longest(across, false);
    Optional<Line> left = longest(down, true);
    Optional<Line> right = longest(down, false);
    if (top.isEmpty() || left.isEmpty() || top.equals(bottom) || left.equals(right)) {
      return Optional.empty();
    }
    return Optional.of(
        new Corners(
            top.get().meets(left.get()),
            top.get().meets(right.orElseThrow()),
            bottom.orElseThrow().meets(right.get()),
            bottom.get().meets(left.get())));
  }

  /** The first or last of the lines that are nearly as long as the longest. */
  private static Optional<Line> longest(List<Line> lines, boolean first) {
    double most = lines.stream().mapToDouble(Line::length).max().orElse(0);
    Comparator<Line> place = Comparator.comparingDouble(Line::middle);
    List<Line> long_ = lines.stream().filter(l -> l.length() > 0.8 * most).sorted(place).toList();
    return long_.isEmpty()
        ? Optional.empty()
        : Optional.of(long_.get(first ? 0 : long_.size() - 1));
  }

  /**
   * A straight line: across it is {@code y = offset + slope·x} for x from {@code from} to {@code
   * to}; down, x and y change places.
   */
  record Line(boolean across, double offset, double slope, double from, double to, int thickness) {

    static Optional<Line> of(List<Point2D_I32> outline, boolean across, int unit) {
      int from = Integer.MAX_VALUE;
      int to = Integer.MIN_VALUE;
      double n = outline.size();
      double sumA = 0;
      double sumB = 0;
      double sumAA = 0;
      double sumAB = 0;
      for (Point2D_I32 p : outline) {
        int along = across ? p.x : p.y;
        double beside = across ? p.y : p.x;
        from = Math.min(from, along);
        to = Math.max(to, along);
        sumA += along;
        sumB += beside;
        sumAA += (double) along * along;
        sumAB += along * beside;
      }
      double spread = n * sumAA - sumA * sumA;
      if (to - from < unit || spread == 0) {
        return Optional.empty();
      }
      double slope = (n * sumAB - sumA * sumB) / spread;
      double offset = (sumB - slope * sumA) / n;
      int thickness = thickness(outline, across, offset, slope);
      double reach = (across ? 2.0 : 1.0) * unit;
      if (thickness > unit / 2 + 2 || Math.abs(slope) > 0.2) {
        return Optional.empty();
      }
      return Optional.of(new Line(across, offset, slope, from - reach, to + reach, thickness));
    }

    /** Twice the distance within which nearly all of the outline lies; text may touch a line. */
    private static int thickness(
        List<Point2D_I32> outline, boolean across, double offset, double slope) {
      double[] away =
          outline.stream()
              .mapToDouble(p -> across ? p.y - offset - slope * p.x : p.x - offset - slope * p.y)
              .map(Math::abs)
              .sorted()
              .toArray();
      return (int) Math.ceil(2 * away[away.length * 85 / 100]) + 1;
    }

    boolean goesOnWith(Line next, int unit) {
      double gap = next.from - to;
      double beside = Math.abs(next.at(next.from) - at(next.from));
      double beyond = Math.abs(next.at(to) - at(to));
      return gap < 2.0 * unit && Math.min(beside, beyond) < Math.max(4, unit / 6.0);
    }

    /** This line and one that goes on with it. */
    Line with(Line next) {
      double end = Math.max(to, next.to);
      double level = next.to >= to ? next.at(end) : at(end);
      double newSlope = (level - at(from)) / Math.max(1, end - from);
      return new Line(
          across,
          at(from) - newSlope * from,
          newSlope,
          from,
          end,
          Math.max(thickness, next.thickness));
    }

    double at(double along) {
      return offset + slope * along;
    }

    double length() {
      return to - from;
    }

    double middle() {
      return at((from + to) / 2);
    }

    /** The one of the others on which this line's end at {@code end} lies, nearest first. */
    Optional<Line> near(List<Line> others, double end, int unit) {
      double beside = at(end);
      return others.stream()
          .filter(other -> Math.abs(other.at(beside) - end) < 2.5 * unit)
          .filter(other -> beside > other.from - unit && beside < other.to + unit)
          .min(Comparator.comparingDouble(other -> Math.abs(other.at(beside) - end)));
    }

    /** Where along this line the other crosses it. */
    double place(Line other) {
      return other.at(middle());
    }

    /** The share of the way from {@code start} to {@code end} on which there is ink. */
    double drawn(double start, double end, GrayU8 ink) {
      int inked = 0;
      int all = 0;
      for (int along = (int) Math.min(start, end); along <= Math.max(start, end); along++) {
        int beside = (int) Math.round(at(along));
        boolean found = false;
        for (int d = -2; d <= 2; d++) {
          int x = across ? along : beside + d;
          int y = across ? beside + d : along;
          found |= ink.isInBounds(x, y) && ink.unsafe_get(x, y) != 0;
        }
        inked += found ? 1 : 0;
        all++;
      }
      return all < 2 ? 0 : (double) inked / all;
    }

    Point2D_F64 meets(Line down) {
      double y = (offset + slope * down.offset) / (1 - slope * down.slope);
      return new Point2D_F64(down.at(y), y);
    }
  }
}
