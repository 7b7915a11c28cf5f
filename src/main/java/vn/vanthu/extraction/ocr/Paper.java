package vn.vanthu.extraction.ocr;

import boofcv.alg.filter.binary.BinaryImageOps;
import boofcv.alg.filter.binary.Contour;
import boofcv.alg.filter.binary.GThresholdImageOps;
import boofcv.alg.filter.blur.BlurImageOps;
import boofcv.struct.ConnectRule;
import boofcv.struct.image.GrayU8;
import georegression.struct.point.Point2D_F64;
import georegression.struct.point.Point2D_I32;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The sheet of paper on a photograph: a bright quadrangle on something darker. */
final class Paper {
  private static final int SIDE = 500;
  private static final double SMALLEST = 0.2;
  private static final double LARGEST = 0.97;
  private static final int DARKER = 25;

  private Paper() {}

  /**
   * The corners of the sheet; empty where the picture shows nothing but paper, or none for sure.
   */
  static Optional<Corners> on(GrayU8 picture) {
    double factor = Math.min(1, (double) SIDE / Math.max(picture.width, picture.height));
    GrayU8 small = BlurImageOps.mean(Grey.scaled(picture, factor), null, 2, null, null);
    int threshold = (int) GThresholdImageOps.computeOtsu(small, 0, 255);
    GrayU8 bright = GThresholdImageOps.threshold(small, null, threshold, false);
    return largest(BinaryImageOps.contourExternal(bright, ConnectRule.EIGHT))
        .map(Paper::hull)
        .filter(hull -> hull.size() >= 4)
        .map(Paper::corners)
        .filter(corners -> plausible(corners, small, bright))
        .map(corners -> corners.scaled(1 / factor));
  }

  private static Optional<List<Point2D_I32>> largest(List<Contour> contours) {
    return contours.stream()
        .map(contour -> contour.external)
        .max(Comparator.comparingInt(List::size));
  }

  private static boolean plausible(Corners corners, GrayU8 small, GrayU8 bright) {
    double share = corners.area() / ((double) small.width * small.height);
    if (share < SMALLEST || share > LARGEST || corners.width() < 20 || corners.height() < 20) {
      return false;
    }
    double ratio = corners.height() / corners.width();
    if (ratio > 2.2 || ratio < 0.45) {
      return false;
    }
    GrayU8 inside = corners.cutFrom(small);
    GrayU8 filled = corners.cutFrom(bright);
    double in = sum(inside) / inside.data.length;
    double whiteInside = sum(filled);
    double out =
        (sum(small) - in * corners.area()) / Math.max(1, small.data.length - corners.area());
    return in - out > DARKER && whiteInside / filled.data.length > 0.8;
  }

  private static double sum(GrayU8 image) {
    double sum = 0;
    for (byte b : image.data) {
      sum += b & 0xFF;
    }
    return sum;
  }

  /** Monotone chain; source: A. M. Andrew, 1979. */
  private static List<Point2D_I32> hull(List<Point2D_I32> points) {
    List<Point2D_I32> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingInt((Point2D_I32 p) -> p.x).thenComparingInt(p -> p.y));
    List<Point2D_I32> hull = chain(sorted);
    java.util.Collections.reverse(sorted);
    hull.addAll(chain(sorted));
    return hull;
  }

  private static List<Point2D_I32> chain(List<Point2D_I32> sorted) {
    List<Point2D_I32> chain = new ArrayList<>();
    for (Point2D_I32 p : sorted) {
      while (chain.size() >= 2
          && cross(chain.get(chain.size() - 2), chain.get(chain.size() - 1), p) <= 0) {
        chain.remove(chain.size() - 1);
      }
      chain.add(p);
    }
    chain.remove(chain.size() - 1);
    return chain;
  }

  private static double cross(Point2D_I32 a, Point2D_I32 b, Point2D_I32 c) {
    return (double) (b.x - a.x) * (c.y - a.y) - (double) (b.y - a.y) * (c.x - a.x);
  }

  /** The hull reduced to four corners, leaving out again and again the one that matters least. */
  private static Corners corners(List<Point2D_I32> hull) {
    List<Point2D_I32> left = new ArrayList<>(hull);
    while (left.size() > 4) {
      int least = 0;
      double smallest = Double.MAX_VALUE;
      for (int i = 0; i < left.size(); i++) {
        int n = left.size();
        double area =
            Math.abs(cross(left.get((i + n - 1) % n), left.get(i), left.get((i + 1) % n)));
        if (area < smallest) {
          smallest = area;
          least = i;
        }
      }
      left.remove(least);
    }
    left.sort(Comparator.comparingInt(p -> p.x + p.y));
    Point2D_I32 first = left.get(0);
    Point2D_I32 last = left.get(3);
    Point2D_I32 a = left.get(1);
    Point2D_I32 b = left.get(2);
    boolean aRight = a.x - a.y > b.x - b.y;
    return new Corners(point(first), point(aRight ? a : b), point(last), point(aRight ? b : a));
  }

  private static Point2D_F64 point(Point2D_I32 p) {
    return new Point2D_F64(p.x, p.y);
  }
}
