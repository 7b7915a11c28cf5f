package vn.vanthu.extraction.formats;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What stands on a page, in points. */
public record PageText(List<PageWord> words, List<RuledTable> tables) {
  /** A page on which nothing stands. */
  public static final PageText BLANK = new PageText(List.of(), List.of());

  /** What a reader of pictures answers; blank if it failed. */
  public static PageText of(Future<PageText> reading) throws IOException {
    try {
      return reading.get();
    } catch (ExecutionException e) {
      return BLANK;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  public PageText {
    words = List.copyOf(words);
    tables = List.copyOf(tables);
  }
}
