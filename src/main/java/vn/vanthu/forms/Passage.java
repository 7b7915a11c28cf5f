package vn.vanthu.forms;

/**
 * A piece of text as it stood in a part of a mail: a paragraph or a table. Text is NFC, old
 * encodings already repaired.
 */
public sealed interface Passage permits Paragraph, Table {
  /** Where it stands. */
  Place place();

  /**
   * All its words on one or more lines; a table's cells are joined by {@code " | "}, its rows by
   * line feeds.
   */
  String text();
}
