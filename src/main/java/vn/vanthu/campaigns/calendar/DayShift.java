package vn.vanthu.campaigns.calendar;

/** Where a due day goes that falls on a day off. */
public enum DayShift {
  /** To the next working day: Civil Code 2015, article 148. */
  NEXT,
  /** To the working day before. */
  PREVIOUS,
  /** It stays. */
  NONE
}
