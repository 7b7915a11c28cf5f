package vn.vanthu.mailbox;

/** Where a mail stands. */
public enum MailStatus {
  /** Kept, its fate not yet settled: it waits in the line. */
  RECEIVED,
  /** Its fate is settled. */
  DONE,
  /**
   * Reading it failed for a reason that does not pass by itself; a person may send it through
   * again.
   */
  FAILED
}
