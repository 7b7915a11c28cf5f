package vn.vanthu.extraction;

import java.util.Optional;
import vn.vanthu.extraction.TextExtractor.Document;

/** Draws pages of documents for people to see. */
public interface PagePictures {
  /**
   * Draws one page of a PDF or a picture file, also of one inside an archive.
   *
   * @param member name within the archive that {@code document} is; empty if it is none
   * @param page from 1
   * @return empty if there is no such page, or the document cannot be drawn within its limits
   */
  Optional<PagePicture> draw(Document document, String member, int page);
}
