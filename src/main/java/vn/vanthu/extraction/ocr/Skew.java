package vn.vanthu.extraction.ocr;

import boofcv.struct.image.GrayU8;

/** By what angle lines of text lie askew: at the right angle, rows are either full or empty. */
final class Skew {
  private static final double WIDEST = Math.toRadians(12);
  private static final int MOST_POINTS = 80_000;

  private final float[] xs;
  private final float[] ys;
  private final int count;
  private final int width;
  private final int height;

  private Skew(float[] xs, float[] ys, int count, int width, int height) {
    this.xs = xs;
    this.ys = ys;
    this.count = count;
    this.width = width;
    this.height = height;
  }

  /**
   * @param ink 1 where there is ink
   */
  static Skew of(GrayU8 ink, int unit) {
    GrayU8 text = withoutRules(ink, 2 * unit);
    int all = 0;
    for (byte b : text.data) {
      all += b;
    }
    int every = Math.max(1, all / MOST_POINTS);
    float[] xs = new float[all / every + 1];
    float[] ys = new float[all / every + 1];
    int n = 0;
    int seen = 0;
    int edgeX = ink.width / 25;
    int edgeY = ink.height / 25;
    for (int y = edgeY; y < ink.height - edgeY; y++) {
      for (int x = edgeX; x < ink.width - edgeX; x++) {
        if (text.unsafe_get(x, y) != 0 && seen++ % every == 0) {
          xs[n] = x;
          ys[n++] = y;
        }
      }
    }
    return new Skew(xs, ys, n, ink.width, ink.height);
  }

  /** The ink without what runs straight on for longer than letters do. */
  private static GrayU8 withoutRules(GrayU8 ink, int longest) {
    GrayU8 out = ink.clone();
    for (int y = 0; y < ink.height; y++) {
      erase(out, ink, y * ink.width, 1, ink.width, longest);
    }
    for (int x = 0; x < ink.width; x++) {
      erase(out, ink, x, ink.width, ink.height, longest);
    }
    return out;
  }

  private static void erase(GrayU8 out, GrayU8 ink, int start, int step, int count, int longest) {
    int run = 0;
    for (int i = 0; i <= count; i++) {
      if (i < count && ink.data[start + i * step] != 0) {
        run++;
        continue;
      }
      for (int back = 1; run > longest && back <= run; back++) {
        out.data[start + (i - back) * step] = 0;
      }
      run = 0;
    }
  }

  /** The angle in radians by which the page has to be turned clockwise on the screen. */
  double angle() {
    double best = best(-WIDEST, WIDEST, Math.toRadians(0.5));
    return best(best - Math.toRadians(0.5), best + Math.toRadians(0.5), Math.toRadians(0.04));
  }

  /** Whether lines of text run from top to bottom rather than from left to right. */
  boolean sideways() {
    Skew other = new Skew(ys, xs, count, height, width);
    double here = sharpness(best(-WIDEST, WIDEST, Math.toRadians(0.5)));
    double there = other.sharpness(other.best(-WIDEST, WIDEST, Math.toRadians(0.5)));
    return there > here * 1.15;
  }

  private double best(double from, double to, double step) {
    double best = 0;
    double most = -1;
    for (double a = from; a <= to + 1e-9; a += step) {
      double sharpness = sharpness(a);
      if (sharpness > most) {
        most = sharpness;
        best = a;
      }
    }
    return best;
  }

  /**
   * How much neighbouring rows differ when the page is sheared by that angle. A row counts no more
   * than a full line of text, so that one ruled line does not outweigh the text.
   */
  private double sharpness(double angle) {
    float slope = (float) Math.tan(angle);
    int shift = (int) Math.ceil(width * Math.tan(WIDEST)) + 2;
    int[] rows = new int[height + 2 * shift];
    for (int i = 0; i < count; i++) {
      rows[(int) (ys[i] - xs[i] * slope) + shift]++;
    }
    int most = 6 * count / height + 1;
    double sum = 0;
    for (int i = 1; i < rows.length; i++) {
      double d = Math.min(most, rows[i]) - Math.min(most, rows[i - 1]);
      sum += d * d;
    }
    return sum;
  }
}
