package vn.vanthu.mailbox;

/** What a mail is. */
public enum MailKind {
  /** A union's report, readable or not. */
  REPORT,
  /** Absence notices, read receipts, our own letters come back. */
  AUTO_REPLY,
  /** A letter of ours could not be delivered. */
  BOUNCE,
  /** Everything else: questions, invitations, newsletters, spam. */
  OTHER
}
