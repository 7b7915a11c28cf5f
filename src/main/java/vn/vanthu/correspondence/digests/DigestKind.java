package vn.vanthu.correspondence.digests;

/** How much time a digest covers. */
enum DigestKind {
  /** From one working day to the next. */
  DAILY,
  WEEKLY
}
