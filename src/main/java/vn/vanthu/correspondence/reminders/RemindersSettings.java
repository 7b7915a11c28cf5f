package vn.vanthu.correspondence.reminders;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reminders go.
 *
 * @param enabled whether they go by themselves at all; the preview works either way
 * @param from start of the working hours
 * @param until end of the working hours
 * @param perDay units written to in a day; the rest is written to on the next
 * @param perMinute units written to in a minute
 * @param catchUp working days for which a missed overdue reminder is still made up for
 * @param settle how long a reminder waits between being written and being sent, so that mail on its
 *     way is seen first
 * @param escalateTo addresses of the superiors; without any nothing is escalated
 * @param blankForms folder of the blank forms, {@code <form>.docx}
 */
@ConfigurationProperties("vanthu.reminders")
@Validated
record RemindersSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("08:00") LocalTime from,
    @DefaultValue("17:00") LocalTime until,
    @DefaultValue("1000") @Min(1) int perDay,
    @DefaultValue("30") @Min(1) int perMinute,
    @DefaultValue("2") @Min(0) int catchUp,
    @DefaultValue("90s") Duration settle,
    @DefaultValue List<String> escalateTo,
    @DefaultValue("config/forms") Path blankForms) {
  RemindersSettings {
    escalateTo = List.copyOf(escalateTo);
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("vanthu.reminders: 'from' must be before 'until'");
    }
  }

  /** The hour moved into the working hours. */
  LocalTime withinHours(LocalTime time) {
    return time.isBefore(from) ? from : time.isAfter(until) ? until : time;
  }

  boolean areHours(LocalTime time) {
    return !time.isBefore(from) && !time.isAfter(until);
  }
}
