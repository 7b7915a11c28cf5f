package vn.vanthu.extraction.formats;

import java.util.ArrayList;
import java.util.List;
import vn.vanthu.extraction.text.OldFonts;

/** Words of a paragraph or a cell with their fonts, until the fonts of the whole file are known. */
final class RtfWords {
  private final List<Piece> pieces = new ArrayList<>();
  private int letters;
  private int boldLetters;

  private record Piece(String font, StringBuilder text) {}

  void add(String font, String text, boolean bold) {
    if (pieces.isEmpty() || !last().font().equals(font)) {
      pieces.add(new Piece(font, new StringBuilder()));
    }
    last().text().append(text);
    int added = (int) text.chars().filter(Character::isLetter).count();
    letters += added;
    boldLetters += bold ? added : 0;
  }

  /** Adds what belongs to no font: a break, a tab. */
  void add(String text) {
    add(pieces.isEmpty() ? "" : last().font(), text, false);
  }

  private Piece last() {
    return pieces.get(pieces.size() - 1);
  }

  boolean bold() {
    return letters > 0 && boldLetters == letters;
  }

  void seen(OldFonts fonts) {
    pieces.forEach(piece -> fonts.seen(piece.font(), piece.text().toString()));
    fonts.lineEnded();
  }

  String text(OldFonts fonts) {
    OldFonts.Line line = fonts.line();
    pieces.forEach(piece -> line.add(piece.font(), piece.text().toString()));
    return line.toString();
  }
}
