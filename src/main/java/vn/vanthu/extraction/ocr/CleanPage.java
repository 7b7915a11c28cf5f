package vn.vanthu.extraction.ocr;

import boofcv.alg.filter.binary.GThresholdImageOps;
import boofcv.alg.filter.blur.BlurImageOps;
import boofcv.alg.misc.ImageMiscOps;
import boofcv.struct.ConfigLength;
import boofcv.struct.image.GrayU8;
import java.awt.image.BufferedImage;
import java.util.Optional;
import vn.vanthu.extraction.ocr.PageReader.Rect;

/**
 * A page made ready to be read: cut out of its surroundings, flat, evenly lit, not askew, without
 * stamps, its lines of text from left to right (perhaps upside down).
 *
 * @param grey black ink on white
 * @param ink 1 where there is ink
 * @param lines what is drawn on it with a ruler
 */
record CleanPage(GrayU8 grey, GrayU8 ink, Lines lines) {
  /** How much larger or smaller a figure is made to be read again. */
  static final double LARGER = 1.6;

  static final double SMALLER = 0.7;

  private static final int READABLE_WIDTH = 1700;
  private static final int WIDEST = 2600;
  private static final double STRAIGHT = 0.002;
  private static final double BENT = 0.004;

  static CleanPage of(BufferedImage picture) {
    GrayU8 page = Grey.withoutStamps(picture);
    Optional<Corners> paper = Paper.on(Grey.brightness(picture));
    if (paper.isPresent()) {
      page = paper.get().cutFrom(page);
    }
    page = Grey.evenlyLit(sized(page));
    Skew skew = Skew.of(ink(page), unit(page));
    if (skew.sideways()) {
      page = sized(Grey.turned(page, 1));
      skew = Skew.of(ink(page), unit(page));
    }
    double angle = skew.angle();
    if (Math.abs(angle) > STRAIGHT) {
      page = Grey.rotated(page, -angle);
    }
    return lined(page);
  }

  /** The share of the page that is ink. */
  double inkShare() {
    long count = 0;
    for (byte b : ink.data) {
      count += b;
    }
    return (double) count / ink.data.length;
  }

  /** The page with its ruled lines painted over. */
  GrayU8 withoutLines() {
    GrayU8 out = grey.clone();
    for (int i = 0; i < out.data.length; i++) {
      if (lines.mask().data[i] != 0) {
        out.data[i] = (byte) 255;
      }
    }
    return out;
  }

  /** Paints a part of {@code picture} white. */
  static void blank(GrayU8 picture, Rect part) {
    Rect inside = part.within(picture);
    ImageMiscOps.fillRectangle(
        picture, 255, inside.left(), inside.top(), inside.width(), inside.height());
  }

  /** The part of a cell that is written on; empty if none is. Specks do not count. */
  Optional<Rect> written(Rect cell) {
    Rect inside = cell.within(ink);
    int[] rows = new int[Math.max(0, inside.height())];
    int[] columns = new int[Math.max(0, inside.width())];
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < columns.length; x++) {
        int at = ink.getIndex(inside.left() + x, inside.top() + y);
        if (ink.data[at] != 0 && lines.mask().data[at] == 0) {
          rows[y]++;
          columns[x]++;
        }
      }
    }
    int[] tall = span(rows);
    int[] wide = span(columns);
    return tall[1] - tall[0] < unit(ink) / 4 || wide[1] - wide[0] < 3
        ? Optional.empty()
        : Optional.of(
            new Rect(
                inside.left() + wide[0],
                inside.top() + tall[0],
                inside.left() + wide[1],
                inside.top() + tall[1]));
  }

  /** From the first to the last row or column that holds more than specks. */
  private static int[] span(int[] counts) {
    int first = counts.length;
    int last = 0;
    for (int i = 0; i < counts.length; i++) {
      boolean inked = counts[i] > 1 || (counts[i] == 1 && i > 0 && counts[i - 1] > 0);
      if (inked) {
        first = Math.min(first, i);
        last = i + 1;
      }
    }
    return new int[] {Math.min(first, last), last};
  }

  /** A part of {@code picture} as a picture of its own, with a white margin. */
  GrayU8 cut(GrayU8 picture, Rect part, int margin) {
    Rect inside = part.within(picture);
    GrayU8 out =
        new GrayU8(
            Math.max(1, inside.width()) + 2 * margin, Math.max(1, inside.height()) + 2 * margin);
    ImageMiscOps.fill(out, 255);
    if (inside.width() > 0 && inside.height() > 0) {
      ImageMiscOps.copy(
          inside.left(),
          inside.top(),
          margin,
          margin,
          inside.width(),
          inside.height(),
          picture,
          out);
    }
    return out;
  }

  /** The same page turned clockwise by quarters. */
  CleanPage turned(int quarters) {
    return lined(sized(Grey.turned(grey, quarters)));
  }

  /** Finds the lines, and makes the page flat by the table that they draw. */
  private static CleanPage lined(GrayU8 page) {
    GrayU8 ink = ink(page);
    Lines lines = Lines.in(ink, unit(page));
    Optional<Corners> bent =
        lines
            .table()
            .filter(t -> t.width() > page.width * 0.4 && t.bent() > BENT && t.bent() < 0.2);
    if (bent.isEmpty()) {
      return new CleanPage(page, ink, lines);
    }
    GrayU8 flat = bent.get().straighten(page);
    GrayU8 flatInk = ink(flat);
    return new CleanPage(flat, flatInk, Lines.in(flatInk, unit(flat)));
  }

  /** About the height of a line of text, in pixels, on a page of that width. */
  static int unit(GrayU8 page) {
    return Math.max(12, Math.min(page.width, page.height) / 60);
  }

  private static GrayU8 sized(GrayU8 page) {
    int width = Math.min(page.width, page.height);
    if (width < READABLE_WIDTH) {
      return Grey.scaled(page, Math.min(4, (double) READABLE_WIDTH / Math.max(1, width)));
    }
    return width > WIDEST ? Grey.scaled(page, (double) WIDEST / width) : page;
  }

  private static GrayU8 ink(GrayU8 page) {
    GrayU8 calm = BlurImageOps.gaussian(page, null, 0.8, 1, null);
    return GThresholdImageOps.localMean(
        calm, null, ConfigLength.fixed(2 * unit(page) + 1), 0.87f, true, null, null, null);
  }
}
