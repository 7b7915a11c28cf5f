package vn.vanthu.extraction;

import java.util.List;

/**
 * One page of a document as a picture.
 *
 * @param jpeg the picture
 * @param page from 1
 * @param pages how many the document has
 * @param words those of its text layer in reading order; none for a scan
 */
public record PagePicture(
    byte[] jpeg, int width, int height, int page, int pages, List<Word> words) {

  /** A word and its box, as shares (0 to 1) of the picture's width and height. */
  public record Word(String text, double left, double top, double right, double bottom) {}
}
