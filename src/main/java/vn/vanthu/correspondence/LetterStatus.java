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
  /**
   * It is held back and never sent by itself: by the dry run or a ceiling, because it waits for a
   * person's word, or because there is no need of it any more; its cause says which.
   */
  WITHHELD
}
