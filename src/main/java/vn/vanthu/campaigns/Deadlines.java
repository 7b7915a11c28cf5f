package vn.vanthu.campaigns;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import vn.vanthu.campaigns.calendar.WorkingCalendar;

/** Reckons deadlines by one reading of the working calendar. */
public final class Deadlines {
  private final WorkingCalendar calendar;
  private final CampaignsSettings settings;
  private final ZoneId zone;

  Deadlines(WorkingCalendar calendar, CampaignsSettings settings, ZoneId zone) {
    this.calendar = calendar;
    this.settings = settings;
    this.zone = zone;
  }

  public WorkingCalendar calendar() {
    return calendar;
  }

  /**
   * The campaign's deadline.
   *
   * @throws vn.vanthu.campaigns.calendar.CalendarGap if its year is not in the calendar
   */
  public Deadline of(Campaign campaign) {
    return on(campaign, campaign.dueDate());
  }

  /** The deadline of a unit that was given more time, or of one that was not. */
  public Deadline of(Campaign campaign, Optional<LocalDate> extendedTo) {
    return on(campaign, extendedTo.orElse(campaign.dueDate()));
  }

  /** The campaign's schedule, or the office's. */
  public ReminderSchedule schedule(Campaign campaign) {
    return campaign.terms().reminders().orElseGet(settings::schedule);
  }

  private Deadline on(Campaign campaign, LocalDate stated) {
    LocalDate day = calendar.shifted(stated, settings.dueDayOff());
    Optional<LocalTime> own = campaign.terms().dueHour();
    return new Deadline(
        stated,
        day,
        own.orElse(settings.dueHour()),
        own.isPresent()
            ? day.atTime(own.get()).atZone(zone).toInstant()
            : day.plusDays(1).atStartOfDay(zone).toInstant());
  }
}
