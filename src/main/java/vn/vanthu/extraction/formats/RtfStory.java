package vn.vanthu.extraction.formats;

import java.util.ArrayList;
import java.util.List;

/** A flow of paragraphs: the body, or a header or text box inside it. */
final class RtfStory {
  final List<RtfWords> words = new ArrayList<>();
  final List<RtfTable> tables = new ArrayList<>();
  int level;

  RtfWords words() {
    while (words.size() <= level) {
      words.add(new RtfWords());
    }
    return words.get(level);
  }

  RtfTable table(int at) {
    while (tables.size() < at) {
      tables.add(new RtfTable());
    }
    return tables.get(at - 1);
  }
}
