package vn.vanthu.mailbox.imap;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The server has a message but has not given it out. */
final class FetchFailed extends IOException {
  private static final long serialVersionUID = 1L;

  FetchFailed(String words) {
    super(words);
  }

  FetchFailed(@Nullable String words, Exception cause) {
    super(words, cause);
  }
}
