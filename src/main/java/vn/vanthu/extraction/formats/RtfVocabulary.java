package vn.vanthu.extraction.formats;

import java.util.Map;
import java.util.Set;

/** Control words that say what a group is, or stand for a character. */
final class RtfVocabulary {
  /** Groups whose text is no text of the document. */
  static final Set<String> SKIPPED =
      Set.of(
          "stylesheet",
          "colortbl",
          "info",
          "pict",
          "object",
          "objdata",
          "fldinst",
          "nonshppict",
          "sp",
          "ftnsep",
          "ftnsepc",
          "aftnsep",
          "aftnsepc",
          "xe",
          "tc",
          "rxe",
          "atnid",
          "atnauthor",
          "annotation",
          "revtbl",
          "listtable",
          "listoverridetable",
          "themedata",
          "datastore",
          "filetbl",
          "generator",
          "private",
          "template",
          "do");

  /** Groups marked as to be left out by old readers, which are read all the same. */
  static final Set<String> READ =
      Set.of("shpinst", "shptxt", "nesttableprops", "formfield", "ud", "shppict", "fldrslt");

  /** Groups whose text stands apart from the paragraph that they are anchored in. */
  static final Set<String> APART =
      Set.of(
          "header",
          "headerl",
          "headerr",
          "headerf",
          "footer",
          "footerl",
          "footerr",
          "footerf",
          "footnote",
          "shptxt");

  static final Map<String, String> CHARACTERS =
      Map.ofEntries(
          Map.entry("tab", "\t"),
          Map.entry("line", "\n"),
          Map.entry("~", "\u00A0"),
          Map.entry("-", "\u00AD"),
          Map.entry("_", "-"),
          Map.entry("emdash", "—"),
          Map.entry("endash", "–"),
          Map.entry("lquote", "‘"),
          Map.entry("rquote", "’"),
          Map.entry("ldblquote", "“"),
          Map.entry("rdblquote", "”"),
          Map.entry("bullet", "•"),
          Map.entry("emspace", " "),
          Map.entry("enspace", " "));

  private RtfVocabulary() {}
}
