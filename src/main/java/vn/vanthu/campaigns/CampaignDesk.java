package vn.vanthu.campaigns;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.vanthu.campaigns.calendar.CalendarDays;
import vn.vanthu.forms.Forms;
import vn.vanthu.registry.Unit;
import vn.vanthu.registry.UnitCode;
import vn.vanthu.registry.Units;

/**
 * What people do to campaigns. Each act is whole or refused with {@link Refused}, and kept with who
 * and why.
 */
@Service
public class CampaignDesk {
  private final Campaigns campaigns;
  private final Waivers waivers;
  private final Frozen frozen;
  private final Statuses statuses;
  private final CalendarDays calendar;
  private final Forms forms;
  private final Units units;
  private final Clock clock;
  private final ZoneId zone;

  CampaignDesk(
      Campaigns campaigns,
      Waivers waivers,
      Frozen frozen,
      Statuses statuses,
      CalendarDays calendar,
      Forms forms,
      Units units,
      Clock clock,
      ZoneId zone) {
    this.campaigns = campaigns;
    this.waivers = waivers;
    this.frozen = frozen;
    this.statuses = statuses;
    this.calendar = calendar;
    this.forms = forms;
    this.units = units;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Everything that is wrong with a campaign as one is typed in; empty if {@link #create} would
   * take it.
   */
  public List<Fault> faults(Campaign campaign) {
    List<Fault> faults = new ArrayList<>(check().faults(campaign));
    if (campaign.dueDate().isBefore(today())) {
      faults.add(Fault.of("due_date", "due-in-the-past", campaign.dueDate()));
    }
    if (campaigns.find(campaign.code()).isPresent()) {
      faults.add(Fault.of("code", "code-taken", campaign.code()));
    }
    return faults;
  }

  /**
   * Opens a campaign.
   *
   * @throws Refused naming everything that is wrong with it
   */
  @Transactional
  public void create(Campaign campaign, String who) {
    refuse(faults(campaign));
    if (!campaigns.insert(campaign)) {
      refuse(List.of(Fault.of("code", "code-taken", campaign.code())));
    }
    campaigns.record(campaign.code(), CampaignAct.What.CREATED, who, "");
  }

  /**
   * Changes an open campaign to what is given. Its due day may not move into the past.
   *
   * @throws Refused naming everything that is wrong with it
   */
  @Transactional
  public void change(Campaign changed, String who, String why) {
    Campaign before = existing(changed.code());
    List<Fault> faults = new ArrayList<>(check().faults(changed));
    if (before.isClosed()) {
      faults.add(Fault.of("code", "closed", changed.code()));
    }
    if (!changed.dueDate().equals(before.dueDate()) && changed.dueDate().isBefore(today())) {
      faults.add(Fault.of("due_date", "due-in-the-past", changed.dueDate()));
    }
    refuse(faults);
    campaigns.put(changed);
    campaigns.record(changed.code(), CampaignAct.What.CHANGED, who, why);
  }

  /**
   * Takes campaigns of the past and the future from a CSV or XLSX file, new and changed ones, all
   * or nothing. Past ones are history: nobody is reminded of what was due long ago.
   *
   * @return what was taken
   * @throws IOException if the file cannot be opened
   * @throws vn.vanthu.registry.BadRows naming every bad row
   */
  @Transactional
  public List<Campaign> takeFile(Path file, String who) throws IOException {
    List<Campaign> given =
        CampaignsFile.read(file, forms, units.registry(), calendar.calendar(), campaigns.all());
    for (Campaign campaign : given) {
      boolean there = campaigns.put(campaign);
      campaigns.record(
          campaign.code(), there ? CampaignAct.What.CHANGED : CampaignAct.What.CREATED, who, "");
    }
    return given;
  }

  /**
   * Closes a campaign and freezes how it stands, for that is what goes upwards. A report that comes
   * later is taken all the same and marked as after closing.
   */
  @Transactional
  public void close(String code, String who, String why) {
    Campaign campaign = existing(code);
    if (campaign.isClosed()) {
      refuse(List.of(Fault.of("code", "closed", code)));
    }
    frozen.keep(statuses.of(campaign));
    campaigns.setClosed(code, Optional.of(clock.instant()));
    campaigns.record(code, CampaignAct.What.CLOSED, who, why);
  }

  /** Opens a closed campaign again; what was frozen is forgotten. */
  @Transactional
  public void reopen(String code, String who, String why) {
    if (!existing(code).isClosed()) {
      refuse(List.of(Fault.of("code", "not-closed", code)));
    }
    frozen.forget(code);
    campaigns.setClosed(code, Optional.empty());
    campaigns.record(code, CampaignAct.What.REOPENED, who, why);
  }

  /** Stops all letters of a campaign until it is resumed. */
  @Transactional
  public void pause(String code, String who, String why) {
    if (!existing(code).isPaused()) {
      campaigns.setPaused(code, Optional.of(clock.instant()));
      campaigns.record(code, CampaignAct.What.PAUSED, who, why);
    }
  }

  /** Lets its letters go again; those of the meantime are not made up for. */
  @Transactional
  public void resume(String code, String who, String why) {
    if (existing(code).isPaused()) {
      campaigns.setPaused(code, Optional.empty());
      campaigns.record(code, CampaignAct.What.RESUMED, who, why);
    }
  }

  /**
   * Excuses units from a campaign, all or nothing.
   *
   * @throws Refused naming every unit that is unknown or not asked
   */
  @Transactional
  public void exempt(String code, Collection<UnitCode> excused, String who, String why) {
    waive(code, excused, Optional.empty(), who, why);
  }

  /**
   * Gives units more time, all or nothing.
   *
   * @throws Refused naming every unit that is unknown or not asked, or a day that is not later than
   *     the due day
   */
  @Transactional
  public void extend(
      String code, Collection<UnitCode> given, LocalDate to, String who, String why) {
    Campaign campaign = existing(code);
    if (!to.isAfter(campaign.dueDate())) {
      refuse(List.of(Fault.of("extended_to", "extension-not-later", campaign.dueDate())));
    }
    if (!calendar.calendar().knows(to)) {
      refuse(List.of(Fault.of("extended_to", "calendar-gap", to.getYear())));
    }
    waive(code, given, Optional.of(to), who, why);
  }

  /** Takes back an exemption or extension; its history stays. */
  @Transactional
  public void withdrawWaiver(String code, UnitCode unit, String who, String why) {
    existing(code);
    if (!waivers.withdraw(code, new Waiver(unit, Optional.empty(), who, why, clock.instant()))) {
      refuse(List.of(Fault.of("unit", "no-waiver", unit)));
    }
  }

  private void waive(
      String code, Collection<UnitCode> of, Optional<LocalDate> to, String who, String why) {
    Campaign campaign = existing(code);
    List<Fault> faults = new ArrayList<>();
    if (why.isBlank()) {
      faults.add(Fault.of("why", "reason-missing"));
    }
    if (of.isEmpty()) {
      faults.add(Fault.of("units", "missing"));
    }
    for (UnitCode unit : of) {
      Optional<Unit> known = units.find(unit);
      if (known.isEmpty()) {
        faults.add(Fault.of("units", "unit-unknown", unit));
      } else if (!campaign.couldAsk(known.get())) {
        faults.add(Fault.of("units", "unit-not-asked", unit));
      }
    }
    refuse(faults);
    of.forEach(unit -> waivers.put(code, new Waiver(unit, to, who, why, clock.instant())));
  }

  private CampaignCheck check() {
    return new CampaignCheck(forms, units.registry(), calendar.calendar(), campaigns.all());
  }

  private Campaign existing(String code) {
    return campaigns
        .find(code)
        .orElseThrow(() -> new Refused(List.of(Fault.of("code", "campaign-unknown", code))));
  }

  private LocalDate today() {
    return clock.instant().atZone(zone).toLocalDate();
  }

  private static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new Refused(faults);
    }
  }
}
