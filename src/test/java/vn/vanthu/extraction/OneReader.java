package vn.vanthu.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.vanthu.extraction.TextExtractor.Document;
import vn.vanthu.forms.Passage;
import vn.vanthu.forms.Table;

/** Reads documents in one real child process, without OCR, and says what came of them. */
final class OneReader implements AutoCloseable {
  private final WorkerTextExtractor extractor =
      new WorkerTextExtractor(ReadingLimits.defaults(), 1);

  Extraction read(Document... documents) {
    return extractor.extract(List.of(documents));
  }

  /** Name and outcome of each part. */
  List<String> outcomes(Document document) {
    return new ArrayList<>(
        read(document).parts().stream().map(part -> part.name() + " " + part.outcome()).toList());
  }

  static String text(Extraction read) {
    return read.passages().stream().map(Passage::text).collect(Collectors.joining("\n"));
  }

  /** The first table of it. */
  static Table table(Extraction read) {
    return read.passages().stream()
        .filter(Table.class::isInstance)
        .map(Table.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Code and text of each finding. */
  static List<String> codes(Extraction read) {
    return read.findings().stream().map(doubt -> doubt.code() + " " + doubt.text()).toList();
  }

  @Override
  public void close() {
    extractor.close();
  }
}
