package vn.vanthu.forms.face;

import java.util.ArrayList;
import java.util.List;
import vn.vanthu.forms.Certainty;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Place;
import vn.vanthu.forms.Table;
import vn.vanthu.forms.text.Folded;

/**
 * One line of a document: of a paragraph, or of a cell.
 *
 * @param cell which cell of its table it stands in, 0 outside tables
 * @param fromPicture whether it was read from the picture of a page
 */
record Line(Place place, String text, String folded, int cell, boolean fromPicture) {
  static List<Line> of(List<Passage> passages) {
    List<Line> lines = new ArrayList<>();
    for (Passage passage : passages) {
      if (passage instanceof Paragraph p) {
        add(p.place(), p.text(), 0, p.certainty(), lines);
      } else if (passage instanceof Table t) {
        int cell = 1;
        for (List<Table.Cell> row : t.rows()) {
          for (Table.Cell c : row) {
            if (!c.continued()) {
              add(t.place(), c.text(), cell++, c.certainty(), lines);
            }
          }
        }
      }
    }
    return lines;
  }

  private static void add(
      Place place, String text, int cell, Certainty certainty, List<Line> lines) {
    boolean fromPicture = !certainty.digits().isEmpty();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(line -> lines.add(new Line(place, line, Folded.of(line), cell, fromPicture)));
  }
}
