package vn.vanthu.extraction.formats;

import java.awt.image.BufferedImage;
import java.util.concurrent.Future;

/** Reads pictures of pages, several at once. */
public interface PictureReader {
  /** How many pages of one document it reads; 0 if it reads none at all. */
  int pages();

  /**
   * What stands on the page; blank where it could not be read, which adds to {@link #failures()}.
   */
  Future<PageText> read(BufferedImage page);

  /** How many pages could not be read so far. */
  int failures();
}
