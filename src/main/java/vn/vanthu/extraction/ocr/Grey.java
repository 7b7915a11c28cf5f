package vn.vanthu.extraction.ocr;

import boofcv.abst.distort.FDistort;
import boofcv.alg.filter.blur.BlurImageOps;
import boofcv.alg.filter.misc.AverageDownSampleOps;
import boofcv.alg.misc.ImageMiscOps;
import boofcv.struct.border.BorderType;
import boofcv.struct.image.GrayU8;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Grey images of pages: 0 is black, 255 is white. */
final class Grey {
  private static final int INK = 110;
  private static final int COLOURED = 55;

  private Grey() {}

  /** How bright a picture is, whatever its colours. */
  static GrayU8 brightness(BufferedImage picture) {
    byte[] bgr = bgr(picture);
    GrayU8 green = new GrayU8(picture.getWidth(), picture.getHeight());
    for (int i = 0; i < green.data.length; i++) {
      green.data[i] = bgr[3 * i + 1];
    }
    return green;
  }

  /**
   * A picture without its red stamps and coloured pen. Where most of the ink is coloured, only red
   * is taken out, for then the text itself is.
   */
  static GrayU8 withoutStamps(BufferedImage picture) {
    byte[] bgr = bgr(picture);
    int[] paper = paper(bgr);
    GrayU8 red = new GrayU8(picture.getWidth(), picture.getHeight());
    GrayU8 brightest = red.createSameShape();
    int black = 0;
    int coloured = 0;
    for (int i = 0; i < red.data.length; i++) {
      int b = Math.min(255, (bgr[3 * i] & 0xFF) * 250 / paper[0]);
      int g = Math.min(255, (bgr[3 * i + 1] & 0xFF) * 250 / paper[1]);
      int r = Math.min(255, (bgr[3 * i + 2] & 0xFF) * 250 / paper[2]);
      int most = Math.max(r, Math.max(g, b));
      boolean colour = most > INK && most - Math.min(r, Math.min(g, b)) > COLOURED;
      red.data[i] = (byte) r;
      brightest.data[i] = (byte) (colour ? 255 : most);
      black += most < INK ? 1 : 0;
      coloured += colour && r < INK ? 1 : 0;
    }
    return coloured > 2 * black ? red : brightest;
  }

  /** The colour of the paper: what each channel reaches on the brightest tenth. */
  private static int[] paper(byte[] bgr) {
    int[][] counts = new int[3][256];
    for (int i = 0; i < bgr.length; i++) {
      counts[i % 3][bgr[i] & 0xFF]++;
    }
    int[] paper = new int[3];
    for (int c = 0; c < 3; c++) {
      int left = bgr.length / 30;
      int value = 255;
      while (value > 60 && (left -= counts[c][value]) > 0) {
        value--;
      }
      paper[c] = value;
    }
    return paper;
  }

  private static byte[] bgr(BufferedImage picture) {
    BufferedImage copy =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = copy.createGraphics();
    graphics.setColor(java.awt.Color.WHITE);
    graphics.fillRect(0, 0, copy.getWidth(), copy.getHeight());
    graphics.drawImage(picture, 0, 0, null);
    graphics.dispose();
    return ((DataBufferByte) copy.getRaster().getDataBuffer()).getData();
  }

  /** The same page as if its paper were white everywhere: shadows and yellowed edges are gone. */
  static GrayU8 evenlyLit(GrayU8 page) {
    int step = 8;
    GrayU8 small = new GrayU8(Math.max(1, page.width / step), Math.max(1, page.height / step));
    AverageDownSampleOps.down(page, small);
    GrayU8 paper = brightestAround(brightestAround(small, 3, true), 3, false);
    GrayU8 smooth = BlurImageOps.mean(paper, null, 4, null, null);
    GrayU8 light = page.createSameShape();
    new FDistort(smooth, light).scaleExt().border(BorderType.EXTENDED).apply();
    GrayU8 even = page.createSameShape();
    for (int i = 0; i < page.data.length; i++) {
      int lit = Math.max(40, light.data[i] & 0xFF);
      even.data[i] = (byte) Math.min(255, (page.data[i] & 0xFF) * 250 / lit);
    }
    return even;
  }

  private static GrayU8 brightestAround(GrayU8 page, int radius, boolean across) {
    GrayU8 out = page.createSameShape();
    for (int y = 0; y < page.height; y++) {
      for (int x = 0; x < page.width; x++) {
        int most = 0;
        for (int d = -radius; d <= radius; d++) {
          int px = across ? Math.min(page.width - 1, Math.max(0, x + d)) : x;
          int py = across ? y : Math.min(page.height - 1, Math.max(0, y + d));
          most = Math.max(most, page.unsafe_get(px, py));
        }
        out.unsafe_set(x, y, most);
      }
    }
    return out;
  }

  /** Made larger or smaller. */
  static GrayU8 scaled(GrayU8 page, double factor) {
    int width = Math.max(1, (int) Math.round(page.width * factor));
    int height = Math.max(1, (int) Math.round(page.height * factor));
    GrayU8 out = new GrayU8(width, height);
    if (factor < 1) {
      AverageDownSampleOps.down(page, out);
    } else {
      new FDistort(page, out).scaleExt().border(BorderType.EXTENDED).apply();
    }
    return out;
  }

  /** Turned by quarters, clockwise. */
  static GrayU8 turned(GrayU8 page, int quarters) {
    GrayU8 out = page;
    for (int i = 0; i < Math.floorMod(quarters, 4); i++) {
      GrayU8 next = new GrayU8(out.height, out.width);
      ImageMiscOps.rotateCW(out, next);
      out = next;
    }
    return out;
  }

  /** Turned by a small angle about its middle, in radians, the corners filled with white. */
  static GrayU8 rotated(GrayU8 page, double angle) {
    GrayU8 out = page.createSameShape();
    new FDistort(page, out).rotate(angle).border(255).apply();
    return out;
  }
}
