package vn.vanthu.campaigns;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import vn.vanthu.forms.Period;

/**
 * A recurring campaign, as a rule that staff can read.
 *
 * @param code of the series; a campaign's is this and its period: {@code CCHC-2022-Q2}
 * @param title with {@code {period}} for the period's code
 * @param from first day of the figures, reckoned from the period's first month
 * @param to last day of the figures, reckoned from the period's last month
 * @param due reckoned from the period's last month
 * @param reminders its own schedule, if not the office's
 * @param aheadDays how long before the due day the campaign is made
 * @param firstPeriod its length is that of all
 * @param stoppedAt since when it makes no more campaigns
 */
public record Series(
    String code,
    String form,
    String title,
    Optional<String> document,
    DayRule from,
    DayRule to,
    DayRule due,
    Optional<LocalTime> dueHour,
    Selection units,
    Optional<ReminderSchedule> reminders,
    int aheadDays,
    Period firstPeriod,
    Optional<Instant> stoppedAt) {

  /** The campaign of a period. */
  public Campaign campaign(Period period) {
    return new Campaign(
        code + "-" + period,
        form,
        period,
        due.fromEnd(period),
        title.replace("{period}", period.toString()),
        Optional.of(from.fromStart(period)),
        Optional.of(to.fromEnd(period)),
        units,
        new Campaign.Terms(dueHour, document, reminders, Optional.empty(), Optional.of(code)));
  }
}
