package vn.vanthu.campaigns.calendar;

/** Nobody has said which days of a year are worked; staff add the year. */
public class CalendarGap extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int year;

  public CalendarGap(int year) {
    super("The working calendar has no year " + year);
    this.year = year;
  }

  public int year() {
    return year;
  }
}
