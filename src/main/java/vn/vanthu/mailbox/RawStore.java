package vn.vanthu.mailbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Keeps the raw bytes of messages under their SHA-256. A cluster may want another one than files.
 */
public interface RawStore {
  /**
   * Keeps what {@code source} writes; durable when this returns.
   *
   * @throws IOException if it cannot be kept: nothing is then there
   */
  Raw keep(Source source) throws IOException;

  /**
   * A local file with those bytes, to be read only.
   *
   * @throws IOException if they are not there
   */
  Path file(String sha256) throws IOException;

  /** What was kept. */
  record Raw(String sha256, long bytes) {}

  /** Writes a message. */
  interface Source {
    void writeTo(OutputStream out) throws IOException;
  }
}
