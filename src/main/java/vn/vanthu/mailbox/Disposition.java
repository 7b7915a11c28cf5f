package vn.vanthu.mailbox;

/** What became of a mail. */
public enum Disposition {
  /** Its report counts. */
  RECORDED,
  /** A person must decide. */
  FOR_REVIEW,
  /** It is no report; nothing more to do. */
  SET_ASIDE
}
