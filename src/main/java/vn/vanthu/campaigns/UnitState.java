package vn.vanthu.campaigns;

/** What a unit owes in a round: derived, never stored while the round is open. */
public enum UnitState {
  /** Nothing has come, and the deadline has not passed. */
  NOT_YET_DUE,
  /** A complete report came in time. */
  RECEIVED,
  /** Its first report came after the deadline. */
  RECEIVED_LATE,
  /** A report came in time that does not state every indicator. */
  INCOMPLETE,
  /** A report came about which a person must decide something. */
  IN_REVIEW,
  /** Nothing has come, and the deadline has passed. */
  MISSING,
  /** It is excused and owes nothing. */
  EXEMPT,
  /** Nothing has come; it was given more time, which has not passed. */
  EXTENDED
}
