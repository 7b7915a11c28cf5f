package vn.vanthu.campaigns;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.vanthu.campaigns.calendar.DayShift;

/**
 * The office's habits, where a campaign does not say otherwise.
 *
 * @param dueDayOff where a due day goes that falls on a day off
 * @param dueHour the hour that letters ask for
 * @param reminders the schedule, as {@link ReminderSchedule} reads it
 */
@ConfigurationProperties("vanthu.campaigns")
@Validated
record CampaignsSettings(
    @DefaultValue("next") DayShift dueDayOff,
    @DefaultValue("17:00") LocalTime dueHour,
    @DefaultValue("-3 08:30; 0 14:00; +1 08:30; +3 08:30; escalate +5 08:30") String reminders) {
  CampaignsSettings {
    ReminderSchedule.parse(reminders); // a bad one stops the start
  }

  ReminderSchedule schedule() {
    return ReminderSchedule.parse(reminders);
  }
}
