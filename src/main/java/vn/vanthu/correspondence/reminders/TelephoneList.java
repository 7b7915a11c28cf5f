package vn.vanthu.correspondence.reminders;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.vanthu.campaigns.Campaign;
import vn.vanthu.campaigns.CampaignStatus;
import vn.vanthu.campaigns.Campaigns;
import vn.vanthu.campaigns.Deadlines;
import vn.vanthu.campaigns.Statuses;
import vn.vanthu.campaigns.UnitState;
import vn.vanthu.correspondence.LetterStatus;
import vn.vanthu.registry.UnitCode;

/**
 * Whom letters do not reach: units without an address, merged or closed since the due day, silent
 * after the last reminder, or with two mails that could not be read. Derived; only the notes of
 * calls are rows.
 */
@Service
public class TelephoneList {
  private static final int UNREADABLE = 2;

  private final JdbcClient jdbc;
  private final Campaigns campaigns;
  private final Statuses statuses;
  private final Incoming incoming;
  private final UsableAddresses addresses;
  private final ReminderRows rows;
  private final Clock clock;
  private final ZoneId zone;

  TelephoneList(
      JdbcClient jdbc,
      Campaigns campaigns,
      Statuses statuses,
      Incoming incoming,
      UsableAddresses addresses,
      ReminderRows rows,
      Clock clock,
      ZoneId zone) {
    this.jdbc = jdbc;
    this.campaigns = campaigns;
    this.statuses = statuses;
    this.incoming = incoming;
    this.addresses = addresses;
    this.rows = rows;
    this.clock = clock;
    this.zone = zone;
  }

  /** The list of all open campaigns, as it stands now. */
  public List<TelephoneEntry> now() {
    return campaigns.open().stream().flatMap(campaign -> of(campaign).stream()).toList();
  }

  /** The list of one campaign, by unit. */
  public List<TelephoneEntry> of(Campaign campaign) {
    Deadlines deadlines = statuses.deadlines();
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    ArrivedMail arrived = incoming.of(List.of(campaign));
    Map<UnitCode, List<Sent>> sent = new HashMap<>();
    rows.history(Optional.of(campaign.code()), Optional.empty())
        .forEach(s -> sent.computeIfAbsent(s.unit(), u -> new ArrayList<>()).add(s));
    Map<UnitCode, List<TelephoneCall>> calls = calls(campaign.code());
    StepDays steps = new StepDays(deadlines.calendar(), deadlines.schedule(campaign));
    ReminderPlanner.Addresses usable = addresses.now();
    List<TelephoneEntry> entries = new ArrayList<>();
    for (CampaignStatus.Row row : statuses.of(campaign).units()) {
      List<Sent> written = sent.getOrDefault(row.unit().code(), List.of());
      reason(row, campaign, arrived, steps, written, usable, today)
          .ifPresent(
              reason ->
                  entries.add(
                      new TelephoneEntry(
                          campaign,
                          row.unit().on(today),
                          row.deadline(),
                          reason,
                          written,
                          calls.getOrDefault(row.unit().code(), List.of()))));
    }
    return entries;
  }

  /** Keeps what was said on the telephone. */
  public void note(String campaign, UnitCode unit, String who, String note) {
    jdbc.sql(
            """
            insert into telephone_call (campaign, unit, who, note, at) values (:campaign, :unit, :who, :note, :now)
            """)
        .param("campaign", campaign)
        .param("unit", unit.value())
        .param("who", who)
        .param("note", note)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Optional<String> reason(
      CampaignStatus.Row row,
      Campaign campaign,
      ArrivedMail arrived,
      StepDays steps,
      List<Sent> written,
      ReminderPlanner.Addresses usable,
      LocalDate today) {
    boolean settled = !row.isOpen() && row.state() != UnitState.IN_REVIEW;
    if (!settled && arrived.unreadable(row.unit().code(), campaign) >= UNREADABLE) {
      return Optional.of("unreadable");
    }
    if (!row.isOpen() || arrived.stops(row.unit().code(), campaign)) {
      return Optional.empty();
    }
    if (!row.unit().activeOn(today)) {
      return Optional.of("ended");
    }
    if (usable.of(row.unit()).isEmpty() && steps.reached(row.deadline().day(), today).isPresent()) {
      return Optional.of("no-address");
    }
    return silent(row, steps, written, today) ? Optional.of("silent") : Optional.empty();
  }

  /** The last reminder has gone on an earlier day, and nothing has come. */
  private static boolean silent(
      CampaignStatus.Row row, StepDays steps, List<Sent> written, LocalDate today) {
    Optional<String> last = steps.last(row.deadline().day()).map(step -> step.step().key());
    return written.stream()
        .anyMatch(
            s ->
                Optional.of(s.step()).equals(last)
                    && s.day().isBefore(today)
                    && s.status() != LetterStatus.QUEUED
                    && s.status() != LetterStatus.WITHHELD);
  }

  private Map<UnitCode, List<TelephoneCall>> calls(String campaign) {
    Map<UnitCode, List<TelephoneCall>> calls = new HashMap<>();
    jdbc.sql("select * from telephone_call where campaign = :campaign order by id desc")
        .param("campaign", campaign)
        .query(
            (row, n) ->
                new TelephoneCall(
                    new UnitCode(row.getString("unit")),
                    row.getString("who"),
                    row.getString("note"),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
        .list()
        .forEach(call -> calls.computeIfAbsent(call.unit(), u -> new ArrayList<>()).add(call));
    return calls;
  }
}
