package vn.vanthu.correspondence.reminders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.correspondence.Letter;
import vn.vanthu.correspondence.Purpose;
import vn.vanthu.correspondence.post.SendingCheck;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/**
 * Asked at the instant of sending: whether everything that a reminder asks for is still owed. If
 * not, it stays behind, and what is still open is planned anew.
 */
@Component
class StillOwed implements SendingCheck {
  static final String ARRIVED = "report-arrived";
  static final String OUTDATED = "reminder-outdated";

  private final ReminderRows rows;
  private final Campaigns campaigns;
  private final Statuses statuses;
  private final Units units;
  private final ReminderPauses pauses;
  private final Incoming incoming;
  private final RemindersSettings settings;
  private final Clock clock;
  private final ZoneId zone;

  StillOwed(
      ReminderRows rows,
      Campaigns campaigns,
      Statuses statuses,
      Units units,
      ReminderPauses pauses,
      Incoming incoming,
      RemindersSettings settings,
      Clock clock,
      ZoneId zone) {
    this.rows = rows;
    this.campaigns = campaigns;
    this.statuses = statuses;
    this.units = units;
    this.pauses = pauses;
    this.incoming = incoming;
    this.settings = settings;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public Optional<String> needless(Letter letter) {
    if (letter.purpose() != Purpose.REMINDER || letter.unit().isEmpty()) {
      return Optional.empty();
    }
    UnitCode unit = new UnitCode(letter.unit().get());
    if (incoming.unseen() || outOfTime(letter) || pauses.on(today()).contains(unit)) {
      return Optional.of(OUTDATED);
    }
    for (String code : rows.campaignsOf(letter.id())) {
      Optional<String> reason =
          campaigns.find(code).isEmpty()
              ? Optional.of(OUTDATED)
              : needless(campaigns.find(code).get(), unit);
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  private Optional<String> needless(Campaign campaign, UnitCode code) {
    if (campaign.isClosed() || campaign.isPaused()) {
      return Optional.of(OUTDATED);
    }
    Optional<Unit> unit = units.find(code).filter(u -> u.activeOn(today()));
    Optional<CampaignStatus.Row> row = unit.flatMap(u -> statuses.of(campaign, u));
    if (row.isEmpty()) {
      return Optional.of(OUTDATED); // no longer asked, or no longer there
    }
    boolean arrived = !row.get().isOpen() || incoming.of(List.of(campaign)).stops(code, campaign);
    return arrived ? Optional.of(ARRIVED) : Optional.empty();
  }

  /** A letter speaks of the day for which it was written, and goes in working hours alone. */
  private boolean outOfTime(Letter letter) {
    ZonedDateTime now = clock.instant().atZone(zone);
    return !settings.areHours(now.toLocalTime())
        || rows.dayOf(letter.id()).filter(day -> !day.equals(now.toLocalDate())).isPresent();
  }

  private LocalDate today() {
    Instant now = clock.instant();
    return now.atZone(zone).toLocalDate();
  }
}
