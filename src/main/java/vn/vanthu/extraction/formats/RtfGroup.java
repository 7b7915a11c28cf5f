package vn.vanthu.extraction.formats;

/** What a group inherits and may change. */
final class RtfGroup implements Cloneable {
  int font;
  int fallback = 1;
  boolean bold;
  boolean hidden;
  boolean struck;
  boolean deleted;
  boolean inFontTable;
  boolean skipped;
  boolean starred;
  boolean apart;
  boolean fresh = true;
  boolean inNestedShapes;

  RtfGroup inner() {
    try {
      RtfGroup inner = (RtfGroup) clone();
      inner.apart = false;
      inner.fresh = true;
      inner.starred = false;
      return inner;
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }
}
