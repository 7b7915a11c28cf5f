package vn.vanthu.campaigns.calendar;

/** What is special about a day. */
public enum DayKind {
  /** A public holiday, or a day off in its stead. */
  OFF,
  /** A Saturday or Sunday that is worked in the stead of another day. */
  WORKING,
  /** Worked where it is a weekday, but no reminder goes out: the days around Tết. */
  QUIET
}
