package vn.vanthu.correspondence.reminders;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Deadlines;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.correspondence.reminders.ReminderPlanner.Addresses;
import vn.vanthu.correspondence.reminders.StepDays.Dated;
import vn.vanthu.registry.UnitCode;

/** When units will be written to next, by the schedule of a campaign. */
@Service
public class NextReminders {
  private final Statuses statuses;
  private final ReminderRows rows;
  private final ReminderPauses pauses;
  private final UsableAddresses addresses;
  private final RemindersSettings settings;
  private final Clock clock;
  private final ZoneId zone;

  NextReminders(
      Statuses statuses,
      ReminderRows rows,
      ReminderPauses pauses,
      UsableAddresses addresses,
      RemindersSettings settings,
      Clock clock,
      ZoneId zone) {
    this.statuses = statuses;
    this.rows = rows;
    this.pauses = pauses;
    this.addresses = addresses;
    this.settings = settings;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Of those of these units that have not reported, by unit.
   *
   * @param of rows of that campaign, a few thousand at the most
   */
  public Map<UnitCode, NextReminder> of(Campaign campaign, List<CampaignStatus.Row> of) {
    List<CampaignStatus.Row> open = of.stream().filter(CampaignStatus.Row::isOpen).toList();
    Map<UnitCode, NextReminder> next = new HashMap<>();
    if (open.isEmpty() || campaign.isClosed()) {
      return next;
    }
    Deadlines deadlines = statuses.deadlines();
    StepDays steps = new StepDays(deadlines.calendar(), deadlines.schedule(campaign));
    List<UnitCode> codes = open.stream().map(row -> row.unit().code()).toList();
    Map<UnitCode, Set<String>> done = rows.done(campaign.code(), codes);
    ZonedDateTime now = clock.instant().atZone(zone);
    Set<UnitCode> paused = pauses.on(now.toLocalDate());
    Addresses usable = addresses.now();
    for (CampaignStatus.Row row : open) {
      UnitCode code = row.unit().code();
      next.put(
          code,
          held(campaign, row, paused, usable)
              .map(NextReminder::held)
              .orElseGet(() -> next(campaign, row, steps, done.getOrDefault(code, Set.of()), now)));
    }
    return next;
  }

  private static Optional<String> held(
      Campaign campaign, CampaignStatus.Row row, Set<UnitCode> paused, Addresses usable) {
    if (campaign.isPaused()) {
      return Optional.of("campaign-paused");
    }
    if (paused.contains(row.unit().code())) {
      return Optional.of("unit-paused");
    }
    return usable.of(row.unit()).isEmpty() ? Optional.of("no-address") : Optional.empty();
  }

  private NextReminder next(
      Campaign campaign,
      CampaignStatus.Row row,
      StepDays steps,
      Set<String> done,
      ZonedDateTime now) {
    LocalDate today = now.toLocalDate();
    return steps
        .from(row.deadline().day(), today)
        .filter(step -> !done.contains(step.step().key()))
        .filter(step -> step.day().isAfter(today) || settings.areHours(now.toLocalTime()))
        .or(() -> steps.from(row.deadline().day(), today.plusDays(1)))
        .filter(step -> campaign.terms().remindersEnd().filter(step.day()::isAfter).isEmpty())
        .map(this::dated)
        .orElse(NextReminder.NONE);
  }

  private NextReminder dated(Dated step) {
    LocalTime hour = settings.withinHours(step.step().at());
    return new NextReminder(Optional.of(step.day()), Optional.of(hour), Optional.empty());
  }
}
