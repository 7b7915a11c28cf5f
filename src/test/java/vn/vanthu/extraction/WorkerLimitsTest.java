package vn.vanthu.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import vn.vanthu.extraction.Extraction.PartOutcome;
import vn.vanthu.extraction.TextExtractor.Document;

class WorkerLimitsTest {
  @Test
  void a_document_over_the_offices_limit_is_named_and_the_next_is_read() {
    ReadingLimits small =
        new ReadingLimits(
            DataSize.ofBytes(100),
            DataSize.ofMegabytes(1),
            10,
            1,
            1000,
            Duration.ofSeconds(30),
            DataSize.ofMegabytes(256),
            50);
    try (WorkerTextExtractor extractor = new WorkerTextExtractor(small, 1)) {
      Extraction read = extractor.extract(List.of(text("long.txt", 200), text("short.txt", 50)));

      assertThat(read.parts())
          .extracting(Extraction.Part::outcome)
          .containsExactly(PartOutcome.OVER_LIMIT, PartOutcome.READ);
      assertThat(read.findings())
          .extracting(doubt -> doubt.code() + " " + doubt.text())
          .contains("attachment-over-limit long.txt");
    }
  }

  private static Document text(String name, int length) {
    byte[] bytes = "a".repeat(length).getBytes(StandardCharsets.US_ASCII);
    return new Document(name, "text/plain", () -> new ByteArrayInputStream(bytes));
  }
}
