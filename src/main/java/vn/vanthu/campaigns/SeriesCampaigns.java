package vn.vanthu.campaigns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.campaigns.calendar.CalendarDays;
import vn.vanthu.forms.Forms;
import vn.vanthu.forms.Period;
import vn.vanthu.registry.Units;

/** Recurring campaigns: keeps their rules, and makes the next campaign of each ahead of time. */
@Service
public class SeriesCampaigns {
  private static final Logger log = LoggerFactory.getLogger(SeriesCampaigns.class);
  private static final int FARTHEST = 24;

  private final AllSeries rows;
  private final Campaigns campaigns;
  private final Forms forms;
  private final Units units;
  private final CalendarDays calendar;

  SeriesCampaigns(
      AllSeries rows, Campaigns campaigns, Forms forms, Units units, CalendarDays calendar) {
    this.rows = rows;
    this.campaigns = campaigns;
    this.forms = forms;
    this.units = units;
    this.calendar = calendar;
  }

  /** All series, by code. */
  public List<Series> all() {
    return rows.all();
  }

  /**
   * Starts a series or changes its rule; campaigns that it has made stay as they are.
   *
   * @throws Refused naming everything that is wrong with its first campaign
   */
  @Transactional
  public void put(Series series, String who) {
    List<Fault> faults = new ArrayList<>();
    if (CampaignCheck.isUnfit(series.code(), 40)) {
      faults.add(Fault.of("code", "code-unfit", series.code()));
    }
    if (series.aheadDays() < 1 || series.aheadDays() > 366) {
      faults.add(Fault.of("ahead_days", "ahead-unfit", series.aheadDays()));
    }
    faults.addAll(check().faults(series.campaign(series.firstPeriod())));
    if (!faults.isEmpty()) {
      throw new Refused(faults);
    }
    rows.put(series, who);
  }

  /**
   * Makes the campaigns whose time has come: their due day is not past and no farther than the
   * series makes them ahead. One that cannot be made, as its period is taken or its year is not in
   * the calendar, is said in the log and tried again.
   *
   * @return those made
   */
  @Transactional
  public List<Campaign> createDue(LocalDate today) {
    List<Campaign> made = new ArrayList<>();
    for (Series series : rows.all()) {
      if (series.stoppedAt().isEmpty()) {
        upcoming(series, today).ifPresent(campaign -> make(campaign, made));
      }
    }
    return made;
  }

  /** The next campaign of a series that is due today or later, if its time has come. */
  private static Optional<Campaign> upcoming(Series series, LocalDate today) {
    Period period = series.firstPeriod();
    for (int i = 0; i < FARTHEST * 12; i++) {
      Campaign campaign = series.campaign(period);
      if (!campaign.dueDate().isBefore(today)) {
        return Optional.of(campaign)
            .filter(c -> !c.dueDate().minusDays(series.aheadDays()).isAfter(today));
      }
      period = SeriesPeriods.next(period);
    }
    return Optional.empty();
  }

  private void make(Campaign campaign, List<Campaign> made) {
    if (campaigns.find(campaign.code()).isPresent()) {
      return;
    }
    List<Fault> faults = check().faults(campaign);
    if (!faults.isEmpty()) {
      log.warn("campaign {} is not made: {}", campaign.code(), faults);
    } else if (campaigns.insert(campaign)) {
      campaigns.record(
          campaign.code(),
          CampaignAct.What.CREATED,
          "series " + campaign.terms().series().orElse(""),
          "");
      made.add(campaign);
    }
  }

  private CampaignCheck check() {
    return new CampaignCheck(forms, units.registry(), calendar.calendar(), campaigns.all());
  }
}
