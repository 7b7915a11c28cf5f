package vn.vanthu.campaigns;

/** What a unit owes in a round: derived, never stored. */
public enum UnitState {
  NOT_YET_DUE,
  RECEIVED,
  RECEIVED_LATE,
  INCOMPLETE,
  IN_REVIEW,
  MISSING,
  EXEMPT,
  EXTENDED
}
