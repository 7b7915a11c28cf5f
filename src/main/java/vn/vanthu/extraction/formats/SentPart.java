package vn.vanthu.extraction.formats;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.cms.CMSProcessable;

/**
 * A part of a mail as what was signed. Lines were signed with CR and LF at their ends; servers and
 * programs that keep mail may have left LF alone.
 *
 * @param restored whether CR is put back where it is missing
 */
record SentPart(Path file, boolean restored) implements CMSProcessable {
  @Override
  public void write(OutputStream out) throws IOException {
    if (!restored) {
      Files.copy(file, out);
      return;
    }
    BufferedOutputStream lines = new BufferedOutputStream(out);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      int before = -1;
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '\n' && before != '\r') {
          lines.write('\r');
        }
        lines.write(c);
        before = c;
      }
    }
    lines.flush();
  }

  @Override
  public Object getContent() {
    return file;
  }
}
