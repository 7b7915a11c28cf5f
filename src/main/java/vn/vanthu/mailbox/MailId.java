package vn.vanthu.mailbox;

/** Key of a kept mail. */
public record MailId(long value) {
  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
