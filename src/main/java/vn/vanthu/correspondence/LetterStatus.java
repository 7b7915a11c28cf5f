package vn.vanthu.correspondence;

/** Where a letter stands. */
public enum LetterStatus {
  /** Written, waits to be sent. */
  QUEUED,
  /** The mail server took it. */
  SENT,
  /** It could not be sent; its cause is kept. */
  FAILED,
  /** It came back. */
  BOUNCED,
  /** The dry run or a ceiling holds it back; it is never sent by itself. */
  WITHHELD
}
