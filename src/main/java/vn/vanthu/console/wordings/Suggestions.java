package vn.vanthu.console.wordings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Table;

/** Words around a figure in a document, by which it might be known the next time. */
final class Suggestions {
  private static final int MOST = 6;
  private static final int LONGEST_WORDS = 8;
  private static final Pattern NUMBERING =
      Pattern.compile("^\\s*(?:\\d{1,2}(?:\\.\\d{1,2})*[.)]|[-+*•]|[IVX]{1,5}[.)])\\s*");
  private static final Pattern BEHIND = Pattern.compile("[\\s(]*([^0-9.,;:()\\[\\]|\\n]{2,90})");
  private static final Pattern BEFORE = Pattern.compile("([^0-9.,;()\\[\\]|\\n]{2,90}):?\\s*$");

  private final Pattern number;
  private final Set<String> found = new LinkedHashSet<>();

  private Suggestions(long value) {
    String digits = String.valueOf(value);
    StringBuilder grouped = new StringBuilder("(?<![\\d.,/-])0?");
    for (int i = 0; i < digits.length(); i++) {
      boolean thousand = i > 0 && (digits.length() - i) % 3 == 0;
      grouped.append(thousand ? "[., \\u00A0]?" : "").append(digits.charAt(i));
    }
    this.number = Pattern.compile(grouped + "(?![\\d/-]|[.,]\\d)");
  }

  /** The names and surroundings of {@code value}, the likeliest first. */
  static List<String> around(long value, List<Passage> passages) {
    Suggestions all = new Suggestions(value);
    passages.forEach(all::in);
    return all.found.stream().limit(MOST).toList();
  }

  /** As {@link #around}, of words as evidence has them: cells of a row stand between bars. */
  static List<String> in(long value, String evidence) {
    Suggestions all = new Suggestions(value);
    if (evidence.contains(" | ")) {
      all.row(List.of(evidence.split("\\s*\\|\\s*")));
    } else {
      all.sentence(evidence);
    }
    return all.found.stream().limit(MOST).toList();
  }

  private void in(Passage passage) {
    if (passage instanceof Paragraph paragraph) {
      sentence(paragraph.text());
    } else if (passage instanceof Table table) {
      table
          .rows()
          .forEach(
              row ->
                  row(
                      row.stream()
                          .filter(cell -> !cell.continued())
                          .map(Table.Cell::text)
                          .toList()));
    }
  }

  /** The row's own name is its longest cell of words. */
  private void row(List<String> cells) {
    boolean holds = cells.stream().anyMatch(cell -> number.matcher(cell).find());
    if (!holds) {
      return;
    }
    cells.stream()
        .map(Suggestions::name)
        .filter(cell -> cell.replaceAll("[^\\p{L}]", "").length() > 2)
        .max(java.util.Comparator.comparingInt(String::length))
        .ifPresent(this::keep);
  }

  private void sentence(String text) {
    Matcher m = number.matcher(text);
    while (m.find()) {
      Matcher behind = BEHIND.matcher(text).region(m.end(), text.length());
      if (behind.lookingAt()) {
        keep(first(behind.group(1)));
      }
      Matcher before = BEFORE.matcher(text.substring(0, m.start()));
      if (before.find()) {
        keep(last(before.group(1)));
      }
    }
  }

  private void keep(String words) {
    String tidy = plain(words);
    if (tidy.replaceAll("[^\\p{L}]", "").length() > 2) {
      found.add(tidy.substring(0, Math.min(200, tidy.length())));
    }
  }

  /** Without brackets and what stands in them: in a wording they mean something. */
  private static String plain(String words) {
    return words
        .replaceAll("\\([^()]*(\\)|$)", " ")
        .replaceAll("[()|#\\[\\]]|\\.{2,}", " ")
        .replaceAll("\\s+", " ")
        .replaceAll("^[\\s\\p{Punct}]+|[\\s\\p{Punct}]+$", "");
  }

  private static String name(String cell) {
    return NUMBERING.matcher(cell.replaceAll("\\s+", " ")).replaceFirst("").strip();
  }

  private static String first(String words) {
    List<String> all = new ArrayList<>(List.of(words.strip().split("\\s+")));
    return String.join(" ", all.subList(0, Math.min(LONGEST_WORDS, all.size())));
  }

  private static String last(String words) {
    List<String> all = new ArrayList<>(List.of(words.strip().split("\\s+")));
    return String.join(" ", all.subList(Math.max(0, all.size() - LONGEST_WORDS), all.size()));
  }
}
