package vn.vanthu.mailbox.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads header fields, up to a limit: what goes on beyond it is taken for the text. */
final class HeaderBlock {
  static final int LONGEST = 256 * 1024;

  private HeaderBlock() {}

  /** The fields at the start of {@code in}, which then stands behind them. */
  static InternetHeaders read(InputStream in) throws MessagingException {
    return new InternetHeaders(new Limited(in), false);
  }

  private static final class Limited extends FilterInputStream {
    private int left = LONGEST;
    private int leftAtMark = LONGEST;

    Limited(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return left-- > 0 ? in.read() : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = left > 0 ? in.read(target, offset, Math.min(length, left)) : -1;
      left -= Math.max(count, 0);
      return count;
    }

    @Override
    public void mark(int readLimit) {
      leftAtMark = left;
      super.mark(readLimit);
    }

    @Override
    public void reset() throws IOException {
      left = leftAtMark;
      super.reset();
    }
  }
}
