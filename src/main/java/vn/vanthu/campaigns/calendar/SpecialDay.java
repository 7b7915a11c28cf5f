package vn.vanthu.campaigns.calendar;

import java.time.LocalDate;

/**
 * A day that is not as its weekday says.
 *
 * @param name what it is called, for people
 */
public record SpecialDay(LocalDate day, DayKind kind, String name) {}
