package vn.vanthu.intake;

import java.io.IOException;
import java.io.InputStream;
import vn.vanthu.mailbox.MailPart;

/**
 * A file that came with a mail, or with a message inside it.
 *
 * @param number its place among the mail's files, from 0
 * @param name safe to show, repaired; empty for a nameless one
 * @param claimedType what the mail says it is: a claim, not a fact
 */
public record MailFile(int number, String name, String claimedType, MailPart part) {
  /** Its bytes; the caller closes the stream. */
  public InputStream open() throws IOException {
    return part.open();
  }
}
