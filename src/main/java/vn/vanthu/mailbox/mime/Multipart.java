package vn.vanthu.mailbox.mime;

import jakarta.mail.internet.SharedInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a multipart begin and end. Lines of any length and any end (LF, CRLF, CR) are
 * walked over without being kept.
 *
 * @param ranges one per part, header included
 * @param complete whether the closing boundary was there
 */
record Multipart(List<Range> ranges, boolean complete) {
  private static final int LINES_GUESSED_FROM = 2000;

  /** A part's bytes within the multipart: {@code start} counts, {@code end} does not. */
  record Range(long start, long end) {}

  /**
   * @param most parts that are wanted at most; one more tells that there are more
   */
  static Multipart split(SharedInputStream content, String boundary, int most) throws IOException {
    String delimiter = "--" + boundary;
    List<Range> ranges = new ArrayList<>();
    try (Lines lines = new Lines(content, delimiter.length() + 80)) {
      long start = -1;
      while (lines.next() && ranges.size() <= most) {
        if (!lines.start.startsWith(delimiter)) {
          continue;
        }
        String rest = lines.start.substring(delimiter.length()).strip();
        if (!rest.isEmpty() && !rest.equals("--")) {
          continue;
        }
        if (start >= 0) {
          ranges.add(new Range(start, Math.max(start, lines.previousEnd)));
        }
        start = lines.nextAt;
        if (rest.equals("--")) {
          return new Multipart(ranges, true);
        }
      }
      if (start >= 0 && start < lines.nextAt) {
        ranges.add(new Range(start, lines.nextAt));
      }
    }
    return new Multipart(ranges, false);
  }

  /** The boundary that stands there: a line of two hyphens and more, with a header field below. */
  static Optional<String> guess(SharedInputStream content) throws IOException {
    try (Lines lines = new Lines(content, 300)) {
      String candidate = "";
      for (int n = 0; n < LINES_GUESSED_FROM && lines.next(); n++) {
        String line = lines.start.stripTrailing();
        if (!candidate.isEmpty() && line.matches("(?i)content-[a-z-]+:.*")) {
          return Optional.of(candidate);
        }
        boolean opens = line.length() > 3 && line.startsWith("--") && !line.matches("-+");
        candidate = opens ? line.substring(2) : "";
      }
    }
    return Optional.empty();
  }

  /** Walks over lines; of each it keeps how it begins, as bytes that stand for characters. */
  private static final class Lines implements AutoCloseable {
    private final InputStream in;
    private final byte[] kept;
    private String start = "";
    private long at;

    /** Where the line before this one ended, its line end left out. */
    private long previousEnd;

    private long thisEnd;
    private long nextAt;

    Lines(SharedInputStream content, int keep) {
      this.in = new BufferedInputStream(content.newStream(0, -1), 1 << 16);
      this.kept = new byte[keep];
    }

    boolean next() throws IOException {
      previousEnd = thisEnd;
      int length = 0;
      int c = in.read();
      if (c < 0) {
        return false;
      }
      while (c >= 0 && c != '\n' && c != '\r') {
        if (length < kept.length) {
          kept[length++] = (byte) c;
        }
        at++;
        c = in.read();
      }
      thisEnd = at;
      endLine(c);
      start = new String(kept, 0, length, StandardCharsets.ISO_8859_1);
      return true;
    }

    private void endLine(int c) throws IOException {
      at += c < 0 ? 0 : 1;
      if (c == '\r') {
        in.mark(1);
        if (in.read() == '\n') {
          at++;
        } else {
          in.reset();
        }
      }
      nextAt = at;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
