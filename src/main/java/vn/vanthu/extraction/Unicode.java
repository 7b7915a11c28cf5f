package vn.vanthu.extraction;

import java.util.List;
import java.util.stream.Collectors;
import vn.vanthu.extraction.text.OldText;
import vn.vanthu.forms.Paragraph;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Table;

/**
 * The passages of one document as Unicode, decided for the document as a whole: a short cell
 * inherits the decision.
 *
 * @param unsure whether the text is damaged in a way that could not be undone
 */
record Unicode(List<Passage> passages, boolean unsure) {
  static Unicode of(List<Passage> passages) {
    String all = passages.stream().map(Passage::text).collect(Collectors.joining("\n"));
    OldText.Encoding encoding = OldText.of(all);
    return new Unicode(
        passages.stream().map(passage -> read(passage, encoding)).toList(),
        encoding == OldText.Encoding.UNSURE);
  }

  private static Passage read(Passage passage, OldText.Encoding encoding) {
    if (passage instanceof Paragraph p) {
      return p.with(encoding.read(p.text()).strip());
    }
    Table table = (Table) passage;
    return new Table(
        table.place(),
        table.rows().stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> cell.with(encoding.read(cell.text()).strip()))
                        .toList())
            .toList());
  }
}
