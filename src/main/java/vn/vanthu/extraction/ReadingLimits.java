package vn.vanthu.extraction;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What one document may cost; beyond it, the document is named as not fully read and the next goes
 * on.
 *
 * @param document bytes of one document
 * @param unpacked bytes of all members of an archive together
 * @param members of an archive
 * @param depth how deep archives may lie in archives
 * @param characters of text of one document
 * @param deadline how long one document may be read
 * @param heap of the child process that reads
 * @param documentsPerWorker after how many documents a child process is replaced
 */
@ConfigurationProperties("vanthu.reading")
@Validated
public record ReadingLimits(
    @DefaultValue("60MB") DataSize document,
    @DefaultValue("200MB") DataSize unpacked,
    @DefaultValue("1000") int members,
    @DefaultValue("3") int depth,
    @DefaultValue("2000000") long characters,
    @DefaultValue("30s") Duration deadline,
    @DefaultValue("256MB") DataSize heap,
    @DefaultValue("500") int documentsPerWorker) {

  /** As one word of a command line, for the child process. */
  String word() {
    return "%d,%d,%d,%d,%d"
        .formatted(document.toBytes(), unpacked.toBytes(), members, depth, characters);
  }

  /** The limits that {@code word} names; what concerns only the parent keeps its default. */
  static ReadingLimits ofWord(String word) {
    String[] parts = word.split(",");
    ReadingLimits rest = defaults();
    return new ReadingLimits(
        DataSize.ofBytes(Long.parseLong(parts[0])),
        DataSize.ofBytes(Long.parseLong(parts[1])),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]),
        Long.parseLong(parts[4]),
        rest.deadline(),
        rest.heap(),
        rest.documentsPerWorker());
  }

  /** The defaults, for where no settings are read. */
  public static ReadingLimits defaults() {
    return new ReadingLimits(
        DataSize.ofMegabytes(60),
        DataSize.ofMegabytes(200),
        1000,
        3,
        2_000_000,
        Duration.ofSeconds(30),
        DataSize.ofMegabytes(256),
        500);
  }
}
