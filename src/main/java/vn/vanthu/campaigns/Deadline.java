package vn.vanthu.campaigns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * By when a unit owes a report.
 *
 * @param stated the day as the document or the extension says
 * @param day the day it moves to where that is a day off
 * @param hour what letters ask for
 * @param until a report received at or after this instant is late
 */
public record Deadline(LocalDate stated, LocalDate day, LocalTime hour, Instant until) {
  /** Whether a report that came then is late. */
  public boolean isOver(Instant at) {
    return !at.isBefore(until);
  }
}
