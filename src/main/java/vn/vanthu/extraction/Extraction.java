package vn.vanthu.extraction;

import java.util.List;
import java.util.Objects;
import vn.vanthu.forms.Doubt;
import vn.vanthu.forms.Passage;

/**
 * What was found in some documents.
 *
 * @param passages in the order of the documents and of the text in them
 * @param parts one per document, members of archives after their archive
 * @param findings what went wrong or is worth knowing, as {@link Doubt}s whose text is the part's
 *     name
 */
public record Extraction(List<Passage> passages, List<Part> parts, List<Doubt> findings) {
  public Extraction {
    passages = List.copyOf(passages);
    parts = List.copyOf(parts);
    findings = List.copyOf(findings);
  }

  /**
   * The fate of one document.
   *
   * @param name as in the evidence, {@code "goi.zip/bc.docx"} for a member
   * @param type detected from the content, not claimed
   */
  public record Part(String name, String type, long bytes, PartOutcome outcome) {
    public Part {
      Objects.requireNonNull(outcome);
    }
  }

  /** What became of a document. */
  public enum PartOutcome {
    /** Its text was read. */
    READ,
    /** It has pages or a picture but no usable text, and was not read by OCR. */
    NO_TEXT,
    /** It has no bytes. */
    EMPTY,
    /** A password is needed. */
    PROTECTED,
    /** It could not be opened, or reading it failed. */
    BROKEN,
    /** A limit was met: size, depth, number of members, time or memory. */
    OVER_LIMIT,
    /** Its type is not read. */
    UNSUPPORTED,
    /** It is no document: a logo, a signature, a thumbnail database. */
    IGNORED
  }
}
