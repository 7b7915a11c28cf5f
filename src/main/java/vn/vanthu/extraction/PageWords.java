package vn.vanthu.extraction;

import java.util.List;
import vn.vanthu.extraction.ocr.PictureWords;

/** Finds the words in the picture of a page that has no text of its own. */
public interface PageWords {
  /**
   * The words with their places, in reading order; none where pictures are not read, or this one
   * cannot be.
   *
   * @param jpeg a picture that we have drawn ourselves
   */
  List<PagePicture.Word> of(byte[] jpeg, int width, int height);

  /** By the program for pictures, where that is wanted and installed. */
  static PageWords by(OcrSettings ocr) {
    return new PictureWords(ocr.ifInstalled());
  }
}
