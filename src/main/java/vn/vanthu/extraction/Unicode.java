package vn.vanthu.extraction;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.vanthu.extraction.text.OldText;
import vn.vanthu.extraction.text.OldText.Encoding;
import vn.vanthu.extraction.text.Tidy;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Table;

/**
 * The passages of one document as Unicode. The document as a whole is judged first; where it is
 * mixed, each passage that is long enough, and the short ones follow it.
 *
 * @param unsure whether some text is damaged in a way that could not be undone
 * @param lettersLost whether letters ư of TCVN3 are missing
 */
record Unicode(List<Passage> passages, boolean unsure, boolean lettersLost) {
  /** Fewer words than these are never judged alone. */
  private static final int ENOUGH = 8;

  private static final int FEW_UNSURE = 3;

  static Unicode of(List<Passage> passages) {
    String all = passages.stream().map(Passage::text).collect(Collectors.joining("\n"));
    Encoding whole = OldText.of(all);
    Set<Encoding> found = EnumSet.of(whole);
    if (whole != Encoding.UNICODE || OldText.words(all) > ENOUGH) {
      passages.forEach(passage -> found.add(alone(passage, whole)));
    }
    List<Passage> read =
        found.size() == 1
            ? passages.stream().map(passage -> read(passage, whole)).toList()
            : passages.stream().map(passage -> read(passage, own(passage, whole, found))).toList();
    boolean tcvn3 = found.contains(Encoding.TCVN3);
    boolean lost = tcvn3 && OldText.lostLetters(all);
    List<Passage> likely =
        lost && OldText.lostEveryLetter(all)
            ? read.stream().map(passage -> each(passage, OldText::likely)).toList()
            : read;
    List<Passage> seen = likely.stream().filter(passage -> !passage.text().isBlank()).toList();
    return new Unicode(seen, whole == Encoding.UNSURE && unsure(seen), lost);
  }

  /** What a long passage is written in; the document's encoding for a short one. */
  private static Encoding alone(Passage passage, Encoding whole) {
    return OldText.words(passage.text()) < ENOUGH ? whole : OldText.of(passage.text());
  }

  private static Encoding own(Passage passage, Encoding whole, Set<Encoding> found) {
    String text = passage.text();
    Encoding alone = alone(passage, whole);
    if (alone == Encoding.UNICODE && readsBetter(text, whole)) {
      return whole;
    }
    if (alone != Encoding.UNSURE && OldText.words(text) >= ENOUGH) {
      return alone;
    }
    if (whole == Encoding.WRONGLY_DECODED) {
      return whole;
    }
    return OldText.hasUnicodeLetters(text) ? Encoding.UNICODE : likeliest(text, whole, found);
  }

  /** Some encodings have most letters where Unicode has them: the document's settles the rest. */
  private static boolean readsBetter(String text, Encoding whole) {
    return whole != Encoding.UNICODE
        && whole != Encoding.UNSURE
        && !OldText.hasUnicodeLetters(text)
        && OldText.share(text, whole) > OldText.share(text, Encoding.UNICODE);
  }

  /** A short passage in a mixed document: what it can be at all, the document's encoding first. */
  private static Encoding likeliest(String text, Encoding whole, Set<Encoding> found) {
    if (whole != Encoding.UNSURE && whole != Encoding.UNICODE) {
      return whole;
    }
    if (OldText.possible(text, Encoding.UNICODE)) {
      return Encoding.UNICODE;
    }
    return found.stream()
        .filter(encoding -> encoding != Encoding.UNSURE && OldText.possible(text, encoding))
        .findFirst()
        .orElse(Encoding.UNICODE);
  }

  private static boolean unsure(List<Passage> read) {
    String all = read.stream().map(Passage::text).collect(Collectors.joining("\n"));
    return OldText.words(all) >= FEW_UNSURE && OldText.of(all) == Encoding.UNSURE;
  }

  private static Passage read(Passage passage, Encoding encoding) {
    return each(passage, text -> Tidy.last(read(text, encoding)));
  }

  /** Line by line: one with letters that exist in Unicode alone is in no old encoding. */
  private static String read(String text, Encoding encoding) {
    boolean old = encoding != Encoding.UNICODE && encoding != Encoding.WRONGLY_DECODED;
    if (!old || !OldText.hasUnicodeLetters(text)) {
      return encoding.read(text);
    }
    return Stream.of(text.split("\n", -1))
        .map(line -> OldText.hasUnicodeLetters(line) ? OldText.looks(line) : encoding.read(line))
        .collect(Collectors.joining("\n"));
  }

  /** The passage with all its texts changed so. */
  private static Passage each(Passage passage, UnaryOperator<String> words) {
    if (passage instanceof Paragraph p) {
      return p.with(words.apply(p.text()));
    }
    Table table = (Table) passage;
    return new Table(
        table.place(),
        table.rows().stream().map(row -> row.stream().map(c -> cell(c, words)).toList()).toList(),
        table.pages());
  }

  private static Table.Cell cell(Table.Cell cell, UnaryOperator<String> words) {
    return cell.text().isEmpty() ? cell : cell.with(words.apply(cell.text()));
  }
}
