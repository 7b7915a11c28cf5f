package vn.vanthu.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Turns documents into passages. */
public interface TextExtractor {
  /**
   * Reads documents, archives opened to a set depth. Never throws for what is in them: a document
   * that cannot be read is one outcome and one finding.
   */
  Extraction extract(List<Document> documents);

  /**
   * A document to read: its name as the sender gave it, the type it claims (may be empty), and its
   * bytes.
   */
  record Document(String name, String claimedType, Content content) {}

  /** Opens the bytes, any number of times. */
  interface Content {
    InputStream open() throws IOException;
  }
}
