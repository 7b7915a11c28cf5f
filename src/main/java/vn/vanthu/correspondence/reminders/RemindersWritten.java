package vn.vanthu.correspondence.reminders;

import java.time.LocalDate;

/** The reminders of an hour were written: to so many units. */
public record RemindersWritten(LocalDate day, int units) {}
