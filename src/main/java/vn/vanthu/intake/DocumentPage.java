package vn.vanthu.intake;

import java.util.List;

/**
 * One page of a mail's file as a picture.
 *
 * @param jpeg the picture
 * @param page from 1
 * @param pages how many the file has
 * @param words with their boxes, in reading order; none where only the picture is known
 */
public record DocumentPage(
    byte[] jpeg, int width, int height, int page, int pages, List<Word> words) {
  DocumentPage as(int page, int pages) {
    return new DocumentPage(jpeg, width, height, page, pages, words);
  }

  /** A word and its box, as shares (0 to 1) of the page's width and height. */
  public record Word(String text, double left, double top, double right, double bottom) {}
}
