package vn.vanthu.extraction.ocr;

import boofcv.abst.distort.FDistort;
import boofcv.alg.distort.PixelTransformHomography_F32;
import boofcv.struct.image.GrayU8;
import georegression.struct.homography.Homography2D_F32;
import georegression.struct.point.Point2D_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The four corners of something that is a rectangle on paper, from the top left clockwise. */
record Corners(
    Point2D_F64 topLeft, Point2D_F64 topRight, Point2D_F64 bottomRight, Point2D_F64 bottomLeft) {

  double width() {
    return (topLeft.distance(topRight) + bottomLeft.distance(bottomRight)) / 2;
  }

  double height() {
    return (topLeft.distance(bottomLeft) + topRight.distance(bottomRight)) / 2;
  }

  double area() {
    return Math.abs(cross(topLeft, topRight, bottomRight) + cross(topLeft, bottomRight, bottomLeft))
        / 2;
  }

  private static double cross(Point2D_F64 a, Point2D_F64 b, Point2D_F64 c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  }

  Corners scaled(double by) {
    return new Corners(
        times(topLeft, by), times(topRight, by), times(bottomRight, by), times(bottomLeft, by));
  }

  private static Point2D_F64 times(Point2D_F64 p, double by) {
    return new Point2D_F64(p.x * by, p.y * by);
  }

  /** How far the corners lie from an upright rectangle, as a share of its size. */
  double bent() {
    double across = Math.max(off(topLeft.y, topRight.y), off(bottomLeft.y, bottomRight.y));
    double down = Math.max(off(topLeft.x, bottomLeft.x), off(topRight.x, bottomRight.x));
    return Math.max(across / width(), down / height());
  }

  private static double off(double a, double b) {
    return Math.abs(a - b);
  }

  /** What lies between the corners, flat, as a picture of its own. */
  GrayU8 cutFrom(GrayU8 page) {
    GrayU8 flat =
        new GrayU8(Math.max(1, (int) Math.round(width())), Math.max(1, (int) Math.round(height())));
    return seen(page, flat, upright(0, 0, flat.width - 1.0, flat.height - 1.0));
  }

  /** The whole page bent so that the corners become an upright rectangle where they are. */
  GrayU8 straighten(GrayU8 page) {
    double left = (topLeft.x + bottomLeft.x) / 2;
    double top = (topLeft.y + topRight.y) / 2;
    return seen(page, page.createSameShape(), upright(left, top, left + width(), top + height()));
  }

  private static Corners upright(double left, double top, double right, double bottom) {
    return new Corners(
        new Point2D_F64(left, top),
        new Point2D_F64(right, top),
        new Point2D_F64(right, bottom),
        new Point2D_F64(left, bottom));
  }

  private GrayU8 seen(GrayU8 page, GrayU8 out, Corners target) {
    Homography2D_F32 back = target.onto(this);
    new FDistort(page, out).transform(new PixelTransformHomography_F32(back)).border(255).apply();
    return out;
  }

  /** The map that takes these corners to the others: eight equations for eight unknowns. */
  private Homography2D_F32 onto(Corners other) {
    Point2D_F64[] from = {topLeft, topRight, bottomRight, bottomLeft};
    Point2D_F64[] to = {other.topLeft, other.topRight, other.bottomRight, other.bottomLeft};
    DMatrixRMaj a = new DMatrixRMaj(8, 8);
    DMatrixRMaj b = new DMatrixRMaj(8, 1);
    for (int i = 0; i < 4; i++) {
      double x = from[i].x;
      double y = from[i].y;
      row(a, 2 * i, x, y, 1, 0, 0, 0, -x * to[i].x, -y * to[i].x);
      row(a, 2 * i + 1, 0, 0, 0, x, y, 1, -x * to[i].y, -y * to[i].y);
      b.set(2 * i, 0, to[i].x);
      b.set(2 * i + 1, 0, to[i].y);
    }
    DMatrixRMaj h = new DMatrixRMaj(8, 1);
    CommonOps_DDRM.solve(a, b, h);
    return new Homography2D_F32(
        (float) h.get(0),
        (float) h.get(1),
        (float) h.get(2),
        (float) h.get(3),
        (float) h.get(4),
        (float) h.get(5),
        (float) h.get(6),
        (float) h.get(7),
        1);
  }

  private static void row(DMatrixRMaj matrix, int row, double... values) {
    for (int c = 0; c < values.length; c++) {
      matrix.set(row, c, values[c]);
    }
  }
}
