package vn.vanthu.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Turns documents into passages. */
public interface TextExtractor {
  /**
   * Reads documents, archives opened to a set depth. Never throws for what is in them: a document
   * that cannot be read is one outcome and one finding.
   */
  Extraction extract(List<Document> documents);

  /**
   * A document to read.
   *
   * @param name as the sender gave it
   * @param claimedType may be empty
   * @param signed where it is the signature of a signed mail: what it signs, as it was sent
   */
  record Document(String name, String claimedType, Content content, Optional<Content> signed) {
    public Document(String name, String claimedType, Content content) {
      this(name, claimedType, content, Optional.empty());
    }
  }

  /** Opens the bytes, any number of times. */
  interface Content {
    InputStream open() throws IOException;
  }
}
